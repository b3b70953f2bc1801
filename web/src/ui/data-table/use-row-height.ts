import { useSyncExternalStore } from 'react';

export type Density = 'normal' | 'dense';

const KEY = 'perennial.rows';
const HEIGHTS: Readonly<Record<Density, number>> = { normal: 36, dense: 32 };
const TOUCH = 44;
const listeners = new Set<() => void>();
const coarse = window.matchMedia('(pointer: coarse)');

const densityNow = (): Density => (localStorage.getItem(KEY) === 'dense' ? 'dense' : 'normal');

export function showDensity(density: Density): void {
  localStorage.setItem(KEY, density);
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  coarse.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    coarse.removeEventListener('change', listener);
  };
}

/** Of a row, in pixels: as it was chosen on this device, and for fingers where there are fingers. */
export const useRowHeight = (): number =>
  useSyncExternalStore(listen, () => (coarse.matches ? TOUCH : HEIGHTS[densityNow()]));

export const useDensity = (): Density => useSyncExternalStore(listen, densityNow);

import type { Tone } from '#web/ui';

const TONES: Readonly<Record<string, Tone>> = {
  green: 'green',
  yellow: 'yellow',
  red: 'red',
  pursue: 'green',
  nurture: 'yellow',
};

export const bandTone = (band: string | null): Tone => TONES[band ?? ''] ?? 'neutral';

import { lazy } from 'react';

export type { LiveCounts } from './live-counts.ts';
export type { JourneyMapData, MapStep } from './map-layout.ts';
export { RemoveRunDialog } from './remove-run-dialog.tsx';
export { actionText, outcomeText } from './step-words.ts';

/** Loaded when the first map is shown: a draft's in the studio, a live one here. Stands inside a Suspense. */
export const JourneyMap = lazy(async () => ({ default: (await import('./journey-map.tsx')).JourneyMap }));

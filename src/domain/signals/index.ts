import type { Feature } from '#domain/feature';
import { acknowledgeSignal } from './acknowledge-signal.ts';
import { dismissSignal } from './dismiss-signal.ts';
import { listSignals } from './list-signals.ts';
import { previewRelease } from './preview-release.ts';
import { releaseSignals } from './release-signals.ts';
import { signalEvents } from './signal-events.ts';

export { type PreviewSums, together } from './preview-sums.ts';
export type { PreviewedAccount, ReleasePreview } from './release-preview.ts';

/** Signals as people work on them; the engine raises, blocks, grades and expires them. `runtime` has their grades. */
export const signals = (runtime: Parameters<typeof listSignals>[0]): Feature => ({
  operations: [listSignals(runtime), acknowledgeSignal, dismissSignal, previewRelease(runtime), releaseSignals],
  relations: [],
  recorders: [],
  effects: [],
  events: signalEvents,
  actions: {},
});

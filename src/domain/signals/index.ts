import type { Feature } from '#domain/feature';
import { acknowledgeSignal } from './acknowledge-signal.ts';
import { dismissSignal } from './dismiss-signal.ts';
import { getSignal } from './get-signal.ts';
import { listSignals } from './list-signals.ts';
import { previewRelease } from './preview-release.ts';
import { qualifySignal } from './qualify-signal.ts';
import { releaseSignals } from './release-signals.ts';
import { restoreSignal } from './restore-signal.ts';
import { signalEvents } from './signal-events.ts';

export { acknowledgeSignal } from './acknowledge-signal.ts';
export { dismissSignal } from './dismiss-signal.ts';
export { factLines, type Language, languageOf } from './fact-words.ts';
export { type PreviewSums, together } from './preview-sums.ts';
export type { PreviewedAccount, ReleasePreview } from './release-preview.ts';
export { loadCurves } from './signal-curves.ts';
export { countSignals, listSignalRows, OPEN_SIGNALS } from './signal-list.ts';
export { SignalView, viewSignal } from './signal-view.ts';

/** Signals as people work on them; the engine raises, blocks, grades and expires them. `runtime` has their grades. */
export const signals = (runtime: Parameters<typeof listSignals>[0]): Feature => ({
  operations: [
    listSignals(runtime),
    getSignal(runtime),
    acknowledgeSignal,
    qualifySignal,
    dismissSignal,
    restoreSignal,
    previewRelease(runtime),
    releaseSignals,
  ],
  relations: [],
  recorders: [],
  effects: [],
  events: signalEvents,
  actions: {},
});

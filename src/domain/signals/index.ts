import type { Feature } from '#domain/feature';
import { acknowledgeSignal } from './acknowledge-signal.ts';
import { dismissSignal } from './dismiss-signal.ts';
import { listSignals } from './list-signals.ts';
import { signalEvents } from './signal-events.ts';

/** Signals as people work on them; the engine raises, blocks, grades and expires them. */
export const signals: Feature = {
  operations: [listSignals, acknowledgeSignal, dismissSignal],
  relations: [],
  recorders: [],
  effects: [],
  events: signalEvents,
  actions: {},
};

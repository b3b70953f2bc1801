import type { Signal } from '#pure/playbook';

/** Whether a rule is one without an event of its own whose condition or gate asks for signals. */
export function asksForSignals({ on, when, needs }: Signal): boolean {
  return on === undefined && [when, needs].some((e) => e?.refs.some(({ kind }) => kind === 'open_signal'));
}

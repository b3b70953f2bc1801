import type { EffectHandler, EffectOutcome, EffectRow } from '#engine';

/** `event.record`: a step says that something has happened: `event` is its name, all else its properties. */
export const recordEvents: EffectHandler = {
  kind: 'event.record',
  async runMany(_tx, _shard, rows: readonly EffectRow[]) {
    return rows.map(eventOutcome);
  },
};

/** What `event.record` brings about. What is not known is not said. */
export function eventOutcome({ id, payload }: EffectRow): EffectOutcome {
  // Who stands in for whom is the engine's word, not the step's.
  const { event, standIns: _, ...rest } = payload;
  if (typeof event !== 'string' || event.trim() === '') {
    const message =
      'event.record does not know which event: name it under "with", as in { event: advocacy.suggested }.';
    return { id, done: false, reason: 'event-missing', message };
  }
  const properties = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  return { id, done: true, events: [{ name: event.trim(), properties }] };
}

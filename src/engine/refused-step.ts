import { idOf } from '#base';
import type { CausedEvent, EffectOutcome, EffectRow } from './registry.ts';

type Refusal = Extract<EffectOutcome, { done: false }>;

/** A refused step is an event. */
export function refusedEvent({ id, kind, step = '' }: EffectRow, { reason, message }: Refusal): CausedEvent {
  return { name: `${kind}.refused`, properties: { effect: id, step, reason, message } };
}

/** It asks a person to put it right. */
export function putRight(row: EffectRow, { reason, message }: Refusal): EffectRow {
  const title = `${row.step ?? ''}: ${message}`;
  const { standIns } = row.payload;
  const people = standIns === undefined ? {} : { standIns };
  const payload = { task: 'put_right', title, assign: ['csm'], concerns: row.id, reason, ...people };
  return { ...row, id: idOf('put right', row.id), kind: 'task', payload };
}

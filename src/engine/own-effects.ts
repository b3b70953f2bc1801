import { idOf } from '#base';
import type { EffectOutcome, EffectRow } from './registry.ts';
import type { Runtime } from './runtime.ts';

/** Effects that the engine does itself: they need no table of a feature. Undefined for all others. */
export function doOwnEffect(runtime: Runtime, row: EffectRow): EffectOutcome | undefined {
  if (row.kind === 'journey.start') return requestJourney(runtime, row);
  return row.kind === 'email.drop' ? dropMessage(row) : undefined;
}

/** `journey.start`: an event that only the journey of this name enters on, of the same playbook or else of any live one. */
function requestJourney({ live }: Runtime, { id, playbook: own, enrollment, payload }: EffectRow): EffectOutcome {
  const journey = String(payload.journey);
  const having = live
    .filter(({ playbook }) => Object.hasOwn(playbook.journeys, journey))
    .map(({ playbook }) => playbook.id);
  const playbook = having.find((one) => one === own) ?? having[0];
  if (playbook === undefined) {
    const message = `no playbook that is live has a journey ${journey}; publish one, or correct the step`;
    return { id, done: false, reason: 'journey-unknown', message };
  }
  const by = enrollment === undefined ? {} : { by: enrollment };
  return { id, done: true, events: [{ name: 'journey.requested', properties: { journey, playbook, ...by } }] };
}

/** `email.drop`: a message that might not leave for too long. The event says so, and a person decides what to do instead. */
function dropMessage({ id, enrollment, payload }: EffectRow): EffectOutcome {
  const message = String(payload.message);
  const reason = String(payload.reason);
  const run = enrollment === undefined ? {} : { enrollment };
  const properties = { id, message, reason, put_right: idOf('asked', id, 0), ...run };
  const task = {
    task: 'put_right',
    title: `${message} was not sent: ${reason}`,
    assign: ['csm'],
    concerns: id,
    reason,
    // The journey goes on, and may be left at once.
    stays: true,
  };
  return {
    id,
    done: true,
    events: [{ name: 'email.dropped', properties }],
    asks: [{ kind: 'task', payload: task }],
  };
}

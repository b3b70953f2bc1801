import { idOf } from '#base';
import type { Enrollment } from '#pure/journey';
import type { Cause } from './cause.ts';
import type { LogEvent } from './log-event.ts';
import type { EffectRow } from './registry.ts';

/** What the outbox says of a message that has not reached anybody and won't any more. */
const UNDELIVERED = /\.(dropped|failed|bounced)$/;

/** A message of a running journey that did not arrive asks a person, who knows what to do instead. */
export function askToPutRight(
  cause: Cause,
  event: LogEvent,
  enrollment: Enrollment | undefined,
): EffectRow | undefined {
  if (!UNDELIVERED.test(event.name) || enrollment?.status !== 'running') return undefined;
  const { id, message, reason } = event.properties;
  const { account, playbook, version, journey } = enrollment;
  const why = typeof reason === 'string' ? reason : event.name;
  return {
    id: idOf('put right', cause.key),
    kind: 'task',
    account,
    at: cause.at,
    enrollment: enrollment.id,
    playbook,
    version,
    journey,
    payload: {
      task: 'put_right',
      title: `${String(message ?? 'a message')} did not arrive: ${why}`,
      assign: ['csm'],
      concerns: id ?? null,
      reason: why,
    },
  };
}

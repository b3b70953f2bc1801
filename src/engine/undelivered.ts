import { idOf, type JsonObject } from '#base';
import type { Enrollment } from '#pure/journey';
import type { Cause } from './cause.ts';
import type { LogEvent } from './log-event.ts';
import type { EffectRow } from './registry.ts';

/** What the outbox says of a message that has not reached anybody and won't any more. */
const UNDELIVERED = /^(email|webhook)\.(dropped|failed|bounced)$/;

/**
 * What did not arrive asks a person, who knows what to do instead: the CSM for a message of a running journey, the admin
 * for what was to tell colleagues.
 */
export function askToPutRight(
  cause: Cause,
  event: LogEvent,
  enrollment: Enrollment | undefined,
  /** Of the playbook whose message it is. */
  standIns: JsonObject = {},
): EffectRow | undefined {
  // Whoever says so may have asked a person already.
  if (!UNDELIVERED.test(event.name) || event.properties.put_right !== undefined) return undefined;
  const { id, message, to, reason, purpose } = event.properties;
  const what = String(message ?? 'a message');
  const why = typeof reason === 'string' ? reason : event.name;
  const common = {
    id: idOf('put right', cause.key),
    kind: 'task',
    account: event.account,
    at: cause.at,
    ...(enrollment === undefined ? {} : { enrollment: enrollment.id, journey: enrollment.journey }),
  };
  if (purpose === 'internal') {
    const { playbook, version } = event.properties;
    const whom = typeof to === 'string' ? to : 'the webhook';
    return {
      ...common,
      playbook: String(playbook ?? ''),
      version: String(version ?? ''),
      payload: {
        task: 'put_right',
        title: `${what} did not reach ${whom}: ${why}`,
        assign: ['admin'],
        // A receiver that is down fails every time: one open task tells of all.
        group: `undelivered to ${whom}`,
        concerns: id ?? null,
        reason: why,
      },
    };
  }
  // The message that a dropped one continues has asked a person already.
  if (enrollment?.status !== 'running' || reason === 'thread-missing') return undefined;
  return {
    ...common,
    playbook: enrollment.playbook,
    version: enrollment.version,
    payload: {
      task: 'put_right',
      title: `${what} did not arrive: ${why}`,
      assign: ['csm'],
      concerns: id ?? null,
      reason: why,
      ...(Object.keys(standIns).length === 0 ? {} : { standIns }),
    },
  };
}

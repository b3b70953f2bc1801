import { type Instant, idOf } from '#base';
import type { Enrollment } from '#pure/journey';
import type { AccountRun } from './account-run.ts';
import type { LogEvent } from './log-event.ts';
import type { OutboxEntry } from './registry.ts';
import type { Runtime } from './runtime.ts';

/** The first message of a journey run: to whom it leaves when, or what keeps it. */
export interface FirstMessage {
  readonly at: Instant;
  /** Its name in the playbook. */
  readonly message: string;
  /** `review`: a person is to look at it first; `refused`: it lacks something, and a person is asked. */
  readonly state: 'leaves' | 'review' | 'refused';
  readonly contact?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly why?: string;
}

/** The first message that a run of an account has written for an enrollment, or could not write. */
export function firstMessage(
  { recorded, outbox }: Pick<AccountRun, 'recorded' | 'outbox'>,
  enrollment: Enrollment,
  runtime: Runtime,
): FirstMessage | undefined {
  for (const event of recorded) {
    const { name, properties } = event;
    if (name === 'message.written' && properties.enrollment === enrollment.id)
      return written(
        event,
        outbox.find(({ id }) => id === properties.id),
      );
    if (name === 'email.refused' && isOf(enrollment, event)) return refused(event, enrollment, runtime);
  }
  return undefined;
}

function written({ receivedAt: at, properties, contact }: LogEvent, leaving: OutboxEntry | undefined): FirstMessage {
  const { to, subject } = leaving?.payload ?? {};
  return {
    at,
    message: String(properties.message),
    state: leaving === undefined ? 'review' : 'leaves',
    ...(contact === undefined ? {} : { contact }),
    ...(typeof to === 'string' ? { to } : {}),
    ...(typeof subject === 'string' ? { subject } : {}),
  };
}

function refused(
  { receivedAt: at, properties }: LogEvent,
  { playbook, version, journey }: Enrollment,
  runtime: Runtime,
): FirstMessage {
  const name = String(properties.step);
  const step = runtime.find(playbook, version)?.playbook.journeys[journey]?.steps[name];
  const message = step?.kind === 'email' ? step.message : name;
  return { at, message, state: 'refused', why: String(properties.message) };
}

/** Of one that was refused only its effect is known. */
function isOf({ id, visits }: Enrollment, { properties: { effect, step } }: LogEvent): boolean {
  const name = String(step);
  const times = visits[name] ?? 0;
  return Array.from({ length: times }, (_, visit) => idOf('effect', id, name, visit + 1)).some((one) => one === effect);
}

import { DAY, type Instant, type Zone } from '#base';
import { isQuiet, nextPermitted, type QuietHours } from '#pure/calendar';
import type { Duration, Message, Playbook } from '#pure/playbook';
import type { Speech } from './advance-context.ts';
import type { Enrollment } from './enrollment.ts';

/** A message that may not leave is dropped when it has waited this long, in ms. */
export const LONGEST_HOLD = 7 * DAY;

export interface Speaking {
  readonly purpose: Message['purpose'];
  readonly at: Instant;
  /** When the message first wanted to leave. */
  readonly since: Instant;
  /** Whose quiet hours count: the contact's, else the account's, else the workspace's. */
  readonly zone: Zone;
  readonly quiet: QuietHours;
  /** How long after another journey's upsell message an account has its peace; absent: no such cap. */
  readonly cap?: Duration;
  readonly plus: (at: Instant, duration: Duration) => Instant;
  /** Whether the journey's gate holds: unknown is not true; true where it has none. */
  readonly gate: boolean;
  /** When a fact that the gate reads next changes by time alone. */
  readonly gateDue?: Instant;
  /** When other journeys last sent an upsell message to the account (`lastSpeeches`). */
  readonly others: readonly Instant[];
}

/**
 * Whether a message may leave, over all journeys of an account. Service and internal messages always may; others not in
 * quiet hours; upsell neither while its gate does not hold, nor soon after another journey's upsell message.
 */
export function decideSpeech(speaking: Speaking): Speech {
  const { purpose, at, since, zone, quiet } = speaking;
  if (isNeverHeld(purpose)) return { may: true };
  if (purpose === 'upsell') {
    const limit = since + LONGEST_HOLD;
    const { gate, gateDue = limit } = speaking;
    if (!gate) return { may: false, reason: 'the gate of its journey does not hold', until: Math.min(limit, gateDue) };
    const until = capUntil(speaking);
    if (until > at) return { may: false, reason: 'another journey has written not long ago', until };
  }
  if (!isQuiet(at, zone, quiet)) return { may: true };
  return { may: false, reason: 'quiet hours', until: nextPermitted(at, zone, quiet) };
}

/** The earliest instant from `at` on at which a message of this purpose disturbs nobody. */
export function permittedFrom(purpose: Message['purpose'], at: Instant, zone: Zone, quiet: QuietHours): Instant {
  return isNeverHeld(purpose) ? at : nextPermitted(at, zone, quiet);
}

const isNeverHeld = (purpose: Message['purpose']): boolean => purpose === 'service' || purpose === 'internal';

function capUntil({ cap, plus, others }: Speaking): Instant {
  if (cap === undefined || others.length === 0) return Number.NEGATIVE_INFINITY;
  return Math.max(...others.map((other) => plus(other, cap)));
}

/** What of a version tells which of its steps were upsell messages. */
export type SpokenPlaybook = Pick<Playbook, 'journeys' | 'messages'>;

/**
 * Of each (playbook, journey) but `own`: when an upsell message of it last left, among these enrollments of one account.
 * A version that `playbookOf` does not know any more is left out.
 */
export function lastSpeeches(
  enrollments: readonly Enrollment[],
  playbookOf: (enrollment: Enrollment) => SpokenPlaybook | undefined,
  own: Pick<Enrollment, 'playbook' | 'journey'>,
): readonly Instant[] {
  const last = new Map<string, Instant>();
  for (const enrollment of enrollments) {
    const { playbook, journey } = enrollment;
    if (playbook === own.playbook && journey === own.journey) continue;
    const spoke = lastUpsell(enrollment, playbookOf(enrollment));
    const key = `${playbook} ${journey}`;
    if (spoke !== undefined) last.set(key, Math.max(spoke, last.get(key) ?? spoke));
  }
  return [...last.values()];
}

function lastUpsell({ journey, ranAt }: Enrollment, playbook: SpokenPlaybook | undefined): Instant | undefined {
  let last: Instant | undefined;
  for (const step of Object.values(playbook?.journeys[journey]?.steps ?? {})) {
    if (step.kind !== 'email' || playbook?.messages[step.message]?.purpose !== 'upsell') continue;
    const ran = ranAt[step.id];
    if (ran !== undefined && (last === undefined || ran > last)) last = ran;
  }
  return last;
}

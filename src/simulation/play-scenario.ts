import type { Instant, JsonObject, Zone } from '#base';
import type { CausedEvent } from '#engine';
import type { Playbook, ScenarioPlay } from '#pure/playbook';
import { propertiesOf } from './scenario-clock.ts';
import { RefusedEvent, type VirtualAccount } from './virtual-account.ts';
import { completed } from './virtual-desk.ts';

type Act = ScenarioPlay['act'];

/** Does what a scenario says that people and other software do; gives why it can't be done, or undefined. */
export function act(
  account: VirtualAccount,
  playbook: Playbook,
  what: Act,
  at: Instant,
  zone: Zone,
): string | undefined {
  const events = eventsOf(account, playbook, what, zone);
  if (typeof events === 'string') return events;
  try {
    for (const event of events) account.happen(event, at);
    return undefined;
  } catch (error) {
    if (error instanceof RefusedEvent) return error.message;
    throw error;
  }
}

/** The events by which the product learns of it; a text says why nothing of the kind can happen now. */
function eventsOf(account: VirtualAccount, playbook: Playbook, what: Act, zone: Zone): readonly CausedEvent[] | string {
  const { desk } = account;
  switch (what.kind) {
    case 'event':
      return [{ name: what.event, properties: propertiesOf(what, zone) }];
    case 'complete': {
      const open = listed(desk.tasks.map(({ kind }) => kind));
      const task = desk.take(what.task);
      return task === undefined
        ? `there is no open task ${what.task}; open are: ${open}`
        : [completed(task, what.answers)];
    }
    case 'approve':
      return desk.approve(what.document) ?? `there is no ${what.document} that waits for its review`;
    case 'check': {
      const enrollment = account.enrollments.find(
        ({ status, journey }) => status === 'running' && asksFor(playbook, journey, what.check),
      );
      if (enrollment === undefined) return `nobody is in a journey that asks for "${what.check}"`;
      return [{ name: 'stage.checked', properties: { enrollment: enrollment.id, check: what.check } }];
    }
    case 'click':
      return clicked(account, what, propertiesOf(what, zone));
  }
}

/** The answer's own event and `email.answered`, as a click in a mail brings them about. */
function clicked(
  { desk }: VirtualAccount,
  { message, answer: name }: Extract<Act, { kind: 'click' }>,
  fields: JsonObject,
): readonly CausedEvent[] | string {
  const mail = desk.mails.findLast((one) => one.message === message);
  const answer = mail?.answers[name];
  if (mail === undefined || answer === undefined) {
    return `no mail ${message} has come that offers ${name}; mails were: ${listed(desk.mails.map((one) => one.message))}`;
  }
  const { id, enrollment } = mail;
  const base = { id, message, answer: name, enrollment };
  const heard = { name: 'email.answered', properties: { ...answer.with, ...fields, ...base } };
  if (answer.event === heard.name) return [heard];
  return [{ name: answer.event, properties: { ...base, ...answer.with, ...fields } }, heard];
}

function asksFor({ journeys }: Playbook, journey: string, check: string): boolean {
  const stages = journeys[journey]?.stages ?? [];
  return stages.some(({ doneWhen }) => doneWhen.some((one) => 'check' in one && one.check === check));
}

const listed = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '));

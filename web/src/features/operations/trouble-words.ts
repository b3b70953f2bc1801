import { plural, t } from '@lingui/core/macro';
import type { Output } from '#web/api';
import { formatLength } from '#web/ui';

type Status = Output<'get-status'>;

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);
const lasting = (seconds: number | null): string => formatLength((seconds ?? 0) * 1000);

/** What status complains about, in the person's language; undefined for what this version has no words for. */
export function troubleText(name: string, status: Status): string | undefined {
  const { outbox, quarantine, unassigned, lag } = status;
  switch (name) {
    case 'no-worker':
      return t`No worker is running: what comes in is stored, and nothing moves.`;
    case 'clock-jump':
      return t`The clock of the database jumped: nothing is sent until somebody accepts the new time.`;
    case 'late-ticks':
      return t`Work is late by ${lasting(lag.worst_seconds)}.`;
    case 'no-delivery':
      return t`Nothing delivers, and something is to be sent.`;
    case 'late-delivery':
      return t`What may leave has waited for ${lasting(outbox.oldest_due_seconds)}.`;
    case 'held-accounts':
      return plural(status.held_accounts, { one: '# account is held.', other: '# accounts are held.' });
    case 'in-doubt':
      return plural(outbox.in_doubt, {
        one: '# message may have left or not.',
        other: '# messages may have left or not.',
      });
    case 'dead-letters':
      return plural(sum(outbox.dead.map(({ last_day: count }) => count)), {
        one: '# message was given up in the last 24 hours.',
        other: '# messages were given up in the last 24 hours.',
      });
    case 'quarantine':
      return plural(sum(quarantine.map(({ events }) => events)), {
        one: '# event is in quarantine.',
        other: '# events are in quarantine.',
      });
    case 'unassigned':
      return plural(unassigned.events, { one: '# event has no account.', other: '# events have no account.' });
    case 'refused-calls':
      return plural(status.refused_calls_last_day, {
        one: '# call was refused in the last 24 hours.',
        other: '# calls were refused in the last 24 hours.',
      });
    case 'stuck-playbook':
      return t`A published version has been prepared for more than an hour.`;
    case 'preparing-playbook':
      return t`A published version is being prepared; it goes live by itself.`;
    case 'history-backlog':
      return t`Imported events wait; live ones go first.`;
    case 'standing-signals':
      return plural(status.standing_signals, {
        one: '# signal of history waits to be released.',
        other: '# signals of history wait to be released.',
      });
    case 'overdue-tasks':
      return plural(status.overdue_tasks, { one: '# task is overdue.', other: '# tasks are overdue.' });
    default:
      return undefined;
  }
}

/** The screen where something can be done about it. */
export function placeOf(name: string): string | undefined {
  return PLACES[name];
}

const PLACES: Readonly<Record<string, string>> = {
  'held-accounts': '/settings/held',
  'in-doubt': '/settings/outbox?state=in_doubt',
  'dead-letters': '/settings/outbox?state=dead',
  'late-delivery': '/settings/outbox?state=queued',
  quarantine: '/settings/quarantine',
  unassigned: '/settings/unassigned',
  'refused-calls': '/settings/sources',
  'stuck-playbook': '/playbooks',
  'preparing-playbook': '/playbooks',
  'standing-signals': '/signals?status=standing',
  'overdue-tasks': '/tasks',
};

import { OUTBOX_COUNTED } from './outbox-state-list.ts';
import { COUNTED } from './shard-lag-list.ts';
import { type StatusFigures, TROUBLE_LEVELS, type Trouble } from './status-view.ts';
import { PEOPLE_COUNTED } from './waiting-list.ts';

/** Ticks take 200 ms and come each second: whoever waits for minutes waits for something that is broken or too slow. */
const LATE = 5 * 60;
/** A version takes its series from the log: minutes, or as long as somebody has to put it right. */
const STUCK_PREPARING = 60 * 60;

type Rule = (status: StatusFigures) => { readonly text: string; readonly do: string } | undefined;

interface Known {
  readonly level: Trouble['level'];
  /** When it is told, for the page of operations. */
  readonly when: string;
  readonly find: Rule;
}

/** Everything that status can complain about, in the order in which it is worth looking at. */
export const TROUBLES: Readonly<Record<string, Known>> = {
  'no-worker': {
    level: 'urgent',
    when: 'No process runs the engine: what comes in is stored and waits.',
    find: ({ services }) =>
      services.workers.length > 0
        ? undefined
        : {
            text: 'No worker is running: what comes in is stored, and nothing moves.',
            do: 'Start the product ("npm start"), or a process whose SERVICES name worker.',
          },
  },
  'clock-jump': {
    level: 'urgent',
    when: 'The time of the database jumped by more than an hour: nothing is sent until a person accepts it.',
    find({ clock: { jump_seconds: jump } }) {
      if (jump === null) return undefined;
      return {
        text: `The clock of the database jumped ${lasting(Math.abs(jump))} ${jump < 0 ? 'back' : 'ahead'}: nothing is sent meanwhile.`,
        do: "Put the database server's clock right, or let the new time hold with perennial accept-clock.",
      };
    },
  },
  'late-ticks': {
    level: 'urgent',
    when: 'An event of people or of live senders, or a due time, has waited for more than 5 minutes.',
    find({ lag }) {
      const [worst] = lag.shards;
      if (worst === undefined || lag.worst_seconds <= LATE) return undefined;
      const { people, live } = lag.lanes;
      const events = atLeast(people.waiting + live.waiting, COUNTED);
      const waiting = `${events} events and ${atLeast(lag.due.waiting, COUNTED)} due times wait`;
      return {
        text: `Work is late by ${lasting(lag.worst_seconds)}; ${waiting}, shard ${worst.shard} the longest.`,
        do: 'Look into the log of the workers; when they work without errors, start another (SERVICES=worker).',
      };
    },
  },
  'no-delivery': {
    level: 'urgent',
    when: 'No process delivers, and something is to be sent.',
    find: ({ services, outbox }) =>
      services.deliveries.length > 0 || outbox.queued + outbox.under_way === 0
        ? undefined
        : {
            text: `Nothing delivers: ${atLeast(outbox.queued + outbox.under_way, OUTBOX_COUNTED)} to be sent wait in the outbox.`,
            do: 'Start the product ("npm start"), or a process whose SERVICES name delivery.',
          },
  },
  'late-delivery': {
    level: 'urgent',
    when: 'Something that may leave has waited in the outbox for more than 5 minutes.',
    find: ({ services, outbox }) =>
      services.deliveries.length === 0 || (outbox.oldest_due_seconds ?? 0) <= LATE
        ? undefined
        : {
            text: `What may leave has waited for ${lasting(outbox.oldest_due_seconds ?? 0)}; ${atLeast(outbox.queued, OUTBOX_COUNTED)} are queued.`,
            do: 'Check that the mail server answers (SMTP_URL); list-messages --state queued shows what waits.',
          },
  },
  'held-accounts': {
    level: 'person',
    when: 'An account made the engine fail: it is held alone, its events wait in order.',
    find: ({ held_accounts: held }) =>
      held === 0
        ? undefined
        : {
            text: `${many(held, 'account is held', 'accounts are held')}: their events wait, nothing of theirs moves.`,
            do: 'perennial list-held-accounts tells why; release-account lets one go on.',
          },
  },
  'in-doubt': {
    level: 'person',
    when: 'A process ended while a message was on the wire: nobody knows whether it arrived.',
    find: ({ outbox }) =>
      outbox.in_doubt === 0
        ? undefined
        : {
            text: `${many(outbox.in_doubt, 'message', 'messages')} may have left or not.`,
            do: 'perennial list-messages --state in_doubt shows them; resolve-in-doubt takes your word.',
          },
  },
  'dead-letters': {
    level: 'person',
    when: 'A message of the last 24 hours was refused for good, or given up after 12 tries.',
    find({ outbox }) {
      const recent = outbox.dead.filter(({ last_day: count }) => count > 0);
      if (recent.length === 0) return undefined;
      const by = recent.map(({ channel, last_day: count }) => `${count} by ${channel}`).join(', ');
      return {
        text: `Messages were given up in the last 24 hours: ${by}.`,
        do: 'perennial list-messages --state dead tells why each.',
      };
    },
  },
  quarantine: {
    level: 'person',
    when: 'Events could not be recorded: they break their declaration, or contradict what is stored.',
    find({ quarantine }) {
      if (quarantine.length === 0) return undefined;
      const total = quarantine.reduce((sum, { events }) => sum + events, 0);
      const by = quarantine.map(({ reason, events }) => `${atLeast(events, PEOPLE_COUNTED)} ${reason}`).join(', ');
      return {
        text: `${many(total, 'event is', 'events are')} in quarantine: ${by}.`,
        do: 'perennial list-quarantine shows each; put it right at the sender or in the playbook, then replay-quarantine.',
      };
    },
  },
  unassigned: {
    level: 'person',
    when: 'Events wait because nothing has said yet which account their contact belongs to.',
    find: ({ unassigned: { events, oldest_seconds: oldest } }) =>
      events === 0
        ? undefined
        : {
            text: `${atLeast(events, PEOPLE_COUNTED)} ${events === 1 ? 'event has' : 'events have'} no account, the oldest for ${lasting(oldest ?? 0)}.`,
            do: 'perennial list-unassigned shows them; they enter by a group call, an import or assign-contact.',
          },
  },
  'refused-calls': {
    level: 'person',
    when: 'The door refused calls of senders in the last 24 hours.',
    find: ({ refused_calls_last_day: refused }) =>
      refused === 0
        ? undefined
        : {
            text: `${atLeast(refused, PEOPLE_COUNTED)} ${refused === 1 ? 'call was' : 'calls were'} refused in the last 24 hours.`,
            do: 'perennial list-refused-calls tells why each; put it right at the sender.',
          },
  },
  'stuck-playbook': {
    level: 'person',
    when: 'A published version has been prepared for more than an hour.',
    find({ versions, services }) {
      const stuck = versions.playbooks.find(
        ({ status, published_seconds: published }) => status === 'preparing' && published > STUCK_PREPARING,
      );
      if (stuck === undefined || services.workers.length === 0) return undefined;
      const { playbook, version, prepared, published_seconds: published } = stuck;
      return {
        text: `${playbook} ${version} was published ${lasting(published)} ago and is not live (${Math.floor(prepared * 100)} % prepared).`,
        do: 'The log of the workers says what keeps it; publish a version in which that is put right.',
      };
    },
  },
  'preparing-playbook': {
    level: 'note',
    when: 'A published version is being prepared: its series are filled from the log.',
    find({ versions }) {
      const preparing = versions.playbooks.filter(
        ({ status, published_seconds: published }) => status === 'preparing' && published <= STUCK_PREPARING,
      );
      if (preparing.length === 0) return undefined;
      const each = preparing.map(
        ({ playbook, version, prepared }) => `${playbook} ${version} (${Math.floor(prepared * 100)} %)`,
      );
      return { text: `On its way to be live: ${each.join(', ')}.`, do: 'Nothing: it goes live by itself.' };
    },
  },
  'history-backlog': {
    level: 'note',
    when: 'Imported events have waited for more than 5 minutes; live ones go before them.',
    find({ lag }) {
      const { waiting, oldest_seconds: oldest } = lag.lanes.history;
      if (oldest === null || oldest <= LATE) return undefined;
      return {
        text: `${atLeast(waiting, COUNTED)} imported ${waiting === 1 ? 'event waits' : 'events wait'}, the oldest for ${lasting(oldest)}.`,
        do: 'Nothing: live events go first. Another worker makes it faster.',
      };
    },
  },
  'standing-signals': {
    level: 'note',
    when: 'Signals found in imported history stand until a person looks: nothing is sent because of them.',
    find: ({ standing_signals: standing }) =>
      standing === 0
        ? undefined
        : {
            text: `${atLeast(standing, PEOPLE_COUNTED)} ${standing === 1 ? 'signal of history stands' : 'signals of history stand'} and nothing acts on them.`,
            do: 'perennial list-signals --status standing shows them.',
          },
  },
  'overdue-tasks': {
    level: 'note',
    when: 'Open tasks are past their due time.',
    find: ({ overdue_tasks: overdue }) =>
      overdue === 0
        ? undefined
        : {
            text: `${atLeast(overdue, PEOPLE_COUNTED)} ${overdue === 1 ? 'task is' : 'tasks are'} overdue.`,
            do: 'perennial list-tasks shows them, the most overdue first.',
          },
  },
};

/** What is wrong with an installation, the worst first. */
export function decideTroubles(status: StatusFigures): Trouble[] {
  const found = Object.entries(TROUBLES).flatMap(([name, { level, find }]) => {
    const trouble = find(status);
    return trouble === undefined ? [] : [{ name, level, ...trouble }];
  });
  return found.sort((a, b) => TROUBLE_LEVELS.indexOf(a.level) - TROUBLE_LEVELS.indexOf(b.level));
}

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** A number that was counted up to `most` only. */
const atLeast = (count: number, most: number): string => (count >= most ? `at least ${count}` : `${count}`);

/** Seconds in words: `3 min`, `2 h`, `5 days`. */
export function lasting(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  if (seconds < 36 * 60 * 60) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}

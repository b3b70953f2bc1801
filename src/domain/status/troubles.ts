import { OUTBOX_COUNTED } from './outbox-state-list.ts';
import { COUNTED } from './shard-lag-list.ts';
import { type StatusFigures, TROUBLE_LEVELS, type Trouble } from './status-view.ts';
import { lasting, many } from './trouble-words.ts';
import { PEOPLE_COUNTED } from './waiting-list.ts';

/** Ticks take 200 ms and come each second: whoever waits for minutes waits for something that is broken or too slow. */
const LATE = 5 * 60;
/** A version takes its series from the log: minutes, or as long as somebody has to put it right. */
const STUCK_PREPARING = 60 * 60;

interface Known {
  readonly level: Trouble['level'];
  /** When it is told, for the page of operations. */
  readonly when: string;
  readonly do: string;
  /** What it says of an installation; undefined: that is not in this trouble. */
  readonly find: (status: StatusFigures) => string | undefined;
}

/** Everything that status can complain about, in the order in which it is worth looking at. */
export const TROUBLES: Readonly<Record<string, Known>> = {
  'no-worker': {
    level: 'urgent',
    when: 'No process runs the engine: what comes in is stored and waits.',
    do: 'Start the product ("npm start"), or a process whose SERVICES name worker.',
    find: ({ services }) =>
      services.workers.length > 0 ? undefined : 'No worker is running: what comes in is stored, and nothing moves.',
  },
  'clock-jump': {
    level: 'urgent',
    when: 'The time of the database jumped by more than an hour: nothing is sent until a person accepts it.',
    do: "Put the database server's clock right, or let the new time hold with perennial accept-clock.",
    find: ({ clock: { jump_seconds: jump } }) =>
      jump === null
        ? undefined
        : `The clock of the database jumped ${lasting(Math.abs(jump))} ${jump < 0 ? 'back' : 'ahead'}: nothing is sent meanwhile.`,
  },
  'late-ticks': {
    level: 'urgent',
    when: 'An event of people or of live senders, or a due time, has waited for more than 5 minutes.',
    do: 'Look into the log of the workers; when they work without errors, start another (SERVICES=worker).',
    find({ lag }) {
      const [worst] = lag.shards;
      if (worst === undefined || lag.worst_seconds <= LATE) return undefined;
      const events = many(lag.lanes.people.waiting + lag.lanes.live.waiting, 'event', 'events', COUNTED);
      const due = many(lag.due.waiting, 'due time', 'due times', COUNTED);
      return `Work is late by ${lasting(lag.worst_seconds)}; ${events} and ${due} wait, shard ${worst.shard} the longest.`;
    },
  },
  'no-delivery': {
    level: 'urgent',
    when: 'No process delivers, and something is to be sent.',
    do: 'Start the product ("npm start"), or a process whose SERVICES name delivery.',
    find({ services, outbox }) {
      const waiting = outbox.queued + outbox.under_way;
      if (services.deliveries.length > 0 || waiting === 0) return undefined;
      return `Nothing delivers: ${many(waiting, 'message waits', 'messages wait', OUTBOX_COUNTED)} in the outbox.`;
    },
  },
  'late-delivery': {
    level: 'urgent',
    when: 'Something that may leave has waited in the outbox for more than 5 minutes.',
    do: 'Check that the mail server answers (SMTP_URL); perennial list-messages --state queued shows what waits.',
    find({ services, outbox: { queued, oldest_due_seconds: oldest } }) {
      if (services.deliveries.length === 0 || oldest === null || oldest <= LATE) return undefined;
      return `What may leave has waited for ${lasting(oldest)}; ${many(queued, 'is', 'are', OUTBOX_COUNTED)} queued.`;
    },
  },
  'held-accounts': {
    level: 'person',
    when: 'An account made the engine fail: it is held alone, its events wait in order.',
    do: 'perennial list-held-accounts tells why; perennial release-account lets one go on, perennial release-accounts several.',
    find: ({ held_accounts: held }) =>
      held === 0
        ? undefined
        : `${many(held, 'account is', 'accounts are')} held: events wait, nothing else of theirs moves.`,
  },
  'in-doubt': {
    level: 'person',
    when: 'A process ended while a message was on the wire: nobody knows whether it arrived.',
    do: 'perennial list-messages --state in_doubt shows them; perennial resolve-in-doubt takes your word.',
    find: ({ outbox: { in_doubt: doubted } }) =>
      doubted === 0 ? undefined : `${many(doubted, 'message', 'messages', OUTBOX_COUNTED)} may have left or not.`,
  },
  'dead-letters': {
    level: 'person',
    when: 'A message of the last 24 hours was refused for good, or given up after 12 tries.',
    do: 'perennial list-messages --state dead tells why each.',
    find({ outbox }) {
      const recent = outbox.dead.filter(({ last_day: count }) => count > 0);
      if (recent.length === 0) return undefined;
      const by = recent.map(({ channel, last_day: count }) => `${count} by ${channel}`).join(', ');
      return `Messages were given up in the last 24 hours: ${by}.`;
    },
  },
  quarantine: {
    level: 'person',
    when: 'Events could not be recorded: they break their declaration, or contradict what is stored.',
    do: 'perennial list-quarantine shows each; put it right at the sender or in the playbook, then perennial replay-quarantine, or perennial discard-quarantined.',
    find({ quarantine }) {
      if (quarantine.length === 0) return undefined;
      const total = quarantine.reduce((sum, { events }) => sum + events, 0);
      const by = quarantine.map(({ reason, events }) => `${events} ${reason}`).join(', ');
      return `${many(total, 'event is', 'events are', PEOPLE_COUNTED)} in quarantine: ${by}.`;
    },
  },
  unassigned: {
    level: 'person',
    when: 'Events wait because nothing has said yet which account their contact belongs to.',
    do: 'perennial list-unassigned shows them; they enter by a group call, an import or perennial assign-contact; perennial discard-unassigned drops them.',
    find: ({ unassigned: { events, oldest_seconds: oldest } }) =>
      events === 0
        ? undefined
        : `${many(events, 'event has', 'events have', PEOPLE_COUNTED)} no account, the oldest for ${lasting(oldest ?? 0)}.`,
  },
  'refused-calls': {
    level: 'person',
    when: 'The door refused calls of senders in the last 24 hours.',
    do: 'perennial list-refused-calls tells why each; put it right at the sender.',
    find: ({ refused_calls_last_day: refused }) =>
      refused === 0
        ? undefined
        : `${many(refused, 'call was', 'calls were', PEOPLE_COUNTED)} refused in the last 24 hours.`,
  },
  'stuck-playbook': {
    level: 'person',
    when: 'A published version has been prepared for more than an hour.',
    do: 'The log of the workers says what keeps it; publish a version in which that is put right.',
    find({ versions, services }) {
      const stuck = preparing(versions).find(({ published_seconds: ago }) => ago > STUCK_PREPARING);
      if (stuck === undefined || services.workers.length === 0) return undefined;
      const { playbook, version, prepared, published_seconds: ago } = stuck;
      return `${playbook} ${version} was published ${lasting(ago)} ago and is not live (${percent(prepared)} prepared).`;
    },
  },
  'preparing-playbook': {
    level: 'note',
    when: 'A published version is being prepared: its series are filled from the log.',
    do: 'Nothing: it goes live by itself.',
    find({ versions }) {
      const recent = preparing(versions).filter(({ published_seconds: ago }) => ago <= STUCK_PREPARING);
      if (recent.length === 0) return undefined;
      const each = recent.map(({ playbook, version, prepared }) => `${playbook} ${version} (${percent(prepared)})`);
      return `On its way to be live: ${each.join(', ')}.`;
    },
  },
  'history-backlog': {
    level: 'note',
    when: 'Imported events have waited for more than 5 minutes; live ones go before them.',
    do: 'Nothing: live events go first. Another worker makes it faster.',
    find({ lag }) {
      const { waiting, oldest_seconds: oldest } = lag.lanes.history;
      if (oldest === null || oldest <= LATE) return undefined;
      const events = many(waiting, 'imported event waits', 'imported events wait', COUNTED);
      return `${events}, the oldest for ${lasting(oldest)}.`;
    },
  },
  'standing-signals': {
    level: 'note',
    when: 'Signals found in imported history stand until a person looks: nothing is sent because of them.',
    do: 'perennial release --preview --all shows what would follow; perennial release --all lets them act.',
    find: ({ standing_signals: standing }) =>
      standing === 0
        ? undefined
        : `${many(standing, 'signal of history stands', 'signals of history stand', PEOPLE_COUNTED)} and nothing acts on them.`,
  },
  'overdue-tasks': {
    level: 'note',
    when: 'Open tasks are past their due time.',
    do: 'perennial list-tasks shows them, the most overdue first.',
    find: ({ overdue_tasks: overdue }) =>
      overdue === 0 ? undefined : `${many(overdue, 'task is', 'tasks are', PEOPLE_COUNTED)} overdue.`,
  },
};

/** What is wrong with an installation, the worst first. */
export function decideTroubles(status: StatusFigures): Trouble[] {
  return Object.entries(TROUBLES)
    .flatMap(([name, { level, do: todo, find }]) => {
      const text = find(status);
      return text === undefined ? [] : [{ name, level, text: text.replace(/^at/, 'At'), do: todo }];
    })
    .sort((a, b) => TROUBLE_LEVELS.indexOf(a.level) - TROUBLE_LEVELS.indexOf(b.level));
}

/** All that status can say, as docs/operations.md lists it. */
export function troublesTable(): string {
  const rows = Object.entries(TROUBLES).map(
    ([name, { level, when, do: todo }]) => `| \`${name}\` | ${level} | ${when} | ${todo} |`,
  );
  return ['| name | level | when | what to do |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

const preparing = ({ playbooks }: StatusFigures['versions']) =>
  playbooks.filter(({ status }) => status === 'preparing');

const percent = (share: number): string => `${Math.floor(share * 100)} %`;

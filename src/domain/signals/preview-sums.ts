import type { PreviewedAccount, ReleasePreview } from './release-preview.ts';

/** What adds up over accounts, and over the answers for one page of them after the other. */
export type PreviewSums = Omit<ReleasePreview, 'at' | 'until' | 'left' | 'next'>;

type Kind = PreviewSums['kinds'][number];
type Journey = PreviewSums['journeys'][number];
type Person = PreviewSums['people'][number];

/** Counts all of them and lists the first. */
export function sumOf(accounts: readonly PreviewedAccount[], list: number): PreviewSums {
  return accounts.map(alone).reduce((sum, one) => together(sum, one, list), NONE);
}

const NONE: PreviewSums = {
  ...{ signals: 0, accounts: 0, kinds: [], journeys: [], people: [], tasks: 0, failed: 0, listed: [], more: 0 },
};

/** Two sums as one, of which the first `list` accounts are listed. */
export function together(a: PreviewSums, b: PreviewSums, list: number): PreviewSums {
  const listed = [...a.listed, ...b.listed];
  return {
    signals: a.signals + b.signals,
    accounts: a.accounts + b.accounts,
    kinds: merged(a.kinds, b.kinds, ({ playbook, kind }) => `${playbook} ${kind}`, addKinds),
    journeys: merged(a.journeys, b.journeys, ({ playbook, journey }) => `${playbook} ${journey}`, addJourneys),
    people: merged(a.people, b.people, ({ person }) => person, addPeople),
    tasks: a.tasks + b.tasks,
    failed: a.failed + b.failed,
    listed: listed.slice(0, list),
    more: a.more + b.more + Math.max(0, listed.length - list),
  };
}

function alone(account: PreviewedAccount): PreviewSums {
  const { signals, journeys, told, tasks, failed } = account;
  return {
    signals: signals.length,
    accounts: 1,
    kinds: signals
      .map(({ playbook, kind, title, becomes }) => ({
        playbook,
        kind,
        title,
        ...BECOME_NOTHING,
        signals: 1,
        [becomes]: 1,
      }))
      .reduce((sum: Kind[], one) => merged(sum, [one], ({ playbook, kind }) => `${playbook} ${kind}`, addKinds), []),
    journeys: journeys.map(journeyAlone),
    people: told
      .map(({ person, when }) => ({
        person,
        at_once: when === 'at once' ? 1 : 0,
        next_mail: when === 'at once' ? 0 : 1,
      }))
      .reduce((sum: Person[], one) => merged(sum, [one], ({ person }) => person, addPeople), []),
    tasks,
    failed: failed === undefined ? 0 : 1,
    listed: [account],
    more: 0,
  };
}

const BECOME_NOTHING = { raised: 0, blocked: 0, ended: 0, stands: 0, held: 0 };

function journeyAlone({
  playbook,
  journey,
  title,
  outcome,
  reason,
  first,
}: PreviewedAccount['journeys'][number]): Journey {
  const is = (which: typeof outcome): number => (outcome === which ? 1 : 0);
  const state = outcome === 'entered' ? (first?.state ?? 'none') : undefined;
  return {
    playbook,
    journey,
    title,
    entered: is('entered'),
    held_out: is('held out'),
    not_ready: is('not ready'),
    not_entered: outcome === 'not entered' ? [{ reason: reason ?? '', accounts: 1 }] : [],
    first_messages: { leaves: 0, review: 0, refused: 0, none: 0, ...(state === undefined ? {} : { [state]: 1 }) },
  };
}

function addKinds(a: Kind, b: Kind): Kind {
  return {
    ...a,
    signals: a.signals + b.signals,
    raised: a.raised + b.raised,
    blocked: a.blocked + b.blocked,
    ended: a.ended + b.ended,
    stands: a.stands + b.stands,
    held: a.held + b.held,
  };
}

function addJourneys(a: Journey, b: Journey): Journey {
  const [x, y] = [a.first_messages, b.first_messages];
  return {
    ...a,
    entered: a.entered + b.entered,
    held_out: a.held_out + b.held_out,
    not_ready: a.not_ready + b.not_ready,
    not_entered: merged(
      a.not_entered,
      b.not_entered,
      ({ reason }) => reason,
      (one, other) => ({ ...one, accounts: one.accounts + other.accounts }),
    ),
    first_messages: {
      leaves: x.leaves + y.leaves,
      review: x.review + y.review,
      refused: x.refused + y.refused,
      none: x.none + y.none,
    },
  };
}

const addPeople = (a: Person, b: Person): Person => ({
  person: a.person,
  at_once: a.at_once + b.at_once,
  next_mail: a.next_mail + b.next_mail,
});

/** Rows of the same name added up, in the order of their names. */
function merged<Row>(
  a: readonly Row[],
  b: readonly Row[],
  nameOf: (row: Row) => string,
  add: (a: Row, b: Row) => Row,
): Row[] {
  const rows = new Map(a.map((row) => [nameOf(row), row]));
  for (const row of b) {
    const before = rows.get(nameOf(row));
    rows.set(nameOf(row), before === undefined ? row : add(before, row));
  }
  return [...rows].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, row]) => row);
}

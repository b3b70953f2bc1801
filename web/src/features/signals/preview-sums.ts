import type { Output } from '#web/api';

export type Preview = Output<'preview-release'>;

/** Two pages of a preview as one: what stands in both is added up. */
export function together(a: Preview, b: Preview): Preview {
  return {
    ...b,
    signals: a.signals + b.signals,
    accounts: a.accounts + b.accounts,
    tasks: a.tasks + b.tasks,
    failed: a.failed + b.failed,
    more: a.more + b.more,
    listed: [...a.listed, ...b.listed],
    kinds: merged(
      a.kinds,
      b.kinds,
      ({ playbook, kind }) => `${playbook} ${kind}`,
      (x, y) => ({
        ...x,
        signals: x.signals + y.signals,
        raised: x.raised + y.raised,
        blocked: x.blocked + y.blocked,
        ended: x.ended + y.ended,
        stands: x.stands + y.stands,
        held: x.held + y.held,
      }),
    ),
    journeys: merged(
      a.journeys,
      b.journeys,
      ({ playbook, journey }) => `${playbook} ${journey}`,
      (x, y) => ({
        ...x,
        entered: x.entered + y.entered,
        held_out: x.held_out + y.held_out,
        not_ready: x.not_ready + y.not_ready,
        not_entered: merged(
          x.not_entered,
          y.not_entered,
          ({ reason }) => reason,
          (one, other) => ({
            ...one,
            accounts: one.accounts + other.accounts,
          }),
        ),
        first_messages: {
          leaves: x.first_messages.leaves + y.first_messages.leaves,
          review: x.first_messages.review + y.first_messages.review,
          refused: x.first_messages.refused + y.first_messages.refused,
          none: x.first_messages.none + y.first_messages.none,
        },
      }),
    ),
    people: merged(
      a.people,
      b.people,
      ({ person }) => person,
      (x, y) => ({
        ...x,
        at_once: x.at_once + y.at_once,
        next_mail: x.next_mail + y.next_mail,
      }),
    ),
  };
}

function merged<Row>(
  a: readonly Row[],
  b: readonly Row[],
  keyOf: (row: Row) => string,
  add: (one: Row, other: Row) => Row,
): Row[] {
  const rows = new Map(a.map((row) => [keyOf(row), row]));
  for (const row of b) {
    const before = rows.get(keyOf(row));
    rows.set(keyOf(row), before === undefined ? row : add(before, row));
  }
  return [...rows.values()];
}

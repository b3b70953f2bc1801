import type { TimelineEvent } from './event-words.ts';

/** One event, or several of the same name and kind of usage that came one after another. */
export type TimelineLine =
  | { readonly kind: 'one'; readonly event: TimelineEvent }
  | { readonly kind: 'many'; readonly events: readonly TimelineEvent[]; readonly people: number };

export interface TimelineDay {
  readonly day: string;
  readonly lines: readonly TimelineLine[];
}

/** So many of the same stand on a line of their own each. */
const ALONE = 3;

/** Events, newest first, by the days of `dayOf`; runs of the same usage become one line, which opens into them. */
export function daysOf(events: readonly TimelineEvent[], dayOf: (at: string) => string): readonly TimelineDay[] {
  const days: { day: string; events: TimelineEvent[] }[] = [];
  for (const event of events) {
    const day = dayOf(event.occurred_at);
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days.map((one) => ({ day: one.day, lines: linesOf(one.events) }));
}

function linesOf(events: readonly TimelineEvent[]): TimelineLine[] {
  const runs: TimelineEvent[][] = [];
  for (const event of events) {
    const run = runs.at(-1);
    if (run?.[0]?.name === event.name && event.kind === 'usage') run.push(event);
    else runs.push([event]);
  }
  return runs.flatMap((run): TimelineLine[] =>
    run.length > ALONE
      ? [{ kind: 'many', events: run, people: new Set(run.flatMap(({ contact }) => contact ?? [])).size }]
      : run.map((event) => ({ kind: 'one', event })),
  );
}

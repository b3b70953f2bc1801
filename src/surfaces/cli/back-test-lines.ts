import type { BackTestSummary, Tally } from '#domain/back-tests';
import { number } from './import-progress.ts';

const NAME = 46;
const FIGURE = 9;

/** A back-test for a terminal: what would come, go and move, by name. */
export function backTestLines(summary: BackTestSummary): string[] {
  const { accounts, events, changed, bandsNow, bandsEver, onlyToday, partial, failed, notKept } = summary;
  return [
    `${number(accounts)} accounts and ${number(events)} events replayed; ${number(changed)} accounts would have gone otherwise`,
    `${number(bandsNow)} bands would be others now, ${number(bandsEver)} were at some time`,
    ...tallyLines('signals', summary.signals),
    ...tallyLines('journeys entered', summary.entries),
    ...tallyLines('messages due', summary.messages),
    ...Object.entries(onlyToday).map(([fact, count]) => `${fact}: today's value used for ${number(count)} accounts`),
    ...(partial === 0 ? [] : [`${number(partial)} accounts: only the newest events were read`]),
    ...(failed === 0 ? [] : [`${number(failed)} accounts could not be replayed: ${summary.firstFailure ?? ''}`]),
    ...(notKept === 0 ? [] : [`${number(notKept)} further differences are counted and not kept`]),
  ];
}

function tallyLines(title: string, tallies: Readonly<Record<string, Tally>>): string[] {
  const names = Object.keys(tallies).sort();
  if (names.length === 0) return [];
  const row = (name: string, figures: readonly string[]): string =>
    `${name.padEnd(NAME)}${figures.map((figure) => figure.padStart(FIGURE)).join('')}`;
  return [
    '',
    row(title, ['live', 'draft', 'new', 'gone', 'moved']),
    ...names.flatMap((name) => {
      const tally = tallies[name];
      if (tally === undefined) return [];
      const { live, draft, comes, goes, moves, outcomes } = tally;
      const line = row(`  ${name}`, [live, draft, comes, goes, moves].map(number));
      if (outcomes === undefined) return [line];
      const { expansion, churn, neither, undecided } = outcomes;
      return [
        line,
        `    of the new: ${number(expansion)} to expansion, ${number(churn)} to churn, ${number(neither)} to neither, ${number(undecided)} not known yet`,
      ];
    }),
  ];
}

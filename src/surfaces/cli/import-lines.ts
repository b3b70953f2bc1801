import { formatWords, type ImportCounts, type OpenedFile, type RefusedRow } from '#domain/imports';
import type { IncomingEvent } from '#engine';
import { number } from './import-progress.ts';

/** How the file was read: what the map did not say of it was guessed. */
export function openedLines(file: string, { format, header, unused }: OpenedFile): string[] {
  const columns = `${header.length} ${header.length === 1 ? 'column' : 'columns'}`;
  const line = `${file} is ${formatWords(format)}, ${columns}`;
  return unused.length === 0 ? [line] : [line, `  not used: ${unused.join(', ')}`];
}

const SHOWN_NAMES = 20;

/** What came in, or would: events by name, people, and rows of the file that say a thing twice. */
export function outcomeLines(counts: ImportCounts, dryRun: boolean): string[] {
  const { skipped, refused, people } = counts;
  const events = Object.values(counts.events).reduce((sum, count) => sum + count, 0);
  const came = dryRun ? 'would come in' : 'came in as history: they count and act on nothing';
  const added = Object.entries(people).filter(([, count]) => count > 0);
  const brought =
    added.length > 0
      ? `People${dryRun ? ', as it would be' : ''}: ${added.map(([what, count]) => `${number(count)} ${what}`).join(', ')}`
      : `${number(events)} ${came}`;
  const rest = [skipped > 0 ? `${number(skipped)} skipped` : '', refused > 0 ? `${number(refused)} refused` : ''];
  const names = Object.entries(counts.events).sort(([, a], [, b]) => b - a);
  const widest = Math.max(...names.map(([name]) => name.length));
  return [
    [brought, ...rest.filter((part) => part !== '')].join('; '),
    ...(names.length < 2 ? [] : names.slice(0, SHOWN_NAMES)).map(
      ([name, count]) => `  ${name.padEnd(widest)} ${number(count)}`,
    ),
    ...(names.length > SHOWN_NAMES ? [`  … and ${number(names.length - SHOWN_NAMES)} more names`] : []),
    ...repetitionLines(counts),
    ...(dryRun || events === 0 ? [] : [LATER]),
  ];
}

const LATER =
  'What is in already changes nothing. What says something else under the key of an event that is in is set aside when ' +
  'the worker comes to it: "perennial list-quarantine" shows both.';

function repetitionLines({ repeated, contradicting, contradictions }: ImportCounts): string[] {
  const lines: string[] = [];
  if (repeated > 0)
    lines.push(
      `${number(repeated)} of them ${repeated === 1 ? 'repeats' : 'repeat'} an earlier row and ${repeated === 1 ? 'is' : 'are'} dropped`,
    );
  if (contradicting > 0) {
    const rows = contradictions.map(({ row, earlier }) => `${row} and ${earlier}`).join(', ');
    const more = contradicting > contradictions.length ? ', …' : '';
    lines.push(
      `${number(contradicting)} of them ${contradicting === 1 ? 'has' : 'have'} the key of an earlier row with other content (rows ${rows}${more}) ` +
        'and will be set aside; where they are different things, add the column that tells them apart to "key:"',
    );
  }
  return lines;
}

/** Held against the log, how many events are new: of the first ones, when there are very many. */
export function comparedLines(
  { events, known, contradicting }: { events: number; known: number; contradicting: number },
  counts: ImportCounts,
): string[] {
  if (events === 0) return [];
  const all = Object.values(counts.events).reduce((sum, count) => sum + count, 0);
  const set = contradicting === 0 ? '' : `; ${number(contradicting)} against what is in, to be set aside`;
  const whole = events < all ? `Of the first ${number(events)}` : 'Of these';
  return [`${whole}: ${number(events - known)} new; ${number(known - contradicting)} in already${set}`];
}

/** One event as it would come in. */
export function eventLine({ name, account, occurredAt, properties }: IncomingEvent): string {
  const at = occurredAt === undefined ? '' : ` at ${new Date(occurredAt).toISOString().slice(0, 16)}Z`;
  return `  would bring in ${name} of ${account}${at} ${JSON.stringify(properties)}`;
}

export function refusalLines({ line, problems }: RefusedRow): string[] {
  return problems.map(
    ({ column, reason, fix }) => `line ${line}${column === '' ? '' : `, column ${column}`}: ${reason}. ${fix}`,
  );
}

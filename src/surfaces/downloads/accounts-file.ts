import { invalid, isoInstant } from '#base';
import { type FileColumn, type Heading, money, plain, withPart } from './file-column.ts';
import type { AskedFile, ListedFile } from './file-list.ts';

type Values = Readonly<Record<string, unknown>>;

interface Page {
  readonly total: number;
  readonly accounts: readonly { readonly values?: Values }[];
}

/** A column of the list, what the list is asked for it, and what it is in the file. */
interface AccountColumns {
  readonly asks: readonly string[];
  readonly columns: readonly FileColumn<Values>[];
}

const ROWS = 500;
const MOST_COLUMNS = 60;

/** Accounts with any columns that their list may show: it is asked for those, a window at a time. */
export function accountsFile({ columns: chosen }: AskedFile): ListedFile {
  if (chosen.length > MOST_COLUMNS)
    throw invalid('too-many-columns', `A file has ${MOST_COLUMNS} columns at most: leave some out.`);
  const asked = chosen.length === 0 ? [{ id: 'name', heading: { title: 'name', part: String } }] : chosen;
  const all = asked.map(({ id, heading }) => columnsOf(id, heading));
  const columns = [
    { head: 'id', text: ({ account }: Values) => String(account) },
    ...all.flatMap((one) => one.columns),
  ];
  return {
    heads: columns.map(({ head }) => head),
    input: { columns: [...new Set(['account', ...all.flatMap(({ asks }) => asks)])], limit: ROWS },
    page(answer, read) {
      // What list-accounts declares as its output.
      const { total, accounts } = answer as Page;
      return {
        rows: accounts.map(({ values = {} }) => columns.map(({ text }) => text(values))),
        next: read + accounts.length < total ? { offset: read + accounts.length } : undefined,
      };
    },
  };
}

function columnsOf(column: string, heading: Heading): AccountColumns {
  switch (column) {
    case 'health':
      return {
        asks: ['health.score', 'health.band'],
        columns: withPart(cell('health.score'), 'band', cell('health.band'))(heading),
      };
    case 'owner':
      return { asks: [column], columns: plain<Values>(({ owner }) => (owner as Named | null)?.name)(heading) };
    case 'arr':
      // Its cells are a list of amounts, as list-accounts says.
      return { asks: [column], columns: money<Values>(({ arr }) => (arr as Amounts | null) ?? [])(heading) };
    case 'signals':
      return {
        asks: [column],
        columns: (['strong', 'moderate', 'weak'] as const).map((strength) => ({
          head: heading.part(strength),
          text: ({ signals }) => String((signals as Record<string, number> | null)?.[strength] ?? 0),
        })),
      };
    case 'last_touch':
      return {
        asks: [column],
        columns: plain<Values>(({ last_touch: at }) => (typeof at === 'number' ? isoInstant(at) : undefined))(heading),
      };
    default:
      return { asks: [column], columns: plain(cell(column))(heading) };
  }
}

interface Named {
  readonly name: string;
}
type Amounts = readonly { readonly minor: number; readonly currency: string }[];

const cell =
  (name: string) =>
  (values: Values): string | undefined => {
    const value = values[name];
    if (value === null || value === undefined) return undefined;
    return Array.isArray(value) ? value.join('; ') : String(value);
  };

import { invalid, isoInstant } from '#base';
import { type FileColumns, money, plain, withPart } from './file-column.ts';
import type { AskedFile, ListedFile } from './file-list.ts';

type Values = Readonly<Record<string, unknown>>;

interface Page {
  readonly total: number;
  readonly accounts: readonly { readonly values?: Values }[];
}

const ROWS = 500;
const MOST_COLUMNS = 60;

/** Accounts with any columns that their list may show: it is asked for those, a window at a time. */
export function accountsFile({ columns: chosen }: AskedFile): ListedFile {
  if (chosen.length > MOST_COLUMNS)
    throw invalid('too-many-columns', `A file has ${MOST_COLUMNS} columns at most: leave some out.`);
  const asked = chosen.length === 0 ? [{ id: 'name', heading: { title: 'name', part: String } }] : chosen;
  const columns = [
    { head: 'id', text: ({ account }: Values) => String(account) },
    ...asked.flatMap(({ id, heading }) =>
      ((Object.hasOwn(COLUMNS, id) ? COLUMNS[id] : undefined) ?? plain(cell(id)))(heading),
    ),
  ];
  return {
    heads: columns.map(({ head }) => head),
    input: {
      columns: [...new Set(['account', ...asked.flatMap(({ id }) => (id === 'health' ? HEALTH : id))])],
      limit: ROWS,
    },
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

const cell =
  (name: string) =>
  (values: Values): string | undefined => {
    const value = values[name];
    if (value === null || value === undefined) return undefined;
    return Array.isArray(value) ? value.join('; ') : String(value);
  };

/** Its cell in the list is drawn over twelve weeks; a file has what stands now. */
const HEALTH = ['health.score', 'health.band'];

/** Those that are not as their cells are. */
const COLUMNS: FileColumns<Values> = {
  health: withPart(cell('health.score'), 'band', cell('health.band')),
  owner: plain(({ owner }) => (owner as { readonly name: string } | null)?.name),
  // Its cells are a list of amounts, as list-accounts says.
  arr: money(({ arr }) => (arr as Amounts | null) ?? []),
  signals: ({ part }) =>
    (['strong', 'moderate', 'weak'] as const).map((strength) => ({
      head: part(strength),
      text: ({ signals }) => String((signals as Record<string, number> | null)?.[strength] ?? 0),
    })),
  last_touch: plain(({ last_touch: at }) => (typeof at === 'number' ? isoInstant(at) : undefined)),
};

type Amounts = readonly { readonly minor: number; readonly currency: string }[];

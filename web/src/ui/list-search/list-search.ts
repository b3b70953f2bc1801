/** How a list is arranged, as its address says it. Absent: as the list is by itself. */
export interface ListSearch {
  readonly q?: string;
  readonly whose?: Whose;
  /** A condition as text. */
  readonly filter?: string;
  /** A column; with `-` before it the other way round. */
  readonly sort?: string;
  /** Columns in their order, by commas; `name~260`: with a width of its own. */
  readonly columns?: string;
  /** The saved view that it came from. */
  readonly view?: string;
  /** What is looked at in the side panel. */
  readonly open?: string;
}

export type Whose = 'mine' | 'team' | 'all';

const TEXTS = ['q', 'filter', 'sort', 'columns', 'view', 'open'] as const;

/** For a route's `validateSearch`: what an address says of a list, and nothing else. */
export function listSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  const { whose } = search;
  const texts = TEXTS.flatMap((name) => {
    const value = search[name];
    if (typeof value === 'number' || typeof value === 'boolean') return [[name, String(value)]];
    return typeof value === 'string' && value !== '' ? [[name, value]] : [];
  });
  return {
    ...(Object.fromEntries(texts) as Partial<Record<(typeof TEXTS)[number], string>>),
    ...(whose === 'mine' || whose === 'team' || whose === 'all' ? { whose } : {}),
  };
}

export interface Sorted {
  readonly column: string;
  readonly descending: boolean;
}

export function readSort(sort: string | undefined): Sorted | undefined {
  if (sort === undefined) return undefined;
  return sort.startsWith('-') ? { column: sort.slice(1), descending: true } : { column: sort, descending: false };
}

export const writeSort = ({ column, descending }: Sorted): string => (descending ? `-${column}` : column);

export interface ChosenColumn {
  readonly id: string;
  readonly width?: number;
}

/** Commas inside quotes and parentheses are part of a column: `usage.sum("30d")`, `min(a, b)`. */
export function readColumns(columns: string | undefined): ChosenColumn[] | undefined {
  if (columns === undefined) return undefined;
  return apart(columns).map((written) => {
    const [, id = written, width] = /^(.*)~(\d{2,4})$/.exec(written) ?? [];
    return { id, ...(width === undefined ? {} : { width: Number(width) }) };
  });
}

export const writeColumns = (columns: readonly ChosenColumn[]): string =>
  columns.map(({ id, width }) => (width === undefined ? id : `${id}~${Math.round(width)}`)).join(',');

function apart(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '(' || sign === '[')) depth += 1;
    else if (!quoted && (sign === ')' || sign === ']')) depth -= 1;
    if (sign === ',' && !quoted && depth <= 0) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  return [...parts, part].map((one) => one.trim()).filter((one) => one !== '');
}

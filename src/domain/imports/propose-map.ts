import type { Zone } from '#base';
import { checkOf, type ImportKind, importKinds, kinds } from './import-kind.ts';
import type { ColumnType } from './import-map.ts';
import type { NeededTypes } from './needed-types.ts';
import { readerOf } from './read-value.ts';
import { TARGET_NAMES, wordsOf } from './target-names.ts';

/** One target as the screen of columns shows it and a map writes it. */
export type ProposedRule =
  | string
  | { readonly column?: string; readonly constant?: string; readonly to?: ColumnType; readonly format?: string };

/** A map in the shape of its file, before it is text. */
export interface ProposedMap {
  readonly event?: string | { readonly column: string };
  readonly key?: readonly string[];
  readonly columns: Readonly<Record<string, ProposedRule>>;
}

/** The beginning of a file. */
export interface Sample {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Which kind of rows a file has, by its columns: the kind whose known targets it has most of, the needed ones first. */
export function proposeKind(sample: Sample, fileName: string): ImportKind {
  const file = wordsOf(fileName.replace(/\.[a-z]+$/i, ''));
  const scored = importKinds.map((kind) => {
    const found = matches(kind, sample.header);
    const { required, targets } = kinds[kind];
    const needed = required.filter((target) => found.has(target)).length / required.length;
    const known = [...found.keys()].filter((target) => target in targets).length;
    const named = NAMES_OF_FILES[kind].some((word) => file.includes(word)) ? 2 : 0;
    return { kind, score: needed * 3 + known * 0.25 + named };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).kind;
}

const NAMES_OF_FILES: Readonly<Record<ImportKind, readonly string[]>> = {
  accounts: ['account', 'compan', 'customer', 'organization', '고객사', '고객'],
  contacts: ['contact', 'people', 'end user', '연락처'],
  contracts: ['contract', 'subscription', '계약', '구독'],
  events: ['event', 'usage', 'activity', '사용', '이벤트'],
  tickets: ['ticket', 'case', '티켓', '문의'],
  surveys: ['survey', 'nps', 'csat', '설문'],
  users: ['user', 'agent', 'team', 'colleague', '사용자', '팀'],
  opportunities: ['opportunit', 'deal', '기회'],
};

/** What each column probably means, with the type and format that its cells have. */
export function proposeMap(kind: ImportKind, sample: Sample, needed: NeededTypes, zone: Zone): ProposedMap {
  const found = matches(kind, sample.header);
  const taken = new Set(found.values());
  const columns: Record<string, ProposedRule> = {};
  for (const target of kinds[kind].required) {
    const column = found.get(target) ?? (target === 'event' ? undefined : byValues(kind, target, sample, taken));
    if (column === undefined) continue;
    taken.add(column);
    found.set(target, column);
  }
  const types = needed(kind === 'events' ? 'service.used' : undefined);
  for (const [target, column] of found) {
    if (kind === 'events' && target === 'event') continue;
    columns[target] = ruleFor(
      column,
      kinds[kind].targets[target] ?? types[target],
      kinds[kind].targets[target] === undefined,
      sample,
      zone,
    );
  }
  if (kinds[kind].others) {
    for (const column of sample.header.filter((name) => !taken.has(name) && !name.startsWith('refused_'))) {
      const target = nameFor(column);
      if (target !== '' && columns[target] === undefined) {
        columns[target] = ruleFor(column, types[target] ?? typeOf(cellsOf(column, sample), zone), true, sample, zone);
      }
    }
  }
  if (kind !== 'events') return { columns };
  const event = found.get('event');
  return { event: event === undefined ? 'service.used' : { column: event }, key: keyOf(sample), columns };
}

/** The column of each target, by name: the target's own name goes first. */
function matches(kind: ImportKind, header: readonly string[]): Map<string, string> {
  const words = new Map(header.map((column) => [column, wordsOf(column)]));
  const found = new Map<string, string>();
  for (const [target, names] of Object.entries(TARGET_NAMES[kind])) {
    const all = [wordsOf(target), ...names];
    const column = all
      .map((name) => header.find((one) => words.get(one) === name && ![...found.values()].includes(one)))
      .find((one) => one !== undefined);
    if (column !== undefined) found.set(target, column);
  }
  return found;
}

/** A needed target that no name gives: the first free column all of whose cells can be it. */
function byValues(kind: ImportKind, target: string, sample: Sample, taken: ReadonlySet<string>): string | undefined {
  const check = checkOf(kind, target);
  if (check === undefined || target === 'account' || target.length === 0) return undefined;
  const isTelling = ['email', 'currency', 'survey'].includes(target);
  if (!isTelling) return undefined;
  return sample.header.find((column) => {
    const cells = cellsOf(column, sample);
    return !taken.has(column) && cells.length > 0 && cells.every((cell) => check.holds(cell));
  });
}

function ruleFor(
  column: string,
  type: ColumnType | undefined,
  isSaid: boolean,
  sample: Sample,
  zone: Zone,
): ProposedRule {
  if (type === undefined || type === 'text') return column;
  const format = formatOf(type, cellsOf(column, sample), zone);
  const rule = { column, ...(isSaid ? { to: type } : {}), ...(format === undefined ? {} : { format }) };
  return isSaid || format !== undefined ? rule : column;
}

const DATES = ['YYYY-MM-DD', 'YYYY.MM.DD', 'YYYY/MM/DD', 'DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY', 'YYYYMMDD'];
const FORMATS: Readonly<Partial<Record<ColumnType, readonly string[]>>> = {
  date: DATES,
  instant: DATES.flatMap((date) => [date, `${date} HH:mm`, `${date} HH:mm:ss`]),
  number: ['1,234.5', '1.234,5', '1 234,5'],
  integer: ['1,234.5', '1.234,5'],
};

/** How most of the cells write their type; undefined: in the way that needs no word, or in none that is known. */
function formatOf(type: ColumnType, cells: readonly string[], zone: Zone): string | undefined {
  let best = { format: undefined as string | undefined, read: countRead(type, undefined, cells, zone) };
  for (const format of FORMATS[type] ?? []) {
    const read = countRead(type, format, cells, zone);
    if (read > best.read) best = { format, read };
  }
  return best.format;
}

function countRead(type: ColumnType, format: string | undefined, cells: readonly string[], zone: Zone): number {
  const read = readerOf(type, format, zone);
  return cells.filter((cell) => read(cell) !== undefined).length;
}

const allRead = (type: ColumnType, format: string | undefined, cells: readonly string[], zone: Zone): boolean =>
  countRead(type, format, cells, zone) === cells.length;

/** Of a column that nobody declares: a number where all cells are, a date where all are; codes with zeros before stay text. */
function typeOf(cells: readonly string[], zone: Zone): ColumnType {
  if (cells.length === 0 || cells.some((cell) => /^0\d/.test(cell))) return 'text';
  if (cells.every((cell) => /^(true|false)$/i.test(cell))) return 'bool';
  if (allRead('number', formatOf('number', cells, zone), cells, zone)) return 'number';
  return cells.every((cell) => /\d{4}.?\d{2}.?\d{2}/.test(cell)) && allRead('date', undefined, cells, zone)
    ? 'date'
    : 'text';
}

function cellsOf(column: string, { header, rows }: Sample): string[] {
  const place = header.indexOf(column);
  return rows.map((fields) => (fields[place] ?? '').trim()).filter((cell) => cell !== '');
}

/** An attribute's name of a column's: letters, digits and _. */
function nameFor(column: string): string {
  const name = wordsOf(column)
    .replaceAll(/[^a-z0-9 ]/g, '')
    .trim()
    .replaceAll(' ', '_');
  return /^[a-z_]/.test(name) ? name : '';
}

/** The fewest columns from the left that tell the rows of the beginning apart; all where none do. */
function keyOf({ header, rows }: Sample): string[] {
  const id = header.findIndex(
    (column) =>
      /(^|[ _])(event|usage|message|row)?[ _]?id$/i.test(column) &&
      new Set(rows.map((fields) => fields[header.indexOf(column)])).size === rows.length,
  );
  if (id >= 0 && rows.length > 0) return [header[id] ?? ''];
  for (let width = 1; width <= header.length; width++) {
    const seen = new Set(rows.map((fields) => fields.slice(0, width).join('\0')));
    if (seen.size === rows.length) return header.slice(0, width);
  }
  return [...header];
}

import { invalid } from '#base';
import type { Language } from '#surfaces/links';
import type { FileColumns, Heading } from './file-column.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What somebody asks of a file beside the filter of its list. */
export interface AskedFile {
  /** As they are shown in the list; none: the file has what it has by itself. */
  readonly columns: readonly { readonly id: string; readonly heading: Heading }[];
  readonly language: Language;
  /** What another operation answers who asks for the file; nothing where they may not ask it. */
  readonly read: (operation: string, input: Fields) => Promise<unknown>;
}

/** How the rows of a list become those of a file. */
export interface ListedFile {
  readonly heads: readonly string[];
  /** What the list is asked beside its filter. */
  readonly input: Fields;
  /** The rows of a page of the list, and how the next one is asked for; `read`: how many rows came before it. */
  page(
    answer: unknown,
    read: number,
  ): { readonly rows: readonly (readonly string[])[]; readonly next: Fields | undefined };
}

interface KeyedList<Row> {
  /** Its name in the answer: `tasks`. */
  readonly rows: string;
  readonly idOf: (row: Row) => string;
  readonly columns: FileColumns<Row>;
  readonly input: Fields;
}

/** The file of a list that goes on `after` where a page ended. */
export function keyedFile<Row>(asked: AskedFile, { rows, idOf, columns, input }: KeyedList<Row>): ListedFile {
  const chosen = asked.columns.flatMap(({ id, heading }) => {
    const make = Object.hasOwn(columns, id) ? columns[id] : undefined;
    if (make === undefined)
      throw invalid(
        'no-such-column',
        `A file of ${rows} has no column ${id}; it has ${Object.keys(columns).join(', ')}.`,
      );
    return make(heading);
  });
  const all = [{ head: 'id', text: idOf }, ...chosen];
  return {
    heads: all.map(({ head }) => head),
    input,
    page(answer) {
      // What the list declares as its output.
      const { [rows]: page, next } = answer as { readonly [name: string]: readonly Row[] } & { readonly next?: string };
      return {
        rows: (page ?? []).map((row) => all.map(({ text }) => text(row))),
        next: next === undefined ? undefined : { after: next },
      };
    },
  };
}

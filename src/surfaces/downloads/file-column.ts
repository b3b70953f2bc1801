import { currencyDigits } from '#base';
import type { Language } from '#surfaces/links';
import { PART_WORDS, type Part } from './file-words.ts';

/** A column of a file: what stands above it, and its text in a row. */
export interface FileColumn<Row> {
  readonly head: string;
  readonly text: (row: Row) => string;
}

/** What stands above a column of a list, and above each part of it where a file has several. */
export interface Heading {
  readonly title: string;
  readonly part: (part: Part) => string;
}

export const headingOf = (title: string, language: Language): Heading => ({
  title,
  part: (part) => `${title} (${PART_WORDS[language][part]})`,
});

/** What a column of a list is in a file: figures apart from their words, so that one can reckon with them. */
export type FileColumns<Row> = Readonly<Record<string, (heading: Heading) => readonly FileColumn<Row>[]>>;

/** A column that is the same in the file, empty where nothing is known. */
export const plain =
  <Row>(of: (row: Row) => string | number | null | undefined) =>
  ({ title }: Heading): FileColumn<Row>[] => [{ head: title, text: textOf(of) }];

/** A column with a second beside it. */
export const withPart =
  <Row>(
    of: (row: Row) => string | number | null | undefined,
    name: Part,
    partOf: (row: Row) => string | number | null | undefined,
  ) =>
  ({ title, part }: Heading): FileColumn<Row>[] => [
    { head: title, text: textOf(of) },
    { head: part(name), text: textOf(partOf) },
  ];

const textOf =
  <Row>(of: (row: Row) => string | number | null | undefined) =>
  (row: Row): string =>
    String(of(row) ?? '');

interface OfAccount {
  readonly account: string;
  readonly account_name?: string | undefined;
}

/** By its name, which others may have too, and its id. */
export const account = <Row extends OfAccount>() =>
  withPart<Row>(
    (row) => row.account_name,
    'id',
    (row) => row.account,
  );

interface WithHealth {
  readonly health?:
    | { readonly value?: number | null | undefined; readonly band?: string | null | undefined }
    | undefined;
}

export const health = <Row extends WithHealth>() =>
  withPart<Row>(
    (row) => row.health?.value,
    'band',
    (row) => row.health?.band,
  );

interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** Amounts in major units, apart from their currencies. */
export const money = <Row>(of: (row: Row) => readonly Money[]) =>
  withPart<Row>(
    (row) => of(row).map(amount).join(' + '),
    'currency',
    (row) =>
      of(row)
        .map(({ currency }) => currency)
        .join(' + '),
  );

const amount = ({ minor, currency }: Money): string => String(minor / 10 ** currencyDigits(currency));

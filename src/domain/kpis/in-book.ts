import { type KpiData, narrowData } from '#pure/kpi';

/** The data of a book of accounts; undefined: of all. */
export function inBook(data: KpiData, book: readonly string[] | undefined): KpiData {
  if (book === undefined) return data;
  const accounts = new Set(book);
  return narrowData(data, (account) => accounts.has(account));
}

import { localeNow } from '../format.ts';

interface Shown {
  readonly column: { readonly id: string; readonly title: string };
}

/** Where all rows of a list are answered as CSV: filtered and sorted as it is, with the columns that are shown. */
export function fileAddress(
  list: 'accounts' | 'signals' | 'tasks' | 'opportunities' | 'messages',
  asked: Readonly<Record<string, string | boolean | undefined>>,
  shown: readonly Shown[],
): string {
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) address.set(name, String(value));
  address.set('locale', localeNow());
  for (const { column } of shown) {
    address.append('column', column.id);
    address.append('title', column.title);
  }
  return `/download/${list}.csv?${address}`;
}

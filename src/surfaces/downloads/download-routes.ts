import type { Hono } from 'hono';
import { internal, invalid, unauthenticated } from '#base';
import type { Actor } from '#platform/access';
import type { Operation, Runner } from '#platform/operations';
import { type FileColumn, fileColumns } from './account-cells.ts';
import { csvLine } from './csv-text.ts';

export interface DownloadDeps {
  readonly runner: Runner;
  readonly operations: readonly Operation[];
  readonly asker: (request: Request) => Promise<Actor | undefined>;
}

interface Page {
  readonly total: number;
  readonly accounts: readonly { readonly account: string; readonly values?: Readonly<Record<string, unknown>> }[];
}

const ROWS = 500;
const MOST_COLUMNS = 60;
/** Without it a spreadsheet takes UTF-8 for something else. */
const BYTE_ORDER_MARK = '\ufeff';

/** `GET /download/accounts.csv?search&whose&filter&sort&column&title`: every row of a list, as it is read. */
export function downloadRoutes(app: Hono, { runner, operations, asker }: DownloadDeps): void {
  // What the list may show, the file may.
  const listAccounts = operations.find(({ name }) => name === 'list-accounts');
  if (listAccounts === undefined) throw internal('no-list', 'Files are made of list-accounts, which is not there');
  app.get('/download/accounts.csv', async ({ req }) => {
    const actor = await asker(req.raw);
    if (actor === undefined) throw unauthenticated('no-session', 'Sign in, or send a key, to download this.');
    const columns = columnsIn(req.queries('column') ?? [], req.queries('title') ?? []);
    const asked = Object.fromEntries(
      ['search', 'owner', 'whose', 'filter', 'sort'].flatMap((name) => {
        const value = req.query(name);
        return value === undefined || value === '' ? [] : [[name, value]];
      }),
    );
    const page = async (offset: number): Promise<Page> => {
      const input = { ...asked, columns: [...new Set(columns.map(({ asks }) => asks))], offset, limit: ROWS };
      // Its output is what list-accounts declares.
      return (await runner.run(listAccounts, { actor, input })) as Page;
    };
    // What is wrong with it is said before the first byte leaves.
    const first = await page(0);
    return new Response(file(columns, first, page), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="accounts.csv"',
        'cache-control': 'no-store',
      },
    });
  });
}

function columnsIn(ids: readonly string[], titles: readonly string[]): FileColumn[] {
  if (ids.length > MOST_COLUMNS)
    throw invalid('too-many-columns', `A file has ${MOST_COLUMNS} columns at most: leave some out.`);
  const asked = ids.length === 0 ? ['name'] : ids;
  return [
    { head: 'id', asks: 'account', text: ({ account }) => String(account) },
    ...asked.flatMap((id, place) => fileColumns(id, titles[place] ?? id)),
  ];
}

function file(
  columns: readonly FileColumn[],
  first: Page,
  next: (offset: number) => Promise<Page>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const lines = ({ accounts }: Page): string =>
    accounts.map(({ values = {} }) => csvLine(columns.map(({ text }) => text(values)))).join('');
  let read = first.accounts.length;
  let { total } = first;
  return new ReadableStream({
    start(controller) {
      const head = csvLine(columns.map((column) => column.head));
      controller.enqueue(encoder.encode(BYTE_ORDER_MARK + head + lines(first)));
    },
    // As fast as the reader takes it, and no faster.
    async pull(controller) {
      const page = read < total ? await next(read) : undefined;
      if (page === undefined || page.accounts.length === 0) return controller.close();
      read += page.accounts.length;
      total = page.total;
      controller.enqueue(encoder.encode(lines(page)));
    },
  });
}

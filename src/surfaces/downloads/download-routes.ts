import type { Hono } from 'hono';
import { internal, unauthenticated } from '#base';
import { type Actor, mayDo } from '#platform/access';
import type { Operation, Runner } from '#platform/operations';
import { languageOf } from '#surfaces/links';
import { accountsFile } from './accounts-file.ts';
import { csvLine } from './csv-text.ts';
import { headingOf } from './file-column.ts';
import type { AskedFile, ListedFile } from './file-list.ts';
import { messagesFile } from './messages-file.ts';
import { opportunitiesFile } from './opportunities-file.ts';
import { signalsFile } from './signals-file.ts';
import { tasksFile } from './tasks-file.ts';

export interface DownloadDeps {
  readonly runner: Runner;
  readonly operations: readonly Operation[];
  readonly asker: (request: Request) => Promise<Actor | undefined>;
}

/** The files that there are, each of `list-` and its name: what the list may show, the file may. */
const FILES: Readonly<Record<string, (asked: AskedFile) => ListedFile | Promise<ListedFile>>> = {
  accounts: accountsFile,
  signals: signalsFile,
  tasks: tasksFile,
  opportunities: opportunitiesFile,
  messages: messagesFile,
};

/** What an address says of the file, and pages, which it has none of; all else is the filter of its list. */
const NO_FILTER = ['column', 'title', 'locale', 'after', 'offset', 'limit'];
/** Without it a spreadsheet takes UTF-8 for something else. */
const BYTE_ORDER_MARK = '\ufeff';

/** `GET /download/accounts.csv?column&title&locale` and what list-accounts takes: every row of a list, as it is read. */
export function downloadRoutes(app: Hono, { runner, operations, asker }: DownloadDeps): void {
  const known = (name: string): Operation => {
    const operation = operations.find((one) => one.name === name);
    if (operation === undefined) throw internal('no-list', `Files are made of ${name}, which is not there`);
    return operation;
  };
  for (const [name, open] of Object.entries(FILES)) {
    const list = known(`list-${name}`);
    app.get(`/download/${name}.csv`, async ({ req }) => {
      const actor = await asker(req.raw);
      if (actor === undefined) throw unauthenticated('no-session', 'Sign in, or send a key, to download this.');
      const language = languageOf(req.query('locale') ?? req.header('accept-language'));
      const titles = req.queries('title') ?? [];
      const listed = await open({
        columns: (req.queries('column') ?? []).map((id, place) => ({
          id,
          heading: headingOf(titles[place] ?? id, language),
        })),
        language,
        async read(other, input) {
          const operation = known(other);
          return mayDo(actor, operation.access) ? runner.run(operation, { actor, input }) : undefined;
        },
      });
      const filter = Object.entries(req.query()).filter(([key, value]) => value !== '' && !NO_FILTER.includes(key));
      const asked = { ...Object.fromEntries(filter), ...listed.input };
      const page = (after: object): Promise<unknown> => runner.run(list, { actor, input: { ...asked, ...after } });
      // What is wrong with it is said before the first byte leaves.
      const first = await page({});
      return new Response(fileOf(listed, first, page), {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="${name}.csv"`,
          'cache-control': 'no-store',
        },
      });
    });
  }
}

function fileOf(
  { heads, page }: ListedFile,
  first: unknown,
  ask: (after: object) => Promise<unknown>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let read = 0;
  let next: object | undefined;
  const lines = (answer: unknown): string => {
    const { rows, next: after } = page(answer, read);
    read += rows.length;
    next = rows.length === 0 ? undefined : after;
    return rows.map(csvLine).join('');
  };
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(BYTE_ORDER_MARK + csvLine(heads) + lines(first)));
    },
    // As fast as the reader takes it, and no faster.
    async pull(controller) {
      if (next === undefined) return controller.close();
      controller.enqueue(encoder.encode(lines(await ask(next))));
    },
  });
}

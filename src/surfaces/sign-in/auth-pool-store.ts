import { internal } from '#base';
import type { Db, Queryable, Tx } from '#platform/db';

interface Result {
  readonly command: string;
  readonly rowCount: number;
  readonly rows: readonly Record<string, unknown>[];
}

interface Client {
  query(text: string, values?: readonly unknown[]): Promise<Result>;
  release(): void;
}

/** Our database as the pool of connections that better-auth asks for; a transaction of its is one of ours. */
export function authPool(db: Db): { connect(): Promise<Client>; end(): Promise<void> } {
  return { connect: async () => clientOf(db), end: async () => undefined };
}

function clientOf(db: Db): Client {
  let open: OpenTransaction | undefined;
  return {
    async query(text, values) {
      const word = /^\s*(\w+)/.exec(text)?.[1]?.toLowerCase() ?? '';
      if (word === 'begin' || word === 'start') {
        open = await beginIn(db);
        return NOTHING;
      }
      if (word === 'commit' || word === 'rollback') {
        const ended = open;
        open = undefined;
        await ended?.end(word === 'commit');
        return NOTHING;
      }
      return ask(open?.tx ?? db, word, text, values);
    },
    // Whoever forgets the end of a transaction must not keep its connection.
    release: () => void open?.end(false),
  };
}

const NOTHING: Result = { command: '', rowCount: 0, rows: [] };

async function ask(db: Queryable, word: string, text: string, values: readonly unknown[] = []): Promise<Result> {
  // How many rows were changed is asked for by returning them.
  const counts = /^(insert|update|delete)$/.test(word) && !/\sreturning\s/i.test(text);
  const rows = await db.query<Record<string, unknown>>(counts ? `${text} returning 1 as changed` : text, values);
  return { command: word.toUpperCase(), rowCount: rows.length, rows: counts ? [] : rows.map(withDates) };
}

/** Our instants are numbers, better-auth's are dates. */
function withDates(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'number' && /(_at|_until)$/.test(name) ? new Date(value) : value,
    ]),
  );
}

interface OpenTransaction {
  readonly tx: Tx;
  end(commits: boolean): Promise<void>;
}

async function beginIn(db: Db): Promise<OpenTransaction> {
  let begun: ((tx: Tx) => void) | undefined;
  let finish: ((commits: boolean) => void) | undefined;
  const opened = new Promise<Tx>((resolve) => {
    begun = resolve;
  });
  const decided = new Promise<boolean>((resolve) => {
    finish = resolve;
  });
  const done = db
    .transaction(async (tx) => {
      begun?.(tx);
      if (!(await decided)) throw TAKEN_BACK;
    })
    .catch((error: unknown) => {
      if (error !== TAKEN_BACK) throw error;
    });
  // A connection that can't be had fails before it has begun.
  const tx = await Promise.race([opened, done.then(() => undefined)]);
  if (tx === undefined) throw internal('not-begun', 'A transaction ended before it had begun');
  return {
    tx,
    end(commits) {
      finish?.(commits);
      return done;
    },
  };
}

const TAKEN_BACK = new Error('taken back');

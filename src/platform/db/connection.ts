import type pg from 'pg';
import { internal } from '#base';
import { copyRows } from './copy.ts';
import type { CopyValue, Tx } from './db.ts';
import { statementName } from './statement-names.ts';

/**
 * One connection's statements, one after the other: `pg` asks for that, and two statements of a transaction that were
 * started together then run in the order in which they were started.
 */
export class Connection implements Tx {
  #last: Promise<unknown> = Promise.resolve();
  #open = true;

  constructor(readonly client: pg.ClientBase) {}

  async query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    return (await this.run(text, values)).rows as Row[];
  }

  copyInto(table: string, columns: readonly string[], rows: Iterable<readonly CopyValue[]>): Promise<number> {
    return this.#next(() => copyRows(this.client, table, columns, rows));
  }

  run(text: string, values?: readonly unknown[]): Promise<pg.QueryResult> {
    return this.#next(() => {
      if (values === undefined) return this.client.query(text);
      const name = statementName(text);
      return this.client.query({ text, values: values as unknown[], ...(name === undefined ? {} : { name }) });
    });
  }

  /** Refuses whatever comes later, such as a query of a transaction that nobody awaited. */
  close(): void {
    this.#open = false;
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    if (!this.#open)
      return Promise.reject(
        internal(
          'transaction-over',
          'A statement came after its transaction had ended: await it inside the transaction.',
        ),
      );
    const result = this.#last.then(work);
    this.#last = result.then(nothing, nothing);
    return result;
  }
}

/** Runs `work` between begin and commit on a connection; rolls back when it throws. */
export async function inTransaction<T>(client: pg.ClientBase, work: (tx: Tx) => Promise<T>): Promise<T> {
  await client.query('begin');
  const tx = new Connection(client);
  try {
    const result = await work(tx);
    const ended = tx.run('commit');
    tx.close();
    // PostgreSQL answers a commit of a failed transaction with a rollback and no error.
    if ((await ended).command !== 'COMMIT')
      throw internal('rolled-back', 'A statement of this transaction failed and its error was not passed on.');
    return result;
  } catch (error) {
    const ended = tx.run('rollback');
    tx.close();
    // On a lost connection there is nothing left to roll back; the first error is the one that tells.
    await ended.catch(nothing);
    throw error;
  }
}

function nothing(): void {}

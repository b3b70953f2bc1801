import { internal } from '#base';
import type { Tx } from './db.ts';
import { isTransient } from './errors.ts';

/**
 * Runs `work` so that what it did can be taken back alone: kept when it succeeds; when it throws, the transaction stands
 * as it did before and can go on. After connection trouble there is nothing to go on with. Not to be nested.
 */
export async function underSavepoint<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  await tx.query('savepoint part');
  let open = true;
  // What `work` left running must not write into what comes after it.
  const onlyNow = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    if (open) return run();
    throw internal('part-over', 'A statement came after its part of a transaction had been taken back.');
  };
  const part: Tx = {
    query: (text, values) => onlyNow(() => tx.query(text, values)),
    copyInto: (table, columns, rows) => onlyNow(() => tx.copyInto(table, columns, rows)),
  };
  try {
    const result = await work(part);
    open = false;
    await tx.query('release savepoint part');
    return result;
  } catch (error) {
    open = false;
    if (!isTransient(error)) await tx.query('rollback to savepoint part');
    throw error;
  }
}

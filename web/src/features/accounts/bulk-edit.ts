import { call, type Input, invalidateReads, queryClient } from '#web/api';
import type { Selection } from '#web/ui/data-table';

/** What is to be changed, of all that are selected. */
export type BulkChange = Omit<Input<'edit-accounts'>, 'edit' | 'accounts'>;
type Query = Input<'list-account-ids'>;

export interface Outcome {
  readonly edit: string;
  readonly accounts: readonly string[];
  readonly changed: number;
  readonly same: number;
  readonly unknown: number;
}

/** The server takes so many at once. */
const PART = 500;

/** Ids of a selection; of a whole filter they are asked for. */
export async function selectedAccounts({ kind, ids }: Selection, query: Query): Promise<string[]> {
  if (kind === 'some') return [...ids];
  const { accounts } = await call('list-account-ids', query);
  return accounts.filter((account) => !ids.has(account));
}

/** Sends a change part by part; tells how far it is. What a broken line leaves undone is done by sending it again. */
export async function editAll(
  accounts: readonly string[],
  change: BulkChange,
  progress: (done: number) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  const edit = crypto.randomUUID();
  const counts = { changed: 0, same: 0, unknown: 0 };
  const sent: string[] = [];
  for (const part of parts(accounts)) {
    if (signal.aborted) break;
    const { results } = await call(
      'edit-accounts',
      { ...change, edit, accounts: part },
      { idempotencyKey: crypto.randomUUID() },
    );
    for (const { status } of results) counts[status] += 1;
    sent.push(...part);
    progress(sent.length);
  }
  await invalidateReads(queryClient);
  return { edit, accounts: sent, ...counts };
}

/** Takes an edit back; how many accounts are as they were. */
export async function undoAll({ edit, accounts }: Outcome): Promise<number> {
  let restored = 0;
  for (const part of parts(accounts)) restored += (await call('undo-edit', { edit, accounts: part })).restored;
  await invalidateReads(queryClient);
  return restored;
}

function parts(accounts: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(accounts.length / PART) }, (_, place) => [
    ...accounts.slice(place * PART, (place + 1) * PART),
  ]);
}

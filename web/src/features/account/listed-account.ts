import { queryClient } from '#web/api';
import type { AccountPage } from './sections.ts';

/** What of an account can be shown before its own read is there. */
export type KnownAccount = Pick<AccountPage, 'account' | 'name' | 'segment'> & {
  readonly health?: Pick<NonNullable<AccountPage['health']>, 'value' | 'band' | 'change'>;
  readonly journeys?: AccountPage['journeys'];
  readonly held?: string;
};

interface ListedRow {
  readonly account: string;
  readonly name?: string;
  readonly segment?: string;
}

/** The account as a list that was shown has it: whoever comes from there sees the header at once. */
export function listedAccount(account: string): KnownAccount | undefined {
  for (const [, answer] of queryClient.getQueriesData({ queryKey: ['list-accounts'] })) {
    const row = rowsIn(answer).find((one) => one.account === account);
    if (row !== undefined) {
      const { name, segment } = row;
      return { account, ...(name === undefined ? {} : { name }), ...(segment === undefined ? {} : { segment }) };
    }
  }
  return undefined;
}

/** Of one answer, or of the pages of one. */
function rowsIn(answer: unknown): readonly ListedRow[] {
  if (typeof answer !== 'object' || answer === null) return [];
  if ('pages' in answer && Array.isArray(answer.pages)) return answer.pages.flatMap(rowsIn);
  // As list-accounts answers.
  return 'accounts' in answer && Array.isArray(answer.accounts) ? (answer.accounts as ListedRow[]) : [];
}

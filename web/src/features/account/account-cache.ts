import { queryClient } from '#web/api';
import type { AccountPage } from './sections.ts';

/** Shows a change of the header before the server has it; the next read says what became of it. */
export function showChange(account: string, change: (page: AccountPage) => AccountPage): void {
  queryClient.setQueryData<AccountPage>(['get-account-page', { account }], (page) =>
    page === undefined ? page : change(page),
  );
}

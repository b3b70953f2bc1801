import { type AppError, notFound } from '#base';

export const unknownAccount = (account: string): AppError =>
  notFound(
    'account-not-found',
    `Nothing has been recorded of an account ${account}; check its id with list-accounts.`,
    {
      account,
    },
  );

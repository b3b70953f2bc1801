import { forbidden, notFound } from '#base';
import type { Operation } from './operation.ts';

/**
 * Throws unless everything that the input names is seen: `not_found`, as if the account were not there, and `forbidden`
 * for an operation that says nothing of its scope.
 */
export function checkScope(operation: Operation, input: unknown, sees: ReadonlySet<string> | undefined): void {
  if (sees === undefined) return;
  const { name, scope } = operation;
  const accounts = [
    ...namedIn(input),
    ...(operation.kind === 'write' ? operation.accounts(input) : []),
    ...(scope?.kind === 'accounts' ? scope.of(input) : []),
  ];
  const foreign = accounts.find((account) => !sees.has(account));
  if (foreign !== undefined) {
    throw notFound('account-not-found', `No account ${foreign} is known to you. list-accounts shows those that are.`, {
      account: foreign,
    });
  }
  if (scope !== undefined || (operation.kind === 'write' && accounts.length > 0)) return;
  throw forbidden(
    'whole-base-only',
    `${name} works across all accounts, and you see some of them only. Ask an admin.`,
    {
      operation: name,
    },
  );
}

/** Whatever else an operation says, `account` and `accounts` in its input are accounts. */
function namedIn(input: unknown): readonly string[] {
  if (input === null || typeof input !== 'object') return [];
  const { account, accounts } = input as { readonly account?: unknown; readonly accounts?: unknown };
  const named = Array.isArray(accounts) ? [account, ...accounts] : [account];
  return named.filter((one) => typeof one === 'string');
}

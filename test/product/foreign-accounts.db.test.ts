import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '#base';
import { appendOperationEvents, shardOf } from '#engine';
import { POLICY } from '#platform/access';
import { createRunner, type Operation, type Runner } from '#platform/operations';
import { composeProduct } from '../../src/product.ts';
import { type RunningProduct, runningProduct } from '../running-product.ts';
import { inputFields, sampleInput } from '../sample-input.ts';

const operations = composeProduct().operations;
const START = Date.parse('2026-03-02T09:00:00Z');
const MINE = 'my-account';
const FOREIGN = 'foreign-account';
/** Everything is allowed, but only one account is seen: the policy is not what refuses here. */
const actor = { kind: 'person', id: 'p', role: 'owner', person: 'ann@acme.com' } as const;
const HELD: ReadonlySet<string> = new Set([MINE]);

let product: RunningProduct;
let held: Runner;

beforeAll(async () => {
  product = await runningProduct(START);
  held = createRunner({
    db: product.db,
    clock: { now: () => START },
    shardOf,
    wake: () => undefined,
    appendEvents: appendOperationEvents,
    newId: randomUUID,
    books: {
      sees: async () => HELD,
      book: async (_db, _actor, whose) => (whose === 'all' ? undefined : [MINE, FOREIGN]),
    },
  });
  await product.run('add-person', { name: 'Ann', email: 'ann@acme.com', roles: ['csm'] });
  for (const account of [MINE, FOREIGN]) {
    await product.run('set-account', {
      account,
      attributes: { name: account, owner: 'ann@acme.com', plan_limit: 100 },
    });
    await product.run('record-contract', {
      account,
      contract: 'c1',
      plan: 'basic',
      starts_on: '2025-06-01',
      arr: 1200,
    });
    await product.run('record-ticket', { account, ticket: 't1', title: 'Broken' });
    await product.run('create-order', { account, plan: 'pro', arr: 2400, currency: 'USD' }).catch(() => undefined);
    await product.send(account, 'contact.identified', { traits: { name: 'Kim', email: `kim@${account}.com` } }, 'kim');
    for (let use = 0; use < 5; use++) await product.send(account, 'service.used', { quantity: 24 }, 'kim');
  }
});
afterAll(() => product.close());

const outcome = (operation: Operation, input: unknown): Promise<unknown> =>
  held.run(operation, { actor, input }).catch((error: unknown) => error);

const takesAccount = (operation: Operation): boolean => {
  const { account, accounts } = inputFields(operation);
  return account !== undefined || accounts?.type === 'array';
};

describe('whoever sees some accounts only', () => {
  test.each(operations.filter(takesAccount).map((operation) => [operation.name, operation] as const))(
    'is told of no other by %s',
    async (_name, operation) => {
      const { account, accounts } = inputFields(operation);
      const named = {
        ...(account === undefined ? {} : { account: FOREIGN }),
        ...(accounts?.type === 'array' ? { accounts: [MINE, FOREIGN] } : {}),
      };
      const error = await outcome(operation, sampleInput(operation, named));
      expect(error).toBeInstanceOf(AppError);
      expect(error).toMatchObject({ code: 'not_found', reason: 'account-not-found' });
    },
  );

  test.each(
    operations.filter((operation) => !takesAccount(operation)).map((operation) => [operation.name, operation] as const),
  )('finds nothing of others in %s, or is refused', async (_name, operation) => {
    if (operation.scope === undefined) {
      // Before anything is done: a sample need not fit for that.
      const error = await outcome(operation, sampleInput(operation));
      expect(['whole-base-only', 'invalid-input']).toContain((error as AppError).reason);
    } else expect(['none', 'listed', 'accounts']).toContain(operation.scope.kind);
  });

  test('reads every list without the accounts of others, whosesoever list is asked for', async () => {
    const seen: string[] = [];
    for (const operation of operations) {
      if (operation.kind !== 'read' || operation.scope?.kind !== 'listed') continue;
      const whose = inputFields(operation).whose !== undefined ? ['mine', 'team', 'all'] : [undefined];
      for (const one of whose) {
        const input = sampleInput(operation, one === undefined ? {} : { whose: one });
        const answer = JSON.stringify((await outcome(operation, input)) ?? null);
        expect([operation.name, one, answer.includes(FOREIGN)]).toEqual([operation.name, one, false]);
        if (answer.includes(MINE)) seen.push(operation.name);
      }
    }
    // Else the lists would be empty for another reason.
    expect(seen).toEqual(expect.arrayContaining(['list-accounts']));
  });
});

test('what a partner may do says whose it is, save what counts over all accounts', () => {
  const names = operations
    .filter((operation) => operation.scope === undefined && POLICY.partner.includes(operation.access))
    .filter((operation) => operation.kind === 'read' || !takesAccount(operation))
    .map(({ name }) => name);
  expect(names.sort()).toEqual(['get-journey-uplift', 'list-team-roles']);
});

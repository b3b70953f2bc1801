import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, isoInstant } from '#base';
import { shardOf } from '#engine';
import { type RunningProduct, runningProduct, SERVICE_UPGRADE } from '../../../test/running-product.ts';

/** A Tuesday. */
const START: Instant = Date.UTC(2026, 2, 10, 9);

let product: RunningProduct;
beforeAll(async () => {
  product = await runningProduct(START);
  await product.run('publish-playbook', { files: SERVICE_UPGRADE });
  await product.goTo(START);
  await product.run('add-person', { id: 'ada', name: 'Ada', email: 'ada@example.com', roles: ['csm'] });
  for (const [account, ends] of [
    ['acme', '2026-04-01'],
    ['birch', '2026-05-30'],
    ['cedar', '2027-01-31'],
  ] as const) {
    await product.send(account, 'account.identified', { traits: { name: account.toUpperCase(), owner: 'ada' } });
    await product.send(account, 'contract.recorded', {
      ...{ contract: `${account} 1`, plan: 'plus', starts_on: '2025-01-01', ends_on: ends, arr: 1000, currency: 'EUR' },
    });
  }
  await product.goTo(START + 1);
  await product.send('cedar', 'contract.recorded', {
    ...{ contract: 'cedar 1', plan: 'pro', starts_on: '2025-01-01', ends_on: '2027-01-31', arr: 1500, currency: 'EUR' },
  });
});
afterAll(() => product.close());

test('a book adds up by currency, with what ends in 30, 60 and 90 days and what changed this month', async () => {
  const figures = await product.run('get-book-figures', { whose: 'all' });
  expect(figures).toMatchObject({
    accounts: 3,
    month: '2026-03-01',
    arr: [{ currency: 'EUR', minor: 350_000, accounts: 3, change_minor: 50_000 }],
    renewals: [
      { days: 30, until: '2026-04-09', accounts: 1, arr: [{ currency: 'EUR', minor: 100_000 }] },
      { days: 60, accounts: 1 },
      { days: 90, accounts: 2, arr: [{ minor: 200_000 }] },
    ],
    pipeline: { opportunities: 0, sums: [] },
  });
});

test('today shows strong signals by their clock, and counts the tasks that are due, snoozed ones left out', async () => {
  // Several kinds at once are strong, and its renewal is near.
  await product.send('acme', 'property.added', {});
  await product.send('acme', 'nps.submitted', { score: 10 });
  const due = async (id: string, at: Instant, snoozedUntil: Instant | null) =>
    product.db.query(
      `insert into task (shard, account, id, kind, title, assignee, created_at, due_at, status, snoozed_until)
       values ($1, 'acme', $2, 'call', 'Call', 'ada', now(), $3, 'open', $4)`,
      [shardOf('acme'), id, isoInstant(at), snoozedUntil === null ? null : isoInstant(snoozedUntil)],
    );
  await due('00000000-0000-4000-8000-000000000001', START - HOUR, null);
  await due('00000000-0000-4000-8000-000000000002', START + HOUR, null);
  await due('00000000-0000-4000-8000-000000000003', START + 2 * HOUR, START + DAY);
  await product.goTo(START + 1000);
  const today = await product.run('get-today', { whose: 'all' });
  expect(today).toMatchObject({ strong: 3, overdue: 1, due_today: 1, unread: 0 });
  expect(today.signals).toMatchObject([
    { account: 'acme', account_name: 'ACME', respond_by: isoInstant(START + 1 + 48 * HOUR), arr: [{ minor: 100_000 }] },
    { account: 'acme', strength: 'strong' },
    { account: 'acme', strength: 'strong' },
  ]);
});

test('what is news of an account is told once, the newest of its kind, with what fits a line', async () => {
  await product.send('birch', 'nps.submitted', { score: 3, comment: 'x'.repeat(500) });
  await product.goTo(START + HOUR);
  await product.send('birch', 'nps.submitted', { score: 9 });
  const { news } = await product.run('get-today', { whose: 'all' });
  const ofBirch = (news as { account: string; event: string }[]).filter(({ account }) => account === 'birch');
  expect(ofBirch).toMatchObject([
    { event: 'score.changed', says: { to: 'green' } },
    { event: 'nps.submitted', says: { score: 9 } },
  ]);
  await product.goTo(START + 3 * DAY);
  const later = await product.run('get-today', { whose: 'all' });
  expect((later.news as { event: string }[]).filter(({ event }) => event === 'nps.submitted')).toEqual([]);
});

test('who is no person of the team has no book of their own', async () => {
  expect(await product.run('get-book-figures', {})).toMatchObject({ accounts: 0, arr: [] });
  expect(await product.run('get-today', {})).toMatchObject({ signals: [], tasks: [], news: [] });
  expect(await product.run('get-day-counts', {})).toEqual({ signals: 0, tasks: 0, unread: 0 });
});

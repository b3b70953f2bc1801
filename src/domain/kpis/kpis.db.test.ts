import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { measuredPlaybook, otherPlaybook } from '../../../test/measured-playbook.ts';
import { type RunningProduct, runningProduct } from '../../../test/running-product.ts';
import type { ListedKpi } from './kpi-view.ts';

let product: RunningProduct;
const run = (operation: string, input: object): Promise<Record<string, unknown>> => product.run(operation, input);
const at = (text: string): number => Date.parse(`${text}Z`);

async function enrollmentOf(account: string, journey = 'grow'): Promise<string> {
  const { enrollments } = (await run('list-enrollments', { account })) as {
    enrollments: { enrollment: string; journey: string }[];
  };
  return enrollments.find((one) => one.journey === journey)?.enrollment ?? '';
}

async function call(account: string, answers: object): Promise<void> {
  const { tasks } = (await run('list-tasks', { account })) as { tasks: { task: string; kind: string }[] };
  const enrolled = await enrollmentOf(account);
  for (const { task } of tasks) {
    const { enrollment } = await run('get-task', { account, task });
    if (enrollment === enrolled) await run('complete-task', { account, task, answers });
  }
}

/** A year of contracts, then four customers who ask for more. */
beforeAll(async () => {
  product = await runningProduct(at('2025-01-12T09:00'));
  for (const id of ['ana', 'ben', 'cem'])
    await run('add-person', { id, name: id, email: `${id}@perennial.example`, roles: ['csm'] });
  const owners = { acme: 'ana', beta: 'ben@perennial.example', cozy: 'ana', dune: undefined };
  for (const [account, owner] of Object.entries(owners))
    await product.send(account, 'account.identified', { traits: { name: account, ...(owner && { owner }) } });
  await run('record-contract', { account: 'acme', contract: 'a1', starts_on: '2025-01-01', arr: 600 });
  await run('record-contract', { account: 'beta', contract: 'b1', starts_on: '2025-01-01', arr: 300 });
  await run('record-contract', {
    account: 'cozy',
    contract: 'c1',
    starts_on: '2025-01-01',
    ends_on: '2025-12-31',
    arr: 100,
  });
  await run('publish-playbook', { files: measuredPlaybook });
  await run('publish-playbook', { files: otherPlaybook });

  await product.goTo(at('2026-01-28T09:00'));
  await product.send('acme', 'upgrade.asked', { value: 1000 });
  await product.send('beta', 'upgrade.asked', { value: 250.5, urgent: true });
  await product.goTo(at('2026-02-01T09:00'));
  await product.send('cozy', 'upgrade.asked', {});
  await call('acme', { satisfied: true });
  await call('beta', {});
  // By hand, for acme's run: 240 more than before.
  await run('create-order', { account: 'acme', plan: 'Plus', arr: 840, enrollment: await enrollmentOf('acme') });
  await product.goTo(at('2026-02-03T09:00'));
  await product.send('dune', 'upgrade.asked', { value: 400, urgent: false });
  await product.send('acme', 'account.identified', { traits: { reference: true } });
  await product.send('beta', 'account.identified', { traits: { reference: false } });
  await product.send('acme', 'service.used', { quantity: 6 });
  await product.send('beta', 'service.used', { quantity: 5 });
}, 120_000);
afterAll(() => product.close());

async function listed(input: object = {}): Promise<Record<string, ListedKpi>> {
  const { kpis } = (await run('list-kpis', { playbook: 'growing', ...input })) as { kpis: ListedKpi[] };
  return Object.fromEntries(kpis.map((kpi) => [kpi.kpi, kpi]));
}

interface Row {
  readonly account: string;
  readonly result: string;
}
async function opened(kpi: string, input: object = {}): Promise<string[]> {
  const { rows } = (await run('get-kpi-rows', { playbook: 'growing', kpi, ...input })) as { rows: Row[] };
  return rows.map(({ account, result }) => `${account} ${result}`);
}

describe('KPIs of a live playbook', () => {
  test('are listed for the 90 days up to today', async () => {
    const kpis = await listed();
    expect(Object.keys(kpis)).toHaveLength(17);
    expect(kpis.entered).toMatchObject({
      playbook: 'growing',
      title: 'Entered',
      kind: 'rate',
      unit: 'share',
      period: { from: '2025-11-06', to: '2026-02-03' },
      numerator: 4,
      denominator: 4,
      value: 1,
      undecided: 0,
      target: { compare: 'from', edge: 0.5, unit: 'share', text: 'at least 50 %' },
      met: true,
    });
  });

  test('count events for which a condition holds', async () => {
    expect(await opened('urgent')).toEqual(['beta yes']);
  });

  test('never count the hold-out, even by its name', async () => {
    const { held } = await listed();
    // Beta has left, acme has won; cozy and dune go on.
    expect(held).toMatchObject({ numerator: 2, denominator: 2, undecided: 2 });
  });

  test('count the tasks of their own runs, with who is still going on apart', async () => {
    expect((await listed()).called).toMatchObject({ numerator: 2, denominator: 2, value: 1, undecided: 2, met: true });
    expect(await opened('called')).toEqual(['acme yes', 'beta yes', 'cozy undecided', 'dune undecided']);
  });

  test('count runs of their own playbook only', async () => {
    expect((await listed()).won).toMatchObject({ numerator: 1, denominator: 2, value: 0.5, undecided: 2 });
    const { kpis } = (await run('list-kpis', { playbook: 'other' })) as { kpis: ListedKpi[] };
    // The same order moved the other playbook's journey, which awaits any.
    expect(kpis[0]).toMatchObject({ playbook: 'other', numerator: 1, denominator: 2, undecided: 2 });
    expect(((await run('list-kpis', {})) as { kpis: ListedKpi[] }).kpis).toHaveLength(18);
  });

  test('read what was answered in tasks', async () => {
    expect((await listed()).satisfied).toMatchObject({ numerator: 1, denominator: 2, without_value: 1, met: false });
    expect(await opened('satisfied')).toEqual(['acme yes', 'beta unknown']);
  });

  test('ask all accounts what is known of them now', async () => {
    const { references, active } = await listed();
    expect(references).toMatchObject({
      period: { from: null, to: '2026-02-03' },
      numerator: 1,
      denominator: 4,
      value: 0.25,
      without_value: 2,
      met: false,
    });
    expect(active).toMatchObject({ numerator: 1, denominator: 4, without_value: 2 });
  });

  test('add up open opportunities as they stand, in minor units', async () => {
    expect((await listed()).pipeline).toMatchObject({
      unit: 'money',
      value: null,
      money: [{ currency: 'USD', minor: 65_050, count: 2 }],
      without_value: 1,
      met: null,
    });
  });

  test('add up orders of the period, and compare them with first contracts', async () => {
    const { revenue, deal_size } = await listed();
    expect(revenue).toMatchObject({ money: [{ currency: 'USD', minor: 24_000, count: 1, met: false }], met: false });
    expect(deal_size).toMatchObject({ numerator: 24_000, denominator: 60_000, value: 0.4, met: true });
    expect((await listed({ from: '2026-02-03' })).revenue).toMatchObject({ money: [], met: null });
  });

  test('measure days from the first event, however long before the period', async () => {
    const { cycle } = await listed({ from: '2026-02-01', to: '2026-02-28' });
    expect(cycle).toMatchObject({ unit: 'days', numerator: 4 * 86_400_000, denominator: 1, value: 4, met: true });
    const { rows } = await run('get-kpi-rows', { playbook: 'growing', kpi: 'cycle' });
    expect(rows).toMatchObject([
      { account: 'acme', at: '2026-01-28T09:00:00.000Z', did_at: '2026-02-01T09:00:00.000Z', value: 4 },
    ]);
  });

  test('count by month and by who looks after the account', async () => {
    const { asked } = await listed({ from: '2026-01-15' });
    expect(asked?.periods).toEqual([
      {
        from: '2026-01-01',
        to: '2026-01-31',
        running: false,
        count: 2,
        by: [
          { csm: 'ana', count: 1 },
          { csm: 'ben', count: 1 },
          { csm: 'cem', count: 0 },
        ],
      },
      {
        from: '2026-02-01',
        to: '2026-02-28',
        running: true,
        count: 2,
        by: [
          { csm: 'ana', count: 1 },
          { csm: 'ben', count: 0 },
          { csm: 'cem', count: 0 },
          { csm: null, count: 1 },
        ],
      },
    ]);
    expect(asked).toMatchObject({ numerator: 2, denominator: 3, met: false });
  });

  test('say what customers of a year ago pay now', async () => {
    const { nrr, grr, churn, brought } = await listed();
    expect(nrr).toMatchObject({
      period: { from: '2025-02-03', to: '2026-02-03' },
      numerator: 114_000,
      denominator: 100_000,
      value: 1.14,
      met: true,
      money: [
        {
          currency: 'USD',
          bridge: { start: 100_000, expansion: 24_000, contraction: 0, churn: 10_000, gained: 0 },
        },
      ],
    });
    expect(grr?.value).toBe(0.9);
    expect(churn).toMatchObject({ numerator: 1, denominator: 3, met: true });
    expect(brought).toMatchObject({ numerator: 24_000, denominator: 100_000, value: 0.24 });
    expect(await opened('churn')).toEqual(['acme no', 'beta no', 'cozy yes']);
  });

  test('take contracts as they were recorded by then, and before that as they were recorded first', async () => {
    const { nrr } = await listed({ to: '2026-01-15' });
    // A year before, nothing had been recorded of 2025-01-10; the contracts had begun.
    expect((await listed({ from: '2026-01-01', to: '2026-01-10' })).nrr).toMatchObject({ denominator: 100_000 });
    expect(nrr).toMatchObject({ numerator: 90_000, denominator: 100_000, value: 0.9 });
  });

  test('look at all there is when asked, and at nothing before there was anything', async () => {
    expect((await listed({ all: true })).entered).toMatchObject({ period: { from: null }, denominator: 4 });
    expect((await listed({ to: '2025-06-30' })).entered).toMatchObject({ denominator: 0, value: null, met: null });
  });
});

describe('asking', () => {
  test('a page after the other gives each row once', async () => {
    const rows: string[] = [];
    let cursor: unknown;
    do {
      const page = await run('get-kpi-rows', {
        playbook: 'growing',
        kpi: 'entered',
        limit: 1,
        ...(typeof cursor === 'string' ? { cursor } : {}),
      });
      rows.push(...(page.rows as Row[]).map(({ account }) => account));
      expect(page.total).toBe(4);
      cursor = page.next;
    } while (cursor !== undefined);
    expect(rows).toEqual(['acme', 'beta', 'cozy', 'dune']);
  });

  test.each([
    ['a playbook that is not live', { playbook: 'gone', kpi: 'won' }, 'playbook-not-live'],
    ['a KPI that is not there', { playbook: 'growing', kpi: 'gone' }, 'kpi-not-found'],
    [
      'a period the wrong way round',
      { playbook: 'growing', kpi: 'won', from: '2026-02-02', to: '2026-02-01' },
      'period-reversed',
    ],
    ['a beginning twice', { playbook: 'growing', kpi: 'won', from: '2026-02-02', all: true }, 'period-unclear'],
    ['no date', { playbook: 'growing', kpi: 'won', from: '2026-02-30' }, 'invalid-input'],
    ['a page that none has given', { playbook: 'growing', kpi: 'won', cursor: 'x' }, 'bad-page'],
  ])('for %s is refused', async (_, input, reason) => {
    await expect(run('get-kpi-rows', input)).rejects.toMatchObject({ reason });
  });
});

interface Breakdown {
  readonly groups: { group: string | null; title?: string; figure: ListedKpi }[];
}
const divided = async (kpi: string, by: string): Promise<Breakdown['groups']> =>
  ((await run('get-kpi-breakdown', { playbook: 'growing', kpi, by })) as unknown as Breakdown).groups;

describe('a KPI divided', () => {
  test('by owner counts each account once, under whoever looks after it now', async () => {
    const groups = await divided('entered', 'owner');
    expect(groups.map(({ group, title, figure }) => [group, title, figure.denominator])).toEqual([
      ['ana', 'ana', 2],
      ['ben', 'ben', 1],
      [null, undefined, 1],
    ]);
    const whole = (await listed()).entered;
    expect(groups.reduce((sum, { figure }) => sum + (figure.denominator ?? 0), 0)).toBe(whole?.denominator);
  });

  test('by segment has the accounts without one in a group of their own', async () => {
    expect((await divided('entered', 'segment')).map(({ group, figure }) => [group, figure.denominator])).toEqual([
      [null, 4],
    ]);
  });

  test('by month shows the twelve that end with the period', async () => {
    const groups = await divided('entered', 'month');
    expect(groups).toHaveLength(12);
    expect(groups.map(({ group }) => group).slice(-2)).toEqual(['2026-01-01', '2026-02-01']);
    expect(groups.slice(-2).map(({ figure }) => figure.denominator)).toEqual([2, 2]);
  });

  test('of revenue compares each month’s end with a year before it', async () => {
    const [last] = (await divided('nrr', 'month')).slice(-1);
    expect(last?.figure).toMatchObject({ numerator: 114_000 });
    const [group] = await divided('nrr', 'owner');
    expect(group).toMatchObject({ group: 'ana', figure: { denominator: 70_000 } });
  });
});

import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMonths, dateText, dayNumber, virtualClock } from '#base';
import type { ImportKind } from '#domain/imports';
import { revenueBridges } from '#pure/revenue';
import { listArr } from '../../src/domain/kpis/arr-list.ts';
import { runImport } from '../../src/surfaces/cli/import-command.ts';
import { type RunningProduct, runningProduct } from '../running-product.ts';

/** What a file of examples/ brings: its kind, the file, its map, what of it comes in, is left out and is refused. */
const EXAMPLES: readonly (readonly [
  folder: string,
  kind: ImportKind,
  file: string,
  map: string,
  brings: { events?: Record<string, number>; people?: number; skipped?: number; refused?: number },
])[] = [
  ['ravenstack', 'accounts', 'ravenstack_accounts', 'accounts', { events: { 'account.identified': 500 } }],
  ['ravenstack', 'contracts', 'ravenstack_subscriptions', 'subscriptions', { events: { 'contract.recorded': 5000 } }],
  ['ravenstack', 'events', 'ravenstack_feature_usage', 'feature_usage', { events: { 'service.used': 25_000 } }],
  ['ravenstack', 'events', 'ravenstack_churn_events', 'churn_events', { events: { 'churn.reported': 600 } }],
  [
    'ravenstack',
    'tickets',
    'ravenstack_support_tickets',
    'support_tickets',
    { events: { 'ticket.opened': 2000, 'ticket.solved': 2000, 'ticket.rated': 1175 } },
  ],
  // A customer that was deleted at Stripe is left out.
  ['stripe', 'accounts', 'customer_data', 'customers', { events: { 'account.identified': 11 }, skipped: 1 }],
  // Of twelve items the subscription is not in the extract.
  [
    'stripe',
    'contracts',
    'subscription_item_data',
    'subscription_items',
    { events: { 'contract.recorded': 2 }, refused: 12 },
  ],
  ['stripe', 'events', 'charge_data', 'charges', { events: { 'payment.failed': 16 } }],
  ['stripe', 'events', 'invoice_data', 'invoices', { events: { 'invoice.paid': 2 } }],
  ['hubspot', 'users', 'users_data', 'users', { people: 2 }],
  ['hubspot', 'accounts', 'company_data', 'companies', { events: { 'account.identified': 24 } }],
  // No deal, ticket or meeting of the extract is linked to a company in it.
  ['hubspot', 'opportunities', 'deal_data', 'deals', { skipped: 44 }],
  ['hubspot', 'tickets', 'ticket_data', 'tickets', { skipped: 25 }],
  ['hubspot', 'events', 'engagement_meeting_data', 'meetings', { skipped: 100 }],
  ['zendesk', 'users', 'user_data', 'agents', { people: 1, skipped: 9 }],
  ['zendesk', 'accounts', 'organization_data', 'organizations', { events: { 'account.identified': 10 } }],
  ['zendesk', 'contacts', 'user_data', 'end_users', { events: { 'contact.identified': 9 }, skipped: 1 }],
  // Two tickets were deleted.
  ['zendesk', 'events', 'ticket_data', 'tickets', { events: { 'ticket.opened': 8, 'ticket.solved': 8 }, skipped: 2 }],
  // All changes but those of one ticket are of tickets that are not in the extract.
  [
    'zendesk',
    'events',
    'ticket_field_history_data',
    'ticket_changes',
    { events: { 'ticket.status_changed': 13, 'ticket.priority_changed': 4 }, skipped: 21 },
  ],
];

const NOW = Date.UTC(2026, 2, 2, 10);
const LONG = 300_000;
let product: RunningProduct;
let folder: string;
beforeAll(async () => {
  product = await runningProduct(NOW);
  folder = await mkdtemp(join(tmpdir(), 'perennial-examples-'));
  await cp(new URL('../../examples', import.meta.url).pathname, folder, { recursive: true });
});
afterAll(async () => {
  await product.close();
  await rm(folder, { recursive: true });
});

async function brought(kind: ImportKind, file: string, map: string) {
  const ports = {
    db: product.db,
    clock: virtualClock(NOW),
    runtime: product.runtime,
    wake: () => undefined,
    print: () => undefined,
  };
  const paths = { file: join(folder, `${file}.csv`), map: join(folder, `${map}.map.yaml`) };
  const { events, people, skipped, refused } = await runImport(ports, { kind, ...paths, dryRun: false });
  return { events, people: people.added + people.changed, skipped, refused };
}

async function bringAll(): Promise<void> {
  for (const [of, kind, file, map] of EXAMPLES) await brought(kind, `${of}/${file}`, `${of}/${map}`);
  await product.goTo(NOW);
}

const TABLES = [
  ...['event', 'quarantine', 'inbox', 'account', 'contact', 'contract', 'change', 'opportunity', 'ticket', 'person'],
  ...['survey_response', 'meeting', 'unassigned'],
];
/** How many rows each table has, and what they say all together. */
async function standing(): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const table of TABLES) {
    const [row] = await product.db.query(
      `select '${table}' as name, count(*) as rows, md5(coalesce(string_agg(said, ' ' order by said), '')) as digest
         from (select md5(${table}::text) as said from ${table}) as rows`,
    );
    found.push(row);
  }
  return found;
}

type Row = Readonly<Record<string, string>>;
const rowsOf = async (file: string): Promise<readonly Row[]> =>
  parse(await readFile(join(folder, `${file}.csv`)), { columns: true });

describe('the shipped examples', () => {
  test.each(EXAMPLES)(
    '%s: %s of %s by the map %s',
    async (of, kind, file, map, brings) => {
      expect(await brought(kind, `${of}/${file}`, `${of}/${map}`)).toEqual({
        events: {},
        people: 0,
        skipped: 0,
        refused: 0,
        ...brings,
      });
    },
    LONG,
  );

  test(
    'come in whole: nothing is set aside, and what came in stands in the log',
    async () => {
      await product.goTo(NOW);
      const expected = new Map<string, number>();
      for (const [, , , , { events = {} }] of EXAMPLES) {
        for (const [name, count] of Object.entries(events)) expected.set(name, (expected.get(name) ?? 0) + count);
      }
      const logged = await product.db.query<{ name: string; count: number }>(
        'select name, count(*) from event group by name',
      );
      expect(new Map(logged.map(({ name, count }) => [name, count]))).toEqual(expected);
      expect(await product.db.query('select reason from quarantine')).toEqual([]);
    },
    LONG,
  );

  test(
    'a second time they change nothing',
    async () => {
      const before = await standing();
      await bringAll();
      expect(await standing()).toEqual(before);
    },
    LONG,
  );
});

test('Zendesk: a ticket without an organization is its requester’s, with what became of it', async () => {
  const account = '370297696174';
  expect(await product.run('get-ticket', { account, ticket: '11071' })).toMatchObject({
    priority: 'urgent',
    contact: '2222',
    opened_at: '2020-08-28T18:06:36.000Z',
    solved_at: '2020-11-15T11:01:27.000Z',
  });
  const { events } = await product.run('list-events', { account });
  const names = new Set((events as { name: string }[]).map(({ name }) => name));
  expect(names).toEqual(
    new Set([
      'contact.identified',
      'ticket.opened',
      'ticket.solved',
      'ticket.status_changed',
      'ticket.priority_changed',
    ]),
  );
});

test('Stripe: an item is worth its price a year, and its account is that of its subscription', async () => {
  const { contracts } = await product.run('list-contracts', { account: '123fsdf' });
  expect(contracts).toMatchObject([
    {
      plan: 'ab2',
      starts_on: '2021-02-18',
      ends_on: '2021-02-19',
      arr: 36_000,
      currency: 'USD',
      attributes: { quantity: 2 },
    },
  ]);
  const { movements } = await product.run('list-contract-movements', { account: '123fsdf', from: '2021-01-01' });
  expect(movements).toMatchObject([
    { on: '2021-02-18', movement: 'new', arr_after: 36_000 },
    { on: '2021-02-20', movement: 'churn', arr_after: 0 },
  ]);
});

describe('RavenStack', () => {
  const START = dayNumber('2023-01-01');
  const END = dayNumber('2024-12-31');

  /** Day by day the yearly revenue of each account: the sum of its subscriptions in force, trials at 0. */
  async function revenueByHand(): Promise<Map<string, { sum: number; ids: string[] }[]>> {
    const days = new Map<string, { sum: number; ids: string[] }[]>();
    for (const row of await rowsOf('ravenstack/ravenstack_subscriptions')) {
      const { account_id = '', subscription_id = '', start_date = '', end_date = '', arr_amount = '' } = row;
      let ofAccount = days.get(account_id);
      if (ofAccount === undefined) {
        ofAccount = Array.from({ length: END - START + 1 }, () => ({ sum: 0, ids: [] }));
        days.set(account_id, ofAccount);
      }
      if (Number(arr_amount) === 0) continue;
      const last = end_date === '' ? END : Math.min(dayNumber(end_date), END);
      for (let day = dayNumber(start_date); day <= last; day++) {
        const on = ofAccount[day - START];
        if (on === undefined) throw new Error(`${subscription_id} starts before the data does`);
        on.sum += Number(arr_amount);
        on.ids.push(subscription_id);
      }
    }
    return days;
  }

  async function movementsByHand() {
    const movements = [];
    for (const [account, days] of [...(await revenueByHand())].sort(([a], [b]) => (a < b ? -1 : 1))) {
      let hasPaid = false;
      for (const [index, { sum, ids }] of days.entries()) {
        const yesterday = days[index - 1] ?? { sum: 0, ids: [] };
        if (sum !== yesterday.sum) {
          const grown = sum > yesterday.sum ? 'expansion' : 'contraction';
          const first = hasPaid ? 'reactivation' : 'new';
          movements.push({
            account,
            on: dateText(START + index),
            movement: yesterday.sum === 0 ? first : sum === 0 ? 'churn' : grown,
            arr_before: yesterday.sum,
            arr_after: sum,
            change: sum - yesterday.sum,
            currency: 'USD',
            contracts: [
              ...ids.filter((id) => !yesterday.ids.includes(id)),
              ...yesterday.ids.filter((id) => !ids.includes(id)),
            ].sort(),
          });
        }
        if (sum > 0) hasPaid = true;
      }
    }
    return movements;
  }

  async function movementsShown() {
    const shown: Awaited<ReturnType<typeof movementsByHand>> = [];
    let after: unknown;
    do {
      const page = await product.run('list-contract-movements', {
        from: dateText(START),
        to: dateText(END),
        ...(after === undefined ? {} : { after }),
      });
      shown.push(...(page.movements as typeof shown));
      after = page.next;
    } while (after !== undefined);
    return shown;
  }

  test(
    'revenue moves as a count over every day of every subscription says',
    async () => {
      const byHand = await movementsByHand();
      expect(new Set(byHand.map(({ movement }) => movement)).size).toBeGreaterThan(3);
      expect(await movementsShown()).toEqual(byHand);
    },
    LONG,
  );

  test(
    'KPIs compare what the movements lead to',
    async () => {
      const movements = await movementsByHand();
      const end = END;
      const start = addMonths(end, -12);
      const standingAt = (day: number): Map<string, number> =>
        new Map(
          movements.filter(({ on }) => on <= dateText(day)).map(({ account, arr_after }) => [account, arr_after]),
        );
      const [before, after] = [standingAt(start), standingAt(end)];
      const byHand = [...after.keys()].map((account) => ({
        account,
        currency: 'USD',
        start: (before.get(account) ?? 0) * 100,
        end: (after.get(account) ?? 0) * 100,
      }));
      const accounts = await listArr(product.db, { start, end }, 'UTC');
      const ofRavenStack = accounts.filter(({ account }) => account.startsWith('A-'));
      expect(revenueBridges(ofRavenStack)).toEqual(revenueBridges(byHand));
    },
    LONG,
  );

  test('the timeline of an account has all that its files say of it, newest first', async () => {
    const account = 'A-e7a1e2';
    const said: string[] = [];
    const add = (rows: readonly Row[], time: string, name: string, when: (row: Row) => boolean = () => true): void => {
      for (const row of rows)
        if (when(row)) said.push(`${new Date(`${row[time]?.replace(' ', 'T')}Z`).toISOString()} ${name}`);
    };
    const of = async (file: string): Promise<readonly Row[]> =>
      (await rowsOf(`ravenstack/ravenstack_${file}`)).filter((row) => row.account_id === account);
    const midnight = (rows: readonly Row[], column: string): readonly Row[] =>
      rows.map((row) => ({ ...row, [column]: `${row[column]} 00:00:00` }));
    const subscriptions = await of('subscriptions');
    const own = new Set(subscriptions.map((row) => row.subscription_id));
    const usage = (await rowsOf('ravenstack/ravenstack_feature_usage')).filter((row) => own.has(row.subscription_id));
    const tickets = await of('support_tickets');
    add(midnight(await of('accounts'), 'signup_date'), 'signup_date', 'account.identified');
    add(midnight(subscriptions, 'start_date'), 'start_date', 'contract.recorded');
    add(midnight(usage, 'usage_date'), 'usage_date', 'service.used');
    add(midnight(await of('churn_events'), 'churn_date'), 'churn_date', 'churn.reported');
    add(midnight(tickets, 'submitted_at'), 'submitted_at', 'ticket.opened');
    add(tickets, 'closed_at', 'ticket.solved');
    add(tickets, 'closed_at', 'ticket.rated', (row) => row.satisfaction_score !== '');
    const { events } = await product.run('list-events', { account, limit: 500 });
    const shown = (events as { occurred: string; name: string }[]).map(({ occurred, name }) => `${occurred} ${name}`);
    expect(shown.length).toBeGreaterThan(50);
    expect([...shown].sort()).toEqual(said.sort());
    expect(shown.map((one) => one.slice(0, 24))).toEqual(
      shown
        .map((one) => one.slice(0, 24))
        .sort()
        .reverse(),
    );
  });

  test('tickets before the signup and usage outside a subscription are kept as they are', async () => {
    const signup = new Map(
      (await rowsOf('ravenstack/ravenstack_accounts')).map((row) => [row.account_id, row.signup_date]),
    );
    const tickets = await rowsOf('ravenstack/ravenstack_support_tickets');
    const early = tickets.filter((row) => (row.submitted_at ?? '') < (signup.get(row.account_id ?? '') ?? ''));
    expect(early.length).toBeGreaterThan(1000);
    const one = early[0];
    expect(await product.run('get-ticket', { account: one?.account_id, ticket: one?.ticket_id })).toMatchObject({
      opened_at: `${one?.submitted_at}T00:00:00.000Z`,
      open: false,
    });
  });
});

describe('HubSpot, with links between what its files have', () => {
  const linked = 'hubspot-linked';

  beforeAll(async () => {
    await cp(join(folder, 'hubspot'), join(folder, linked), { recursive: true });
    const companies = await rowsOf('hubspot/company_data');
    const link = async (file: string, from: string, column: string): Promise<void> => {
      const rows = (await rowsOf(`hubspot/${from}`)).map((row, index) => [
        companies[index % companies.length]?.id,
        row[column],
      ]);
      const header = `company_id,${column === 'id' ? 'ticket_id' : column}`;
      await writeFile(
        join(folder, linked, `${file}.csv`),
        `${[header, ...rows.map((row) => row.join(','))].join('\n')}\n`,
      );
    };
    await link('deal_company_data', 'deal_data', 'deal_id');
    await link('ticket_company_data', 'ticket_data', 'id');
    await link('engagement_company_data', 'engagement_meeting_data', 'engagement_id');
    const stages = await rowsOf('hubspot/deal_pipeline_stage_data');
    const won = stages.find((row) => row.closed_won === 'TRUE');
    const company = companies[0]?.id;
    await appendFile(
      join(folder, linked, 'deal_data.csv'),
      `\n77,false,${won?.pipeline_id},${won?.stage_id},user02@email.com,1,Renewal,,12000.50,2021-03-01 10:00:00,2021-01-15 09:00:00\n`,
    );
    await appendFile(join(folder, linked, 'deal_company_data.csv'), `${company},77\n`);
  });

  test('deals become opportunities, those of a won stage won, with their owner', async () => {
    expect(await brought('opportunities', `${linked}/deal_data`, `${linked}/deals`)).toMatchObject({
      events: { 'opportunity.created': 45, 'opportunity.won': 1 },
      refused: 0,
    });
    await product.goTo(NOW);
    const { people } = await product.run('list-people', {});
    expect(people).toContainEqual(expect.objectContaining({ name: 'Kathryn Janeway', first_name: 'Kathryn' }));
    const { opportunities, stages } = await product.run('list-opportunities', { stage: 'won' });
    expect(opportunities).toMatchObject([
      {
        external_id: '77',
        name: 'Renewal',
        estimated_value: 12000.5,
        currency: 'USD',
        assigned_to: 'user02@email.com',
        created_at: '2021-01-15T09:00:00.000Z',
        closed_at: '2021-03-01T10:00:00.000Z',
      },
    ]);
    expect(stages).toMatchObject([{ stage: 'won', count: 1 }]);
  });

  test('tickets come in, but one that was closed before it was created', async () => {
    expect(await brought('tickets', `${linked}/ticket_data`, `${linked}/tickets`)).toMatchObject({
      events: { 'ticket.opened': 24 },
      refused: 1,
    });
  });

  test('meetings come in, but those whose seconds were once taken for milliseconds', async () => {
    const meetings = await rowsOf('hubspot/engagement_meeting_data');
    const good = meetings.filter((row) => !row.start_time?.startsWith('1970'));
    expect(await brought('events', `${linked}/engagement_meeting_data`, `${linked}/meetings`)).toMatchObject({
      events: { 'meeting.booked': good.length },
      refused: meetings.length - good.length,
    });
    await product.goTo(NOW);
    const [row] = good;
    const company = (await rowsOf(`${linked}/engagement_company_data`)).find(
      (link) => link.engagement_id === row?.engagement_id,
    );
    const { meetings: shown } = await product.run('list-meetings', { account: company?.company_id });
    expect(shown).toContainEqual(
      expect.objectContaining({
        meeting: row?.engagement_id,
        starts: `${row?.start_time?.replace(' ', 'T')}.000Z`,
        status: 'booked',
      }),
    );
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMonths, dateText } from '#base';
import { revenueBridges } from '#pure/revenue';
import { listArr } from '../../src/domain/kpis/arr-list.ts';
import { linkHubspot } from '../linked-hubspot.ts';
import { END, movementsByHand, START, timelineByHand } from '../ravenstack-by-hand.ts';
import { type BroughtExamples, EXAMPLES, productForExamples } from '../shipped-examples.ts';

const NOW = Date.UTC(2026, 2, 2, 10);
const LONG = 300_000;
let product: BroughtExamples;
beforeAll(async () => {
  product = await productForExamples(NOW);
});
afterAll(() => product.close());

describe('the shipped examples', () => {
  test.each(EXAMPLES)(
    '%s: %s of %s by the map %s',
    async (of, kind, file, map, brings) => {
      expect(await product.bring(kind, `${of}/${file}`, `${of}/${map}`)).toEqual({
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
      const before = await product.standing();
      for (const [of, kind, file, map] of EXAMPLES) await product.bring(kind, `${of}/${file}`, `${of}/${map}`);
      await product.goTo(NOW);
      expect(await product.standing()).toEqual(before);
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
  const byHand = async () => movementsByHand(await product.rowsOf('ravenstack/ravenstack_subscriptions'));

  async function movementsShown() {
    const shown: ReturnType<typeof movementsByHand> = [];
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
      const expected = await byHand();
      expect(new Set(expected.map(({ movement }) => movement)).size).toBeGreaterThan(3);
      expect(await movementsShown()).toEqual(expected);
    },
    LONG,
  );

  test(
    'KPIs compare what the movements lead to',
    async () => {
      const movements = await byHand();
      const end = END;
      const start = addMonths(end, -12);
      const standingAt = (day: number): Map<string, number> =>
        new Map(
          movements.filter(({ on }) => on <= dateText(day)).map(({ account, arr_after }) => [account, arr_after]),
        );
      const [before, after] = [standingAt(start), standingAt(end)];
      const ends = [...after.keys()].map((account) => ({
        account,
        currency: 'USD',
        start: (before.get(account) ?? 0) * 100,
        end: (after.get(account) ?? 0) * 100,
      }));
      const accounts = await listArr(product.db, { start, end }, 'UTC');
      const ofRavenStack = accounts.filter(({ account }) => account.startsWith('A-'));
      expect(revenueBridges(ofRavenStack)).toEqual(revenueBridges(ends));
    },
    LONG,
  );

  test('the timeline of an account has all that its files say of it, newest first', async () => {
    const account = 'A-e7a1e2';
    const said = await timelineByHand(account, product.rowsOf);
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

  test('tickets before the signup are kept as they are', async () => {
    const signup = new Map(
      (await product.rowsOf('ravenstack/ravenstack_accounts')).map((row) => [row.account_id, row.signup_date]),
    );
    const tickets = await product.rowsOf('ravenstack/ravenstack_support_tickets');
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

  beforeAll(() => linkHubspot(product, linked));

  test('deals become opportunities, those of a won stage won, with their owner', async () => {
    expect(await product.bring('opportunities', `${linked}/deal_data`, `${linked}/deals`)).toMatchObject({
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
    expect(await product.bring('tickets', `${linked}/ticket_data`, `${linked}/tickets`)).toMatchObject({
      events: { 'ticket.opened': 24 },
      refused: 1,
    });
  });

  test('meetings come in, but those whose seconds were once taken for milliseconds', async () => {
    const meetings = await product.rowsOf('hubspot/engagement_meeting_data');
    const good = meetings.filter((row) => !row.start_time?.startsWith('1970'));
    expect(await product.bring('events', `${linked}/engagement_meeting_data`, `${linked}/meetings`)).toMatchObject({
      events: { 'meeting.booked': good.length },
      refused: meetings.length - good.length,
    });
    await product.goTo(NOW);
    const [row] = good;
    const company = (await product.rowsOf(`${linked}/engagement_company_data`)).find(
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

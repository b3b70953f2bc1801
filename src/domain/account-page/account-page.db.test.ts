import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, isoInstant } from '#base';
import { type RunningProduct, runningProduct, SERVICE_UPGRADE } from '../../../test/running-product.ts';

const START: Instant = Date.UTC(2026, 2, 2, 9);
const NASTY = '<img src=x onerror=alert(1)> 100% _';

let product: RunningProduct;
const run = (name: string, input: object) => product.run(name, input);

beforeAll(async () => {
  product = await runningProduct(START);
  await run('publish-playbook', { files: SERVICE_UPGRADE });
  await product.goTo(START + HOUR);
  await run('add-person', { id: 'mina', name: 'Mina Kim', email: 'mina@example.com', roles: ['csm'] });
  await run('set-account', {
    account: 'acme',
    attributes: { name: 'Acme', segment: 'Enterprise', owner: 'mina', plan_limit: 100, created_on: '2025-01-05' },
  });
  await run('set-contact', {
    account: 'acme',
    contact: 'ida',
    name: 'Ida Berg',
    email: 'ida@acme.example',
    role: 'champion',
    is_primary: true,
    attributes: { strength: 'strong' },
  });
  await run('set-contact', { account: 'acme', contact: 'bo', name: NASTY });
  await run('record-contract', {
    account: 'acme',
    contract: 'c1',
    starts_on: '2025-06-01',
    ends_on: '2026-06-01',
    arr: 12_000,
    currency: 'EUR',
  });
  for (let day = 1; day <= 40; day++) {
    await product.goTo(START + day * DAY);
    await product.send('acme', 'service.used', { quantity: day > 20 ? 3 : 1, kind: 'visit' }, 'ida');
  }
  await product.send('acme', 'nps.submitted', { score: 9, comment: NASTY }, 'ida');
  await product.goTo(START + 40 * DAY + HOUR);
  await run('record-note', { account: 'acme', kind: 'call', text: 'They like the <b>planner</b>', contact: 'ida' });
}, 120_000);
afterAll(() => product.close());

describe('the header of an account’s page', () => {
  test('says who it is, what it is worth, who looks after it and how near its limit it is', async () => {
    const page = await run('get-account-page', { account: 'acme' });
    expect(page).toMatchObject({
      account: 'acme',
      name: 'Acme',
      segment: 'Enterprise',
      owner: { person: 'mina', name: 'Mina Kim' },
      arr: [{ amount: 12_000, currency: 'EUR' }],
      renewal: { on: '2026-06-01', days: 51 },
      champion: { contact: 'ida', name: 'Ida Berg', strength: 'strong' },
      last_touch: { event: 'note.recorded', at: isoInstant(START + 40 * DAY + HOUR) },
      counts: { contacts: 2, surveys: 1, contracts: 1 },
      limit: { metric: 'usage', used: 70, limit: 100, window: 30 },
    });
  });

  test('of an account that nobody has heard of is refused', async () => {
    await expect(run('get-account-page', { account: 'nobody' })).rejects.toThrow(/Nothing has been recorded/);
  });

  test('counts what is open', async () => {
    const { counts } = await run('get-account-page', { account: 'acme' });
    const { signals } = await run('list-signals', { account: 'acme' });
    const open = (signals as { status: string }[]).filter(({ status }) => status === 'raised');
    expect(counts).toMatchObject({ signals: open.length });
    expect(open.length).toBeLessThan((signals as unknown[]).length);
  });
});

describe('the timeline', () => {
  test('goes page by page without losing or repeating an event', async () => {
    const keys: string[] = [];
    let after: string | undefined;
    do {
      const from = after === undefined ? {} : { after };
      const answer: Record<string, unknown> = await run('list-timeline', { account: 'acme', limit: 7, ...from });
      // As its output schema says.
      const page = answer as { events: { key: string }[]; next?: string };
      keys.push(...page.events.map(({ key }) => key));
      after = page.next;
    } while (after !== undefined);
    const [all] = await product.db.query<{ count: number }>(
      "select count(*)::integer as count from event where account = 'acme'",
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBe(all?.count);
  });

  test('shows the kinds that are asked for, and what a text stands in, signs of patterns included', async () => {
    const { events } = await run('list-timeline', { account: 'acme', kinds: ['note', 'survey'] });
    expect((events as { name: string }[]).map(({ name }) => name)).toEqual(['note.recorded', 'nps.submitted']);
    const found = await run('list-timeline', { account: 'acme', text: '100% _' });
    expect((found.events as { name: string }[]).map(({ name }) => name)).toEqual([
      'nps.submitted',
      'contact.identified',
    ]);
    const none = await run('list-timeline', { account: 'acme', text: '100_ %' });
    expect(none).toEqual({ events: [] });
  });

  test('an event opens into what it caused and the scores that it moved', async () => {
    const { events } = await run('list-timeline', { account: 'acme', kinds: ['survey'] });
    const [{ key }] = events as [{ key: string }];
    const opened = await run('get-event', { account: 'acme', key });
    expect(opened.event).toMatchObject({ name: 'nps.submitted', caused: false, contact_name: 'Ida Berg' });
    expect((opened.caused as { name: string }[]).map(({ name }) => name)).toContain('signal.raised');
    expect((opened.scores as { name: string; value: number }[]).map(({ name }) => name)).toContain('health');
    await expect(run('get-event', { account: 'birch', key })).rejects.toThrow(/no event/);
  });
});

describe('usage', () => {
  test('is told by metric and day, beside as many days before', async () => {
    const { metrics, limit, from, to } = await run('list-usage', { account: 'acme', days: 20 });
    expect([from, to]).toEqual(['2026-03-23', '2026-04-11']);
    const usage = (metrics as { metric: string }[]).find(({ metric }) => metric === 'usage');
    expect(usage).toMatchObject({
      value: 60,
      before: 20,
      series: Array.from({ length: 20 }, () => 3),
    });
    expect(limit).toMatchObject({ used: 70, limit: 100, days: { low: expect.any(Number) } });
  });

  test('adoption says who uses what', async () => {
    const { people } = await run('list-adoption', { account: 'acme', days: 90 });
    expect(people).toMatchObject([{ contact: 'ida', name: 'Ida Berg', uses: 40 }]);
  });
});

describe('people', () => {
  test('come primary first, with what is known of them', async () => {
    const { contacts } = await run('list-contacts', { account: 'acme' });
    expect(contacts).toMatchObject([
      { contact: 'ida', is_primary: true, survey: { survey: 'nps', score: 9 }, attributes: { strength: 'strong' } },
      { contact: 'bo', name: NASTY, is_primary: false },
    ]);
    const page = await run('list-contacts', { account: 'acme', limit: 1 });
    expect(await run('list-contacts', { account: 'acme', after: page.next })).toMatchObject({
      contacts: [{ contact: 'bo' }],
    });
  });

  test('there is one primary contact: whoever becomes it takes it from the one before', async () => {
    await run('set-contact', { account: 'acme', contact: 'bo', is_primary: true });
    const { contacts } = await run('list-contacts', { account: 'acme' });
    expect(contacts).toMatchObject([
      { contact: 'bo', is_primary: true },
      { contact: 'ida', is_primary: false },
    ]);
    await run('set-contact', { account: 'acme', contact: 'ida', is_primary: true });
  });

  test('a zone that is none, and saying nothing, are refused', async () => {
    await expect(run('set-contact', { account: 'acme', contact: 'bo', zone: 'Mars' })).rejects.toThrow(/No time zone/);
    await expect(run('set-contact', { account: 'acme', contact: 'bo' })).rejects.toThrow(/at least one field/);
    await expect(run('set-contact', { account: 'acme', contact: 'bo', attributes: { role: 'x' } })).rejects.toThrow(
      /beside/,
    );
  });
});

test('a note is of what has been', async () => {
  const occurred = isoInstant(START + 400 * DAY);
  await expect(run('record-note', { account: 'acme', text: 'x', occurred })).rejects.toThrow(/has passed/);
});

test('a score’s history has a value a day, the one before, and the edges of its bands', async () => {
  const { points, bands, max } = await run('list-score-history', { account: 'acme', months: 3 });
  expect(max).toBe(100);
  expect(bands).toMatchObject([
    { band: 'green', edge: 60 },
    { band: 'yellow', edge: 40 },
    { band: 'red', edge: null },
  ]);
  const days = (points as { at: string }[]).map(({ at }) => at.slice(0, 10));
  expect(days.length).toBeGreaterThan(3);
  expect(new Set(days).size).toBe(days.length);
});

test('of many changes at one instant a score’s history ends with the one that stands', async () => {
  for (const account of ['elm', 'fir', 'gum', 'oak', 'yew']) {
    await run('set-account', { account, attributes: { plan_limit: 10 } });
    for (let used = 1; used <= 10; used++) await product.send(account, 'service.used', { quantity: 1 });
    const { points } = await run('list-score-history', { account, score: 'service_upgrade.expansion' });
    expect(points).toMatchObject([{ value: 50 }]);
  }
});

test('journeys are told with their stages and what their steps saw', async () => {
  const { journeys } = await run('list-account-journeys', { account: 'acme' });
  const [first] = journeys as { stages: unknown[]; runs: { step: string; saw: object }[] }[];
  expect(first?.stages.length).toBeGreaterThan(2);
  expect(first?.runs.length).toBeGreaterThan(0);
});

test('what can be asked why has a name that explain-rule knows', async () => {
  const { rules } = await run('list-rules', {});
  const names = (rules as { kind: string; name: string }[])
    .filter(({ kind }) => kind !== 'step')
    .map(({ name }) => name);
  expect(names).toContain('high_usage');
  for (const rule of names)
    expect(await run('explain-rule', { account: 'acme', rule })).toMatchObject({ account: 'acme' });
});

test('the arbiter’s log answers for one account and for all', async () => {
  const one = await run('list-held-messages', { account: 'acme' });
  const all = await run('list-held-messages', {});
  expect(all).toEqual({
    messages: [...(one.messages as unknown[])].map((message) => expect.objectContaining(message as object)),
  });
});

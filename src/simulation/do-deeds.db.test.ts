import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, isoInstant, type JsonObject } from '#base';
import { insertIntoInbox } from '#engine';
import type { Db } from '#platform/db';
import { type RunningProduct, runningProduct, SERVICE_UPGRADE } from '../../test/running-product.ts';
import type { Arrival } from './arrival.ts';
import { doDeeds } from './do-deeds.ts';
import { type Action, type Customer, drawCustomers } from './truth/index.ts';
import { twoOptions } from './truth/proposal/two-options.ts';

const MONDAY = Date.UTC(2026, 0, 12, 9);
const draw = { seed: 1, count: 40, firstMonday: Math.floor(MONDAY / DAY), weeks: 1, nameOf: () => 'acme' };
const customer = { ...drawn(), account: 'acme', zone: 'UTC' };

function drawn(): Customer {
  const [found] = drawCustomers(draw).filter(({ parts }) => parts.length > 2);
  if (found === undefined) throw new Error('nobody among them has a call');
  return found;
}

/** One on which people act by operations, and one on which they act as in a simulation. */
let byOperation: RunningProduct;
let inBulk: RunningProduct;

beforeEach(async () => {
  [byOperation, inBulk] = await Promise.all([opened(), opened()]);
});
afterEach(() => Promise.all([byOperation.close(), inBulk.close()]));

async function opened(): Promise<RunningProduct> {
  const product = await runningProduct(MONDAY - DAY);
  const link = 'https://vendor.example/sam';
  await product.run('set-setting', { key: 'company.name', value: 'Vendor' });
  const sam = { id: 'sam', name: 'Sam Reed', email: 'sam@vendor.example', phone: '+1 555 0101', roles: ['csm'] };
  await product.run('add-person', { ...sam, booking_link: link });
  await product.run('publish-playbook', { files: SERVICE_UPGRADE });
  const traits = { owner: 'sam', created_on: '2024-01-10', health_score: 85, plan_limit: 100 };
  await product.send('acme', 'account.identified', { traits });
  const person = { name: 'Robin Field', email: 'robin@acme.example', is_primary: true };
  await product.send('acme', 'contact.identified', { contact: 'acme-owner', traits: person }, 'acme-owner');
  const contract = { contract: 'c', starts_on: '2024-01-10', arr: 1200, currency: 'USD' };
  await product.send('acme', 'contract.recorded', contract);
  await product.goTo(MONDAY);
  await product.send('acme', 'upgrade.requested', {});
  return product;
}

async function taskOf(db: Db, kind: string): Promise<Arrival> {
  const [task] = await db.query<Omit<Extract<Arrival, { kind: 'task' }>, 'name' | 'kind'>>(
    `select account, id, enrollment, step, form->>'id' as form, created_at as at from task
      where kind = $1 and status = 'open'`,
    [kind],
  );
  if (task === undefined) throw new Error(`there is no open task ${kind}`);
  return { ...task, kind: 'task', name: kind } as Arrival;
}

async function mailOf(db: Db, name: string): Promise<Arrival> {
  const [mail] = await db.query<Omit<Extract<Arrival, { kind: 'mail' }>, 'name' | 'kind'>>(
    'select account, id, enrollment, created_at as at from message where name = $1',
    [name],
  );
  if (mail === undefined) throw new Error(`there is no mail ${name}`);
  return { ...mail, kind: 'mail', name };
}

type Find = (db: Db) => Promise<Arrival>;
const task =
  (kind: string): Find =>
  (db) =>
    taskOf(db, kind);
const mail =
  (name: string): Find =>
  (db) =>
    mailOf(db, name);

/** The same deed on both: by its operation, whose input is made of what it answers, and in bulk. */
async function both(
  at: Instant,
  action: Action,
  operation: string,
  input: (to: Arrival | undefined) => JsonObject,
  find?: Find,
): Promise<void> {
  await Promise.all([byOperation.goTo(at), inBulk.goTo(at)]);
  const asked = await find?.(byOperation.db);
  await byOperation.run(operation, { account: 'acme', ...input(asked) });
  const [, part] = customer.parts;
  const to = await find?.(inBulk.db);
  if (part === undefined) throw new Error('a customer who has entered has a second part');
  const counting = { ...part, anchors: { ...part.anchors, entry: MONDAY } };
  const rows = await doDeeds(inBulk.db, [
    { customer, at, toldAt: at, do: action, part: counting, ...(to === undefined ? {} : { to }) },
  ]);
  await insertIntoInbox(inBulk.db, rows);
  await inBulk.goTo(at);
}

const day = (number: number, hour = 10): Instant => MONDAY + number * DAY + (hour - 9) * HOUR;
const done = (to: Arrival | undefined): JsonObject => ({ task: to?.id ?? '' });

async function book(at: Instant, meeting: string, on: number): Promise<void> {
  const [starts, ends] = [day(on, 14), day(on, 14) + HOUR / 4].map(isoInstant);
  const offsets = { starts: `day ${on} 14:00`, ends: `day ${on} 14:15` };
  const input = { meeting: `acme ${meeting}`, contact: 'acme-owner', starts: starts ?? '', ends: ends ?? '' };
  await both(at, { act: 'book', meeting, ...offsets }, 'book-meeting', () => input);
}

async function untilTheProposal(): Promise<void> {
  const reply = (to: Arrival | undefined): JsonObject => ({ message: to?.id ?? '', contact: 'acme-owner' });
  await both(day(4), { act: 'reply' }, 'record-reply', reply, mail('outreach'));
  await book(day(5), 'first', 9);
  await both(day(6), { act: 'cancel', meeting: 'first' }, 'cancel-meeting', () => ({ meeting: 'acme first' }));
  await book(day(7), 'second', 8);
  await both(day(8, 15), { act: 'miss', meeting: 'second' }, 'record-no-show', () => ({ meeting: 'acme second' }));
  await book(day(9), 'third', 10);
  await both(day(10, 15), { act: 'complete' }, 'complete-task', done, task('discovery_call'));
  const note = { held_on: '2026-01-22', status: 'interested', probability: 60, estimated_value: 900 };
  const answered = (answers: JsonObject) => (to: Arrival | undefined) => ({ ...done(to), answers });
  await both(day(11), { act: 'complete', answers: note }, 'complete-task', answered(note), task('call_note'));
  const offer = twoOptions(customer.amounts);
  await both(day(12), { act: 'complete', answers: offer }, 'complete-task', answered(offer), task('proposal'));
  const [draft] = await byOperation.db.query<{ id: string }>("select id from document where state = 'draft'");
  await both(
    day(13),
    { act: 'approve' },
    'approve-document',
    () => ({ document: draft?.id ?? '' }),
    task('review_document'),
  );
}

/** What is known of the account, in whatever order, without what differs by chance: ids, and who did it. */
async function known({ db }: RunningProduct): Promise<unknown> {
  const tables = {
    event: 'name, occurred_at, contact, depth, properties',
    task: 'kind, status, answers, created_at, done_at',
    document: 'name, state, title, made_at, changed_at, approved_at',
    opportunity: 'stage, probability, estimated_value_minor, updated_at',
    message: 'name, state, created_at',
    enrollment: 'status, outcome, entered_at, exited_at',
  };
  const rows = await Promise.all(
    Object.entries(tables).map(async ([table, columns]) => [
      table,
      (await db.query(`select to_jsonb(t) as row from (select ${columns} from ${table} where account = 'acme') t`))
        .map((one) => JSON.stringify(one).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '#'))
        .map((text) => text.replace(/"by":"(test|simulation)"/g, '"by":"#"'))
        .sort(),
    ]),
  );
  return Object.fromEntries(rows);
}

test('what people do in a simulation is what their operations do, up to an answer by a button', async () => {
  await untilTheProposal();
  const fields = { follow_up_on: '2026-03-02', reason: 'later' };
  const action: Action = {
    act: 'answer',
    answer: 'not_now',
    event: 'decision.recorded',
    says: { decision: 'defer', reason: 'later' },
    on: { follow_up_on: 'day 49' },
  };
  const input = (to: Arrival | undefined) => ({ message: to?.id ?? '', answer: 'not_now', fields });
  await both(day(24), action, 'record-answer', input, mail('decision_last'));
  expect(await known(inBulk)).toEqual(await known(byOperation));
  const [run] = await inBulk.db.query<{ outcome: string }>('select outcome from enrollment');
  expect(run?.outcome).toBe('deferred');
});

test('and up to an upgrade that a colleague records', async () => {
  await untilTheProposal();
  const says = { decision: 'upgrade', option: 'b' };
  await both(day(15), { act: 'decide', says }, 'record-decision', () => says);
  expect(await known(inBulk)).toEqual(await known(byOperation));
  const [opportunity] = await inBulk.db.query<{ stage: string }>('select stage from opportunity');
  expect(opportunity?.stage).toBe('won');
});

test('nobody completes a task, or approves a draft, that is not there any more', async () => {
  const [first] = customer.parts;
  const id = '00000000-0000-8000-8000-000000000000';
  const nothing = { account: 'acme', enrollment: null, step: null, form: null, at: MONDAY };
  const gone: Arrival = { ...nothing, id, kind: 'task', name: 'review_document' };
  if (first === undefined) throw new Error('every customer has a first part');
  const deeds = (['complete', 'approve'] as const).map((act) => ({
    customer,
    at: day(14),
    toldAt: day(14),
    do: { act },
    part: first,
    to: gone,
  }));
  expect(await doDeeds(inBulk.db, deeds)).toEqual([]);
});

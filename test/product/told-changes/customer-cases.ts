import { randomUUID } from 'node:crypto';
import { isoInstant } from '#base';
import { shardOf } from '#engine';
import { adds, type Cases, changes, removes, START, type World } from './world.ts';

const of = (more: object) => async (world: World) => ({ account: await world.customer(), ...more });
const MEETING = { meeting: 'm1', contact: 'kim', starts: '2026-03-01T15:00:00Z' };

async function met(world: World): Promise<object> {
  const account = await world.customer();
  await world.run('book-meeting', { account, ...MEETING });
  return { account, meeting: 'm1' };
}

async function held(world: World): Promise<string> {
  const account = await world.customer();
  await world.db.query(`insert into held_account (shard, account, at, reason) values ($1, $2, $3, 'a fault')`, [
    shardOf(account),
    account,
    isoInstant(START),
  ]);
  return account;
}

/** An event that breaks what is declared of it. */
async function quarantined(world: World): Promise<string> {
  const account = await world.customer();
  await world.send(account, 'nps.submitted', { score: 'very good' }, 'kim');
  return account;
}

async function waiting({ db }: World, contact: string): Promise<string> {
  const event = JSON.stringify({
    key: randomUUID(),
    name: 'service.used',
    properties: { quantity: 1 },
    source: 'test',
  });
  await db.query('insert into unassigned (contact, event, received_at) values ($1, $2::jsonb, $3)', [
    contact,
    event,
    isoInstant(START),
  ]);
  return contact;
}

async function aView({ run }: World): Promise<string> {
  const { view = '' } = await run('save-view', { list: 'accounts', name: randomUUID(), state: { search: 'a' } });
  return view;
}

async function edited(world: World): Promise<object> {
  const edit = { edit: randomUUID(), accounts: [await world.customer()] };
  await world.run('edit-accounts', { ...edit, owner: 'bo', join: ['vip'] });
  return edit;
}

/** What is known of customers, what comes in, and lists of them. */
export const customerCases: Cases = {
  'set-account': changes(of({ attributes: { plan_limit: 250 } })),
  'assign-account': changes(of({ owner: 'bo' })),
  'add-to-segment': changes(of({ segment: 'nurture' })),
  'remove-from-segment': changes(async (world) => {
    const segment = { account: await world.customer(), segment: 'nurture' };
    await world.run('add-to-segment', segment);
    return segment;
  }),
  'record-note': adds(of({ text: 'They open a second site.' })),
  'set-contact': changes(of({ contact: 'kim', role: 'champion' })),
  'unsubscribe-contact': changes(of({ contact: 'kim' })),
  'resubscribe-contact': changes(async (world) => {
    const kim = { account: await world.customer(), contact: 'kim' };
    await world.run('unsubscribe-contact', kim);
    return kim;
  }),
  'unsuppress-contact': changes(async (world) => {
    const kim = { account: await world.customer(), contact: 'kim' };
    await world.run('unsubscribe-contact', kim);
    return kim;
  }),
  'record-contract': changes(of({ contract: 'c1', plan: 'pro', starts_on: '2025-06-01', arr: 2400 })),
  'create-order': changes(of({ plan: 'pro', arr: 2400 })),
  'record-event': adds(of({ name: 'service.used', properties: { quantity: 3 } })),
  'record-ticket': changes(async (world) => {
    const ticket = { account: await world.customer(), ticket: 't1' };
    await world.run('record-ticket', { ...ticket, title: 'Broken' });
    return { ...ticket, priority: 'high' };
  }),
  'book-meeting': changes(async (world) => ({ ...(await met(world)), starts: '2026-03-09T15:00:00Z' })),
  'cancel-meeting': changes(met),
  'record-no-show': changes(met),
  'release-account': removes(async (world) => ({ account: await held(world) })),
  'release-accounts': changes(async (world) => ({ accounts: [await held(world), await held(world)] })),
  'replay-quarantine': changes(async (world) => ({ account: await quarantined(world) })),
  'discard-quarantined': changes(async (world) => ({ account: await quarantined(world), why: 'a robot' })),
  'discard-unassigned': changes(async (world) => ({ contact: await waiting(world, 'robot'), why: 'a robot' })),
  'assign-contact': changes(async (world) => ({
    account: await world.customer(),
    contact: await waiting(world, 'somebody'),
  })),
  'edit-accounts': changes(async (world) => ({
    edit: randomUUID(),
    accounts: [await world.customer(), await world.customer()],
    owner: 'bo',
    join: ['vip'],
  })),
  'undo-edit': changes(edited),
  'save-view': changes(async (world) => ({
    view: await aView(world),
    list: 'accounts',
    name: 'Large ones',
    shared: true,
    state: { search: 'b' },
  })),
  'delete-view': removes(async (world) => ({ view: await aView(world) })),
};

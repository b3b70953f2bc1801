import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant } from '#base';
import { type RunningProduct, runningProduct, SERVICE_UPGRADE } from '../running-product.ts';

/** A Monday. */
const START: Instant = Date.UTC(2026, 0, 12, 9);

let product: RunningProduct;
let now = START;

beforeAll(async () => {
  product = await runningProduct(START);
  const person = (id: string, name: string, ...roles: string[]) =>
    product.run('add-person', {
      id,
      name,
      email: `${id}@green.example`,
      roles,
      booking_link: `https://cal.example/${id}`,
    });
  await person('ana', 'Ana Silva', 'csm');
  await person('omar', 'Omar Haddad', 'operations');
  await person('lea', 'Lea Brandt', 'cs_lead');
  await product.run('set-setting', { key: 'company.name', value: 'Green Lawn' });
  await product.run('set-setting', { key: 'company.support_phone', value: '+1 555 0100' });
  await product.run('set-setting', { key: 'company.referral_link', value: 'https://green.example/refer' });
  await product.run('publish-playbook', { files: SERVICE_UPGRADE });
  const traits = { name: 'Acme', owner: 'ana', created_on: '2024-11-12', plan_limit: 100, health_score: 85 };
  await product.send('acme', 'account.identified', { traits });
  const jane = { email: 'jane@acme.example', firstName: 'Jane' };
  await product.send('acme', 'contact.identified', { contact: 'jane', traits: jane });
  const contract = { contract: 'c1', plan: 'Basic', starts_on: '2025-01-01', arr: 4800, currency: 'USD' };
  await product.send('acme', 'contract.recorded', contract);
  await product.send('acme', 'service.used', { quantity: 92 });
});
afterAll(() => product.close());

const on = async (day: number, hour = 9): Promise<void> => {
  now = START + day * DAY + (hour - 9) * HOUR;
  await product.goTo(now);
};
const listed = async <Row>(operation: string, list: string, input: object = {}): Promise<Row[]> =>
  (await product.run(operation, input))[list] as Row[];

interface Task {
  readonly task: string;
  readonly kind: string;
  readonly status: string;
  readonly assignee: string | null;
}
const openTasks = async (): Promise<Task[]> =>
  (await listed<Task>('list-tasks', 'tasks')).filter(({ status }) => status === 'open');
const openKinds = async (): Promise<string[]> => (await openTasks()).map(({ kind }) => kind).sort();
const complete = async (kind: string, answers: object = {}): Promise<void> => {
  const task = (await openTasks()).find((one) => one.kind === kind);
  if (task === undefined) throw new Error(`no open task ${kind}; open are ${await openKinds()}`);
  await product.run('complete-task', { account: 'acme', task: task.task, answers });
};
const mails = async (): Promise<{ name: string; subject: string; state: string }[]> =>
  (await listed<{ name: string; subject: string; state: string }>('list-messages', 'messages')).reverse();

describe('a customer from the first sign to the success', () => {
  test('is called, and the note leads on to the proposal', async () => {
    await on(4);
    const starts = new Date(START + 7 * DAY).toISOString();
    await product.run('book-meeting', { account: 'acme', contact: 'jane', starts });
    await on(7, 10);
    await complete('discovery_call');
    await complete('call_note', {
      held_on: '2026-01-19',
      status: 'interested',
      probability: 60,
      estimated_value: 2400,
    });
    expect(await openKinds()).toEqual(['proposal']);
    expect(await listed('list-opportunities', 'opportunities')).toMatchObject([
      { stage: 'discovery', probability: 60, estimated_value: 2400 },
    ]);
  });

  test('gets a proposal that a person has looked through, with the document attached', async () => {
    await on(8, 10);
    await complete('proposal', {
      key_need: 'fewer emergencies',
      summary: 'A bigger plan fits how you have grown.',
      option_a_name: 'Plus',
      option_a_services: [{ service: 'Pumping' }, { service: 'Inspection' }],
      option_a_price: 600,
      option_a_limit: 150,
      option_a_value: 'Fewer emergencies',
      with_b: false,
      recommended: 'a',
      reason: 'It covers what you need now.',
      annual_value: 3000,
    });
    const [draft] = await listed<{ document: string; state: string }>('list-documents', 'documents');
    expect(draft).toMatchObject({ state: 'draft' });
    const whole = await product.run('get-document', { account: 'acme', document: draft?.document });
    expect(whole.html).toContain('Proposal for Acme');
    expect(whole.html).toContain('Inspection');
    expect(whole.html).not.toMatch(/\{\{|undefined/);
    expect(await openKinds()).toEqual(['review_document']);
    expect((await mails()).map(({ name }) => name)).toEqual(['outreach']);

    await product.run('approve-document', { account: 'acme', document: draft?.document });
    expect(await openKinds()).toEqual([]);
    expect((await mails()).at(-1)).toMatchObject({ name: 'proposal_delivery', state: 'queued' });
    expect(await listed('list-opportunities', 'opportunities')).toMatchObject([{ stage: 'proposal' }]);
  });

  test('is followed up, and decides for the upgrade: contract, opportunity, mails and colleagues know it', async () => {
    await on(12);
    expect((await mails()).at(-1)).toMatchObject({ name: 'decision_check' });
    await on(14, 10);
    await product.run('record-decision', { account: 'acme', decision: 'upgrade', option: 'a' });
    expect(await listed('list-contracts', 'contracts', { account: 'acme' })).toMatchObject([
      { plan: 'Plus', arr: 7200, original_arr: 4800 },
    ]);
    expect(await product.run('get-account', { account: 'acme' })).toMatchObject({ attributes: { plan_limit: 150 } });
    expect(await listed('list-opportunities', 'opportunities')).toMatchObject([{ stage: 'won' }]);
    expect((await mails()).at(-1)).toMatchObject({
      name: 'upgrade_confirmation',
      subject: 'Welcome to Plus: this is what comes next',
    });
    const told = await listed<{ person: string; message: string }>('list-notifications', 'notifications');
    expect(told.map(({ person, message }) => `${message} ${person}`).sort()).toEqual([
      'upgrade_for_operations omar',
      'upgrade_won ana',
      'upgrade_won lea',
      'upgrade_won omar',
    ]);
    expect(await openKinds()).toEqual(['configuration', 'first_service_visit', 'kick_off_call']);
  });

  test('has a first service, is called after 30 days, and graduates', async () => {
    await on(15);
    await complete('configuration');
    await on(18, 10);
    await product.send('acme', 'service.completed', { type: 'Inspection', technician: 'Sam' });
    await on(19, 10);
    expect((await mails()).at(-1)).toMatchObject({ name: 'first_service', state: 'queued' });
    await on(44, 10);
    expect((await mails()).at(-1)).toMatchObject({ name: 'check_in_ahead', state: 'queued' });
    await on(45, 10);
    await complete('check_in', { satisfied: true });
    expect((await mails()).at(-1)).toMatchObject({ name: 'upgrade_success', state: 'queued' });
    const enrollments = await listed<{ outcome: string }>('list-enrollments', 'enrollments');
    expect(enrollments).toMatchObject([{ outcome: 'success' }]);
    expect(await product.run('get-account', { account: 'acme' })).toMatchObject({
      attributes: { expansion_success: true },
    });
    const events = await listed<{ name: string }>('list-events', 'events', { account: 'acme' });
    expect(events.map(({ name }) => name)).toContain('advocacy.suggested');
    expect((await mails()).filter(({ state }) => state !== 'queued')).toEqual([]);
  });

  test('is counted: of one that entered, one was won, for the difference of the contracts', async () => {
    const kpis = await listed<{
      kpi: string;
      numerator: number;
      denominator: number;
      money: unknown;
      met: boolean | null;
    }>('list-kpis', 'kpis', { from: '2026-01-01', to: '2026-12-31' });
    const of = (id: string) => kpis.find(({ kpi }) => kpi === id);
    for (const id of ['qualification_rate', 'discovery_completion', 'proposal_rate', 'win_rate', 'overall_conversion'])
      expect(of(id)).toMatchObject({ numerator: 1, denominator: 1, met: true });
    expect(of('upgrade_satisfaction')).toMatchObject({ numerator: 1, denominator: 1, met: true });
    expect(JSON.stringify(of('expansion_revenue'))).toContain('240000');
    expect(JSON.stringify(of('deal_size'))).toContain('240000');
  });
});

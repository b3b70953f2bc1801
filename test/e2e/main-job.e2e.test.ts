import type { Email } from 'postal-mime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customer, introduce, recommend, segment, useNearlyAll } from './customer.ts';
import { eventually } from './eventually.ts';
import { command, type Problem, type Product } from './product.ts';
import { shiftTo, Trial, ZOE } from './trial.ts';

/** What the form of the call note says of one field. */
interface Refusal extends Problem {
  readonly problems: readonly { readonly field: string; readonly message: string }[];
}

const ann = customer('acme', 'Ann Lee');
const bob = customer('bolt', 'Bob Ray');
const cho = customer('cedar', 'Cho Kim');
const dee = customer('delta', 'Dee Fox');

/** One customer books, one replies, two say nothing; the tests follow them through the days, in this order. */
describe('the main job', () => {
  let trial: Trial;
  let product: Product;

  beforeAll(async () => {
    trial = await Trial.open();
    product = await trial.start();
    await trial.ask('add-person', ZOE);
    // The day of the week on which this runs must not matter.
    await trial.ask('set-setting', { key: 'workspace.quiet_hours', value: 'none' });
    await segment(trial.home, trial.keys.write, (client) => {
      for (const one of [ann, bob, cho, dee]) introduce(client, one, ZOE.email);
      for (const one of [ann, bob]) {
        useNearlyAll(client, one);
        recommend(client, one);
      }
      client.track({ userId: cho.user, event: 'service.used', properties: { quantity: 81 } });
      client.track({ userId: cho.user, event: 'property.added', properties: { address: '12 Elm Street' } });
      client.track({ userId: dee.user, event: 'upgrade.requested', properties: { plan: 'Premium' } });
    });
    await trial.ask('record-event', {
      account: ann.account,
      name: 'contract.recorded',
      properties: { contract: 'c-1', plan: 'Standard', starts_on: '2025-01-01', arr: 12_000, currency: 'USD' },
    });
    for (const one of [ann, bob, cho, dee])
      await trial.enrollment(one.account, 'waits for day 3', ({ waitsFor }) => waitsFor === 'the time of outreach');
  });
  afterAll(() => trial.close());

  const mailsTo = ({ email }: { email: string }): Email[] =>
    trial.mail.arrived.filter(({ to }) => to?.some(({ address }) => address === email));

  async function liveOn(instant: number | null): Promise<void> {
    await product.stop();
    product = await trial.start(shiftTo(instant));
  }

  test('the score is explained by what it is made of, and adds up', async () => {
    const { scores } = await trial.explain(ann.account);
    const score = scores.find(({ name }) => name === 'service_upgrade.expansion');
    expect(score).toMatchObject({ value: 85, band: 'pursue', missing: ['growth'] });
    expect(score?.contributions.map(({ factor, points }) => [factor, points])).toEqual([
      ['plan usage', 25],
      ['health', 25],
      ['tenure', 15],
      ['NPS', 20],
      ['growth', 0],
    ]);
    const [usage] = score?.contributions ?? [];
    expect(usage).toMatchObject({ input: 0.92, label: 'High usage' });
    expect(usage?.inputs[0]).toMatchObject({
      fact: 'usage.sum("30d")',
      value: 92,
      eventCount: 1,
      events: [{ name: 'service.used', source: 'segment', properties: { quantity: 92 } }],
    });
  });

  test('the signals are listed with their evidence', async () => {
    const { signals } = await trial.ask<{ signals: { kind: string; strength: string; evidence: unknown }[] }>(
      'list-signals',
      { account: ann.account },
    );
    expect(signals.map(({ kind, strength }) => [kind, strength]).sort()).toEqual([
      ['high_usage', 'strong'],
      ['promoter', 'strong'],
    ]);
    expect(signals.find(({ kind }) => kind === 'high_usage')?.evidence).toMatchObject({
      facts: { 'usage.sum("30d")': 92, 'account.plan_limit': 100 },
    });
  });

  test('the opportunity is the csm’s, with the score of the instant and its factors', async () => {
    const { opportunities } = await trial.ask<{ opportunities: object[] }>('list-opportunities', {
      account: ann.account,
    });
    expect(opportunities).toEqual([
      expect.objectContaining({ type: 'expansion', stage: 'qualified', assigned_to: ZOE.email, score: 65 }),
    ]);
  });

  test('why tells the same in a terminal', async () => {
    const { stdout, stderr, code } = await command(trial.home, 'why', ann.account);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Expansion score (service_upgrade.expansion): 85 of 100, pursue');
    expect(stdout).toContain('waits for the time of outreach');
  });

  test('nobody gets a mail before day 3', async () => {
    expect(await trial.messages()).toEqual([]);
    expect(trial.mail.arrived).toEqual([]);
  });

  test('on day 3 each gets the outreach, from the csm, with the parts that are true of them', async () => {
    const [{ dueAt } = { dueAt: null }] = await trial.enrollments(ann.account);
    expect(new Date(dueAt ?? 0).toISOString()).toMatch(/T10:00:00\.000Z$/);
    await liveOn(dueAt);
    await eventually(
      'four mails arrive',
      async () => trial.mail.arrived.length,
      (count) => count === 4,
    );
    const [mail] = mailsTo(ann);
    expect(mail).toMatchObject({
      subject: 'Ann, your account is growing, and that is good to see',
      from: { name: 'Zoe Park', address: ZOE.email },
      to: [{ name: 'Ann Lee', address: ann.email }],
      replyTo: [{ address: ZOE.email }],
    });
    expect(mail?.text).toContain('Hi Ann,');
    expect(mail?.text).toContain('92% of what it includes');
    expect(mail?.text).toContain('Your last feedback was a pleasure');
    expect(mail?.text).not.toContain('property');
    const [, link = ''] = /Find 15 minutes:\s+(http\S+\/l\/\S+)/.exec(mail?.text ?? '') ?? [];
    expect((await fetch(link, { redirect: 'manual' })).headers.get('location')).toBe(ZOE.booking_link);
    expect(mail?.text).toMatch(/Best wishes,\nZoe\n/);
    expect(mail?.html).toContain(`<a href="${link}"`);
    const [other] = mailsTo(cho);
    expect(other?.text).toContain('Congratulations on 12 Elm Street!');
    expect(other?.text).toContain('81% of what it includes');
    expect(other?.text).not.toContain('feedback');
    // Who only asked gets no list of nothing.
    expect(mailsTo(dee)[0]?.text?.replace(/\s+/g, ' ')).toContain(
      'Hi Dee, I was looking through your account this week, and I wonder whether what we do for you still fits where you are going. Would you have',
    );
    for (const { text, html } of trial.mail.arrived)
      expect(`${text}${html}`).not.toMatch(/\{\{|undefined|null|NaN|\[object/);
  });

  test('why knows what day it is, and what is waited for now', async () => {
    const [{ dueAt, waitsFor } = { dueAt: null, waitsFor: null }] = await trial.enrollments(ann.account);
    expect(waitsFor).toBe('meeting.booked or email.replied; meanwhile outreach_follow_up');
    const { stdout } = await command(trial.home, 'why', ann.account);
    const today = new Date((dueAt ?? 0) - 3 * 86_400_000).toISOString().slice(0, 10);
    expect(stdout).toMatch(new RegExp(`^acme at ${today}`));
    expect(stdout).toContain(`waits for ${waitsFor} until`);
  });

  test('a booking is noticed: the csm gets the call with a filled guide', async () => {
    const starts = new Date(Date.now() + shiftTo(Date.now()) + 5 * 86_400_000).toISOString();
    await trial.ask('book-meeting', { account: ann.account, contact: ann.user, starts });
    const call = await trial.openTask(ann.account, 'discovery_call');
    expect(call).toMatchObject({ title: 'Discovery call', assignee: ZOE.email, due_at: starts });
    const { guide } = await trial.ask<{ guide: string }>('get-task', { account: ann.account, task: call.task });
    expect(guide).toContain('| Customer | acme Property Care |');
    expect(guide).toContain('| Expansion score | 85 |');
    expect(guide).toContain('| Services now | lawn care and gutter cleaning |');
    expect(guide).toContain('| With us for | 14 months |');
    expect(guide).toMatch(/\| Yearly revenue \| \$12,000(\.00)? \|/);
    expect(guide).toContain('| Use of the plan | 92% |');
    expect(guide).toContain('- snow removal\n- window cleaning');
    expect(guide).not.toContain('{{');
    await trial.ask('complete-task', { account: ann.account, task: call.task });
  });

  test('the note on the call refuses a wrong answer, naming the field and what would be right', async () => {
    const note = await trial.openTask(ann.account, 'call_note');
    const answers = { held_on: 'tomorrow', status: 'maybe', needs: [{ need: 'Snow', priority: 'urgent' }] };
    const { status, body } = await trial.call<Refusal>('complete-task', {
      account: ann.account,
      task: note.task,
      answers,
    });
    expect(status).toBe(400);
    expect(body.problems).toEqual([
      {
        field: 'held_on',
        reason: 'unfit',
        message: 'Date of the call can\'t be "tomorrow": give a date like 2026-03-02.',
      },
      {
        field: 'needs[0].priority',
        reason: 'unfit',
        message: 'Priority can\'t be "urgent": give one of high, medium, low.',
      },
      {
        field: 'status',
        reason: 'unfit',
        message: 'Where the opportunity stands can\'t be "maybe": give one of interested, needs_more_info, not_now.',
      },
    ]);
    expect(await trial.openTask(ann.account, 'call_note')).toEqual(note);
  });

  test('right answers lead on to the proposal, and next steps become tasks', async () => {
    const note = await trial.openTask(ann.account, 'call_note');
    const answers = {
      held_on: '2026-03-02',
      status: 'interested',
      needs: [{ need: 'Snow removal', priority: 'high' }],
      next_steps: [{ action: 'Send the prices', owner: ZOE.email }],
      probability: 60,
    };
    await trial.ask('complete-task', { account: ann.account, task: note.task, answers });
    await trial.enrollment(ann.account, 'goes on', ({ stage }) => stage === 'proposal');
    expect((await trial.tasks(ann.account)).map(({ title }) => title).sort()).toEqual([
      'Put the proposal together',
      'Send the prices',
    ]);
  });

  test('a reply instead of a booking asks the csm to agree a time', async () => {
    const [message] = await trial.messages(bob.account);
    await trial.ask('record-reply', { account: bob.account, message: message?.message, text: 'Next week, perhaps?' });
    expect(await trial.openTask(bob.account, 'agree_a_time')).toMatchObject({
      title: 'Agree a time for the discovery call',
      assignee: ZOE.email,
    });
  });

  test('the follow-up of day 6 goes only to who has not answered', async () => {
    const [silent] = await trial.enrollments(cho.account);
    expect(silent?.waitsFor).toContain('outreach_follow_up');
    await liveOn(silent?.dueAt ?? null);
    await eventually(
      'the follow-ups arrive',
      async () => mailsTo(cho).length + mailsTo(dee).length,
      (count) => count === 4,
    );
    expect(mailsTo(cho)[1]).toMatchObject({
      subject: 'Re: A short question about your Green Hands service',
      replyTo: [{ address: ZOE.email }],
      text: expect.stringContaining('Hi Cho,'),
    });
    const [answered] = await trial.enrollments(bob.account);
    expect(answered).toMatchObject({ status: 'running', waitsFor: expect.stringMatching(/^meeting\.booked/) });
    expect((await trial.messages()).map(({ account, name }) => `${account} ${name}`).sort()).toEqual([
      'acme outreach',
      'bolt outreach',
      'cedar outreach',
      'cedar outreach_follow_up',
      'delta outreach',
      'delta outreach_follow_up',
    ]);
  });

  test('who does not answer by day 10 is left alone, for later', async () => {
    const [silent] = await trial.enrollments(cho.account);
    await liveOn(silent?.dueAt ?? null);
    await trial.enrollment(cho.account, 'has left', ({ outcome }) => outcome === 'future_nurture');
    expect(mailsTo(cho)).toHaveLength(2);
    expect(await trial.tasks(cho.account, 'all')).toEqual([]);
    expect(trial.mail.arrived).toHaveLength(6);
  });

  test('every mail is told in the log, once, and none has two identities', async () => {
    for (const one of [ann, bob, cho, dee])
      expect(await trial.events(one.account, 'email.sent')).toHaveLength(mailsTo(one).length);
    expect(new Set(trial.mail.arrived.map(({ messageId }) => messageId)).size).toBe(6);
  });
});

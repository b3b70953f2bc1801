import { randomUUID } from 'node:crypto';
import { DAY, isoInstant, type JsonObject } from '#base';
import { shardOf } from '#engine';
import { adds, type Cases, changes, START, type World } from './world.ts';

async function aSignal(world: World): Promise<{ account: string; signal: string }> {
  const account = await world.customer();
  await world.send(account, 'service.used', { quantity: 50 }, 'kim');
  const { signals } = await world.run<{ signals: { id: string }[] }>('list-signals', { account });
  return { account, signal: signals[0]?.id ?? 'none' };
}

async function aTask(world: World): Promise<object> {
  const account = await world.customer();
  return { account, task: await world.effect('task', account, { task: 'call', title: 'Call', assign: ['csm'] }) };
}

const TEXT = { title: 'For {{account.name}}', body: 'You need {{answers.proposal.need}}.' };
const REVIEW = { assign: ['csm'], title: 'Look at it', dueAt: START + DAY };
/** A draft, or one that was refused because it is not known what they need. */
async function aDocument(world: World, answers: JsonObject = { proposal: { need: 'more visits' } }): Promise<object> {
  const account = await world.customer();
  const document = { id: 'proposal', bodies: { en: TEXT } };
  return {
    account,
    document: await world.effect('document', account, { document, values: {}, answers, review: REVIEW }),
  };
}

const ANSWERS = { yes: { event: 'email.answered', with: {}, ask: [] } };
const MAIL = { subject: 'Hello', body: '{{answer "Yes" "yes"}} [us](https://us.example)' };
async function aMessage(
  world: World,
  more: Record<string, unknown> = {},
): Promise<{ account: string; message: string }> {
  const account = await world.customer();
  const mail = { purpose: 'service', answers: ANSWERS, bodies: { en: MAIL }, ...more };
  return { account, message: await world.message(account, mail) };
}
const inReview = (world: World) => aMessage(world, { reviewBy: 'csm' });

async function anOpportunity(world: World): Promise<object> {
  const account = await world.customer();
  const value = { currency: 'EUR', estimated_value: 100 };
  return { account, opportunity: await world.effect('opportunity.create', account, value) };
}

async function anEnrollment(world: World): Promise<object> {
  const account = await world.customer();
  await world.send(account, 'upgrade.requested', {}, 'kim');
  const { enrollments } = await world.run<{ enrollments: { enrollment: string }[] }>('list-enrollments', { account });
  return { account, enrollment: enrollments[0]?.enrollment };
}

const done = async (world: World, operation: string, input: object): Promise<object> => {
  await world.run(operation, input);
  return input;
};

/** Signals, tasks, documents, mail, opportunities, and journeys that are run. */
export const workCases: Cases = {
  'acknowledge-signal': changes(aSignal),
  'dismiss-signal': changes(async (world) => ({ ...(await aSignal(world)), reason: 'not for them' })),
  'restore-signal': changes(async (world) => {
    const signal = await aSignal(world);
    await world.run('dismiss-signal', { ...signal, reason: 'not for them' });
    return signal;
  }),
  'qualify-signal': changes(async (world) => {
    const signal = await aSignal(world);
    await world.db.query(
      `update account_state set scores = scores || '{"health": {"value": 80}}' where shard = $1 and account = $2`,
      [shardOf(signal.account), signal.account],
    );
    return { ...signal, need: 'A second site', decision_path: 'The CFO', this_quarter: true };
  }),
  'release-signals': changes(async (world) => {
    const { account, signal } = await aSignal(world);
    await world.db.query(`update signal set status = 'standing' where shard = $1 and id = $2`, [
      shardOf(account),
      signal,
    ]);
    return { accounts: [account] };
  }),
  'complete-task': changes(async (world) => ({ ...(await aTask(world)), answers: { note: 'called' } })),
  'cancel-task': changes(aTask),
  'reopen-task': changes(async (world) => done(world, 'complete-task', await aTask(world))),
  'snooze-task': changes(async (world) => ({
    ...(await aTask(world)),
    until: '2026-03-05T09:00Z',
    reason: 'They are away',
  })),
  'approve-document': changes((world) => aDocument(world)),
  'discard-document': changes((world) => aDocument(world)),
  'update-document': changes(async (world) => ({ ...(await aDocument(world)), body: 'Another text' })),
  'retry-document': changes(async (world) => ({
    ...(await aDocument(world, {})),
    values: { 'answers.proposal.need': 'more visits' },
  })),
  'approve-message': changes(inReview),
  'edit-message': changes(async (world) => ({ ...(await inReview(world)), subject: 'Good day' })),
  'discard-message': changes(inReview),
  'retry-message': changes(async (world) => {
    const message = await aMessage(world);
    await world.db.query(`update outbox set state = 'dead' where id = $1`, [message.message]);
    return message;
  }),
  'resolve-in-doubt': changes(async (world) => {
    const message = await aMessage(world);
    await world.db.query(`update outbox set state = 'in_doubt' where id = $1`, [message.message]);
    return { ...message, outcome: 'drop' };
  }),
  'record-reply': adds(async (world) => ({ ...(await aMessage(world)), text: 'Thank you' })),
  'record-click': adds(async (world) => ({ ...(await aMessage(world)), link: 1 })),
  'record-answer': adds(async (world) => ({ ...(await aMessage(world)), answer: 'yes' })),
  'read-notification': changes(async (world) => {
    const [account, notification] = [await world.customer(), randomUUID()];
    await world.db.query(
      `insert into notification (shard, account, id, person, message, title, body, locale, created_at)
       values ($1, $2, $3, 'ann', 'won', 'Won', '', 'en', $4)`,
      [shardOf(account), account, notification, isoInstant(START)],
    );
    return { account, notification };
  }),
  'record-decision': adds(async (world) => ({ ...(await anOpportunity(world)), decision: 'decline' })),
  'update-opportunity': changes(async (world) => ({ ...(await anOpportunity(world)), probability: 60 })),
  'check-criterion': adds(async (world) => ({ ...(await anEnrollment(world)), check: 'Needs documented' })),
  'pause-enrollment': changes(anEnrollment),
  'resume-enrollment': changes(async (world) => done(world, 'pause-enrollment', await anEnrollment(world))),
  'end-enrollment': changes(anEnrollment),
};

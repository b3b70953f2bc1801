import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, idOf, isoInstant } from '#base';
import { shardOf } from '#engine';
import { emailEffect, type MessageBench, MONDAY_NINE, messageBench } from '../../../test/messages.ts';

let bench: MessageBench;
let enrollment: string;
beforeEach(async () => {
  bench = await messageBench();
  enrollment = await bench.enrollment('running');
});
afterEach(() => bench.close());

async function proposal(state = 'approved', of = enrollment, id = idOf('document', state)) {
  await bench.db.query(
    `insert into document (shard, account, id, name, enrollment, state, title, body, locale, made_at, changed_at, approved_at)
     values ($1, 'acme', $2, 'proposal', $3, $4, 'Our proposal', 'Two options.', 'en', $5, $5, $5)`,
    [shardOf('acme'), id, of, state, isoInstant(MONDAY_NINE)],
  );
  return id;
}
const delivery = (more = {}) =>
  emailEffect({ enrollment }, { id: 'proposal_delivery', purpose: 'service', attach: ['proposal'], ...more });

describe('a message with an attachment', () => {
  test('takes the approved document of its journey run with it, and says that it was sent', async () => {
    const document = await proposal();
    const [outcome] = await bench.send(delivery());
    const { id } = delivery();
    expect(outcome).toMatchObject({
      done: true,
      events: [
        { name: 'message.written', contact: 'ann', properties: { id, message: 'proposal_delivery', enrollment } },
        { name: 'proposal.sent', contact: 'ann', properties: { document: 'proposal', id: document, enrollment } },
      ],
      outbox: [{ payload: { attachments: [{ name: 'proposal', file: 'proposal.html', id: document }] } }],
    });
    const { attachments } = (await bench.run('get-message', { account: 'acme', message: id })) as {
      attachments: { html: string }[];
    };
    expect(attachments[0]?.html).toMatch(/^<!doctype html>[\s\S]*Two options\./);
  });

  test.each(['draft', 'discarded', 'of another run'])(
    'is refused while there is only one that is %s',
    async (state) => {
      if (state === 'of another run') await proposal('approved', idOf('other'));
      else await proposal(state);
      expect((await bench.send(delivery()))[0]).toMatchObject({ done: false, reason: 'document-missing' });
    },
  );

  test('that was refused causes the same once a person tries it again', async () => {
    await bench.send(delivery());
    const document = await proposal();
    await bench.run('retry-message', { account: 'acme', message: delivery().id });
    expect(await bench.events()).toMatchObject([
      { name: 'message.written', contact: 'ann', properties: { message: 'proposal_delivery', enrollment } },
      { name: 'proposal.sent', properties: { id: document, enrollment } },
    ]);
  });
});

describe('a message that a person looks at first', () => {
  const reviewed = (more = {}) => delivery({ reviewBy: 'csm', ...more });

  test('waits, and asks them', async () => {
    await proposal();
    const [outcome] = await bench.send(reviewed());
    expect(outcome).toMatchObject({
      done: true,
      events: [{ name: 'message.written', properties: { review: true } }],
      asks: [{ kind: 'task', payload: { task: 'review_message', assign: ['csm'], concerns: reviewed().id } }],
    });
    expect(outcome).not.toHaveProperty('outbox');
    expect(await bench.run('list-messages', { state: 'review' })).toMatchObject({
      messages: [{ state: 'review', subject: 'Ann, your account is growing' }],
      waiting: { review: 1 },
    });
  });

  test('leaves as it was shown once they approve it, with what its step waits for', async () => {
    const document = await proposal();
    await bench.send(reviewed());
    await bench.contact('acme', 'ann', { first_name: 'Anna', email: 'ann@acme.example' });
    bench.clock.set(MONDAY_NINE + 3 * DAY);
    const { id } = reviewed();
    await bench.run('approve-message', { account: 'acme', message: id });
    const [row] = await bench.db.query(`select state, useful_until, payload ->> 'subject' as subject from outbox`);
    expect(row).toEqual({
      state: 'queued',
      useful_until: MONDAY_NINE + 10 * DAY,
      subject: 'Ann, your account is growing',
    });
    expect(await bench.events()).toMatchObject([
      { name: 'message.approved', properties: { id, by: 'test' } },
      { name: 'proposal.sent', properties: { id: document, enrollment } },
      { name: 'task.completed', properties: { task: idOf('asked', id, 0), kind: 'review_message', enrollment } },
    ]);
    await expect(bench.run('approve-message', { account: 'acme', message: id })).rejects.toMatchObject({
      reason: 'message-not-in-review',
    });
  });

  test('does not leave once they discard it', async () => {
    await proposal();
    await bench.send(reviewed());
    const { id } = reviewed();
    await bench.run('discard-message', { account: 'acme', message: id, reason: 'They have just called' });
    expect(await bench.db.query('select id from outbox')).toEqual([]);
    expect(await bench.run('list-messages', {})).toMatchObject({
      messages: [{ state: 'dropped', reason: 'They have just called' }],
      waiting: { review: 0 },
    });
    expect((await bench.events()).map(({ name }) => name)).toEqual(['message.discarded', 'task.completed']);
    await expect(bench.run('discard-message', { account: 'acme', message: id })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('upsell does not leave after its journey', async () => {
    const left = await bench.enrollment('exited');
    await bench.send(emailEffect({ enrollment: left }, { reviewBy: 'csm' }));
    await expect(bench.run('approve-message', { account: 'acme', message: emailEffect().id })).rejects.toMatchObject({
      reason: 'journey-left',
    });
  });

  test('does not go to somebody who has unsubscribed meanwhile', async () => {
    await bench.send(emailEffect({ enrollment }, { reviewBy: 'csm', purpose: 'relationship' }));
    await bench.db.query('update contact set unsubscribed_at = now()');
    await expect(bench.run('approve-message', { account: 'acme', message: emailEffect().id })).rejects.toMatchObject({
      reason: 'unsubscribed',
    });
  });
});

test('a refused message can be discarded, so that it waits for nobody', async () => {
  await bench.send(emailEffect({}, {}, {}));
  await bench.run('discard-message', { account: 'acme', message: emailEffect().id });
  expect(await bench.run('list-messages', {})).toMatchObject({
    messages: [{ state: 'dropped', reason: 'a person discarded it' }],
    waiting: { refused: 0 },
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, idOf, MINUTE, virtualClock } from '#base';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { options, queue, recording, shard, start, states, tellings } from '../../../test/outbox.ts';
import { deliverOnce } from './index.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  await database.close();
});

describe('what must not leave any more', () => {
  test('past its use it is dropped with the reason, not sent', async () => {
    await queue(database.db, 1, {}, start + HOUR);
    const { channel, delivered } = recording();
    const count = await deliverOnce(database.db, virtualClock(start + HOUR), [channel], options);
    expect([count.dropped, delivered, await states(database.db)]).toEqual([1, [], [[1, 'dropped']]]);
    expect(await tellings(database.db)).toMatchObject([
      { name: 'email.dropped', properties: { reason: expect.stringContaining('too old') } },
    ]);
  });

  test('upsell of a journey that was left is dropped; service mail and a journey’s last mail go out', async () => {
    const left = idOf('e', 1);
    const ended = idOf('e', 2);
    for (const [id, at] of [
      [left, start + MINUTE],
      [ended, start],
    ] as const) {
      await database.db.query(
        `insert into enrollment (shard, account, id, playbook, version, journey, status, outcome, entered_at, exited_at, state)
         values ($1, 'acme', $2, 'p', '1', 'j', 'exited', 'unhealthy', $3, $3, '{}')`,
        [shard, id, new Date(at).toISOString()],
      );
    }
    await queue(database.db, 'left', { enrollment: left, purpose: 'upsell' });
    await queue(database.db, 'last', { enrollment: ended, purpose: 'upsell' });
    await queue(database.db, 'service', { enrollment: left, purpose: 'service' });
    const { channel, delivered } = recording();
    await deliverOnce(database.db, virtualClock(start + HOUR), [channel], options);
    expect(delivered.sort()).toEqual(['last', 'service']);
    expect(await states(database.db)).toEqual([
      ['last', 'sent'],
      ['left', 'dropped'],
      ['service', 'sent'],
    ]);
  });

  test('mail to whom it must not reach any more is dropped; what serves them, and what is for colleagues, goes out', async () => {
    for (const [contact, bounced, unsubscribed] of [
      ['ann', 'Ann@example.com', null],
      ['bo', null, new Date(start).toISOString()],
    ]) {
      await database.db.query(
        `insert into contact (shard, account, id, bounced_address, unsubscribed_at) values ($1, 'acme', $2, $3, $4)`,
        [shard, contact, bounced, unsubscribed],
      );
    }
    await queue(database.db, 'bounced', { contact: 'ann', to: 'ann@example.com', purpose: 'service' });
    await queue(database.db, 'other address', { contact: 'ann', to: 'ann@new.example', purpose: 'upsell' });
    await queue(database.db, 'unsubscribed', { contact: 'bo', purpose: 'relationship' });
    await queue(database.db, 'service', { contact: 'bo', purpose: 'service' });
    await queue(database.db, 'internal', { contact: 'bo', purpose: 'internal' });
    await deliverOnce(database.db, virtualClock(start), [recording().channel], options);
    expect(await states(database.db)).toEqual([
      ['bounced', 'dropped'],
      ['internal', 'sent'],
      ['other address', 'sent'],
      ['service', 'sent'],
      ['unsubscribed', 'dropped'],
    ]);
  });

  test('what is dropped for colleagues says which playbook told it', async () => {
    await queue(database.db, 1, { purpose: 'internal', playbook: 'upgrade', version: '2' }, start);
    await deliverOnce(database.db, virtualClock(start), [recording().channel], options);
    expect(await tellings(database.db)).toMatchObject([
      { name: 'email.dropped', properties: { purpose: 'internal', playbook: 'upgrade', version: '2' } },
    ]);
  });
});

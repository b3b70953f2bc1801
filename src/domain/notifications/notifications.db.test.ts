import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, idOf, isoInstant, type JsonObject } from '#base';
import { OutgoingMail } from '#domain/messages';
import { setSetting } from '#domain/settings';
import { addPerson } from '#domain/team';
import { type EffectOutcome, type EffectRow, shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { anEffect, testOperations } from '../../../test/operations.ts';
import { notifications, OutgoingWebhook } from './index.ts';
import { listNotifications } from './list-notifications.ts';
import { notifyPeople } from './notify-people.ts';
import { readNotification } from './read-notification.ts';

const at = Date.UTC(2026, 2, 2, 9);
const shard = shardOf('acme');
let database: TestDatabase;
let run: ReturnType<typeof testOperations>['run'];
beforeEach(async () => {
  database = await testDatabase();
  run = testOperations(database.db, at).run;
  await run(addPerson, { id: 'zoe', name: 'Zoe Park', email: 'zoe@vendor.example', roles: ['csm'] });
  await run(addPerson, { id: 'cy', name: 'Cy Young', email: 'cy@vendor.example', roles: ['csm'] });
  for (const id of ['olga', 'omar']) {
    await run(addPerson, {
      id,
      name: `${id} Ops`,
      email: `${id}@vendor.example`,
      roles: ['operations'],
      ...(id === 'omar' ? { zone: 'Asia/Seoul' } : {}),
    });
  }
  await database.db.query(
    `insert into account (shard, id, name, owner, attributes) values ($1, 'acme', 'Acme', 'zoe', '{"plan_limit": 100}')`,
    [shard],
  );
});
afterEach(() => database.close());

const won = {
  id: 'upgrade_won',
  purpose: 'internal',
  from: 'csm',
  to: '',
  roles: ['csm', 'operations'],
  bodies: {
    en: {
      subject: '{{account.name}} has upgraded',
      body: 'To **{{plan}}**, kick-off {{date kick_off "time"}}. {{csm.first_name}} leads.{{#if answers.call_note.why}} {{answers.call_note.why}}{{/if}}',
    },
    ko: { subject: '{{account.name}} 업그레이드', body: '{{plan}}' },
  },
};

function anotherEffect(
  message: Record<string, unknown> = {},
  payload: JsonObject = {},
  more: Partial<EffectRow> = {},
): EffectRow {
  const values = { plan: 'Growth', kick_off: '2026-03-03T15:00:00Z' };
  const asked = { message: { ...won, ...message }, values, ...payload } as JsonObject;
  return anEffect('notify', 'acme', asked, { at, enrollment: idOf('run'), ...more });
}

const notify = (...rows: readonly EffectRow[]): Promise<readonly EffectOutcome[]> =>
  database.db.transaction((tx) => notifyPeople.runMany(tx, shard, rows));
async function told(row: EffectRow) {
  const [outcome] = await notify(row);
  if (outcome?.done !== true) throw new Error(JSON.stringify(outcome));
  const outbox = outcome.outbox ?? [];
  return {
    outcome,
    mails: outbox.filter(({ channel }) => channel === 'email'),
    webhooks: outbox.filter(({ channel }) => channel === 'webhook'),
  };
}
const listed = async (input: object = {}) => (await run(listNotifications, input)).notifications;

describe('notify', () => {
  test('tells the owner and everybody of the other roles, each by a notification and a mail', async () => {
    const row = anotherEffect();
    const { outcome, mails } = await told(row);
    expect(outcome.events).toEqual([
      {
        name: 'notification.made',
        properties: { id: row.id, message: 'upgrade_won', people: ['zoe', 'olga', 'omar'], enrollment: row.enrollment },
      },
    ]);
    expect(mails.map(({ payload }) => payload.to)).toEqual([
      'zoe@vendor.example',
      'olga@vendor.example',
      'omar@vendor.example',
    ]);
    expect((await listed()).map(({ person, title }) => [person, title])).toEqual([
      ['zoe', 'Acme has upgraded'],
      ['omar', 'Acme has upgraded'],
      ['olga', 'Acme has upgraded'],
    ]);
  });

  test('a mail is one that its channel takes: useful for a week, sent again when in doubt, of no contact', async () => {
    const { mails } = await told(anotherEffect());
    const [first] = mails;
    expect(OutgoingMail.parse(first?.payload)).toEqual({
      message: 'upgrade_won',
      purpose: 'internal',
      inDoubt: 'send',
      enrollment: idOf('run'),
      to: 'zoe@vendor.example',
      toName: 'Zoe Park',
      from: 'zoe@vendor.example',
      fromName: 'Zoe Park',
      replyTo: 'zoe@vendor.example',
      subject: 'Acme has upgraded',
      body: String.raw`To **Growth**, kick-off March 3, 2026 at 3\:00 PM. Zoe leads.`,
      locale: 'en',
      messageId: `<${first?.id}@vendor.example>`,
      headers: {},
      answers: [],
      attachments: [],
    });
    expect(first?.usefulUntil).toBe(at + 7 * DAY);
    expect(new Set(mails.map(({ id }) => id)).size).toBe(3);
  });

  test('it comes from the address of the company where there is one; replies go to the person', async () => {
    await run(setSetting, { key: 'company.mail_from', value: 'success@vendor.example' });
    const { mails } = await told(anotherEffect({ from: 'operations' }));
    expect(mails[0]?.payload).toMatchObject({
      from: 'success@vendor.example',
      fromName: 'olga Ops',
      replyTo: 'olga@vendor.example',
    });
  });

  test('times are by each reader’s clock, the language is the workspace’s', async () => {
    const { mails } = await told(anotherEffect());
    expect(mails[2]?.payload.body).toContain('March 4, 2026');
    await run(setSetting, { key: 'workspace.locale', value: 'ko' });
    expect((await told(anotherEffect())).mails[0]?.payload).toMatchObject({ subject: 'Acme 업그레이드', locale: 'ko' });
  });

  test('a text may name what people answered and what the signal stood on', async () => {
    const bodies = { en: { subject: 'x', body: '{{answers.call_note.why}} {{evidence.level}}' } };
    const payload = { answers: { call_note: { why: 'growth' } }, evidence: { level: 80 } };
    expect((await told(anotherEffect({ bodies }, payload))).mails[0]?.payload.body).toBe('growth 80');
  });

  test('mail to colleagues can be turned off', async () => {
    await run(setSetting, { key: 'notify.mail', value: 'off' });
    expect((await told(anotherEffect())).mails).toEqual([]);
    expect(await listed()).toHaveLength(3);
  });

  test('the webhook is called once for the whole notification, under its id, where there is one', async () => {
    expect((await told(anotherEffect())).webhooks).toEqual([]);
    await run(setSetting, { key: 'notify.webhook_url', value: 'https://hooks.example.com/x' });
    const row = anotherEffect();
    const { webhooks } = await told(row);
    expect(webhooks).toMatchObject([
      { id: row.id, usefulUntil: at + 7 * DAY, payload: { inDoubt: 'send', purpose: 'internal', playbook: 'upgrade' } },
    ]);
    expect(OutgoingWebhook.parse(webhooks[0]?.payload)).toEqual({
      type: 'notification.made',
      timestamp: isoInstant(at),
      data: {
        account: 'acme',
        name: 'Acme',
        message: 'upgrade_won',
        title: 'Acme has upgraded',
        text: 'To Growth, kick-off March 3, 2026 at 3:00 PM. Zoe leads.',
        enrollment: idOf('run'),
      },
    });
    expect(JSON.stringify(webhooks)).not.toContain('hooks.example.com');
  });

  test('a step of no journey tells people too', async () => {
    const { enrollment: _, ...row } = anotherEffect();
    const { outcome, mails } = await told(row);
    expect(outcome.events[0]?.properties).not.toHaveProperty('enrollment');
    expect(mails[0]?.payload).not.toHaveProperty('enrollment');
  });

  test('a repeated tick tells nobody twice', async () => {
    const row = anotherEffect();
    expect(await notify(row)).toEqual(await notify(row));
    expect(await listed()).toHaveLength(3);
  });

  test('many at once are each done or refused by themselves', async () => {
    const outcomes = await notify(anotherEffect(), anotherEffect({ roles: ['sponsor'] }), anotherEffect());
    expect(outcomes.map(({ done }) => done)).toEqual([true, false, true]);
  });
});

describe('a role that nobody has', () => {
  test('falls to who stands in, by the playbook where it says so, else to the admin', async () => {
    const people = async (payload: JsonObject = {}) =>
      (await told(anotherEffect({ roles: ['sponsor'] }, payload))).outcome.events[0]?.properties.people;
    await run(addPerson, { id: 'root', name: 'Root', email: 'root@vendor.example', roles: ['admin'] });
    expect(await people()).toEqual(['root']);
    expect(await people({ standIns: { sponsor: ['operations'] } })).toEqual(['olga', 'omar']);
  });

  test('is named in the text as who stands in for it', async () => {
    const bodies = { en: { subject: 'News', body: 'Ask {{sponsor.name}}.' } };
    const standIns = { sponsor: ['csm'] };
    const [mail] = (await told(anotherEffect({ roles: ['csm'], bodies }, { standIns }))).mails;
    expect(mail?.payload.body).toBe('Ask Zoe Park.');
  });

  test('is refused with what to do where nobody is left', async () => {
    expect(await notify(anotherEffect({ roles: ['sponsor'] }))).toMatchObject([
      {
        done: false,
        reason: 'nobody-to-tell',
        message: expect.stringContaining('add a person with one of these roles'),
      },
    ]);
    expect(await listed()).toEqual([]);
  });
});

test('a text that lacks a value is not told; what it lacks is said', async () => {
  const [outcome] = await notify(anotherEffect({}, { values: { kick_off: '2026-03-03T15:00:00Z' } }));
  expect(outcome).toMatchObject({
    done: false,
    reason: 'value-missing',
    message: 'upgrade_won was not told to csm, operations: plan has no value. Put it right and tell them yourself',
  });
});

describe('list-notifications and read-notification', () => {
  test('a person sees what they were told and have not read; the first reading counts', async () => {
    const row = anotherEffect();
    await told(row);
    const mine = { person: 'ZOE@vendor.example', unread: true };
    expect(await listed(mine)).toEqual([
      {
        notification: row.id,
        account: 'acme',
        account_name: 'Acme',
        person: 'zoe',
        playbook: 'upgrade',
        message: 'upgrade_won',
        title: 'Acme has upgraded',
        text: 'To Growth, kick-off March 3, 2026 at 3:00 PM. Zoe leads.',
        enrollment: row.enrollment,
        created_at: isoInstant(at),
      },
    ]);
    const read = { account: 'acme', notification: row.id };
    await run(readNotification, { ...read, person: 'zoe' });
    expect(await listed(mine)).toEqual([]);
    const later = await testOperations(database.db, at + DAY).run(readNotification, read);
    expect(later.read).toContainEqual({ person: 'zoe', read_at: isoInstant(at) });
    expect(later.read).toContainEqual({ person: 'olga', read_at: isoInstant(at + DAY) });
  });

  test('pages go on where the one before ended, also among those who were told the same', async () => {
    for (let n = 0; n < 3; n++) await told(anotherEffect());
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await run(listNotifications, { limit: 2, ...(after === undefined ? {} : { after }) });
      seen.push(...page.notifications.map(({ notification, person }) => `${notification} ${person}`));
      after = page.next;
    } while (after !== undefined);
    expect([seen.length, new Set(seen).size]).toEqual([9, 9]);
  });

  test('whoever was not told it, or is not there, reads nothing', async () => {
    const row = anotherEffect();
    await told(row);
    const read = { account: 'acme', notification: row.id };
    await expect(run(readNotification, { ...read, person: 'cy' })).rejects.toMatchObject({
      reason: 'notification-not-found',
    });
    await expect(run(readNotification, { ...read, person: 'x' })).rejects.toMatchObject({ reason: 'person-not-found' });
    await expect(run(listNotifications, { person: 'x' })).rejects.toMatchObject({ reason: 'person-not-found' });
  });
});

test('each way in which a call of the webhook can end is declared', () => {
  for (const tells of ['sent', 'bounced', 'failed', 'dropped'])
    expect(notifications.events).toHaveProperty([`webhook.${tells}`]);
});

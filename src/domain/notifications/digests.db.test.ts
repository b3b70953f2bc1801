import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, MINUTE } from '#base';
import type { Db } from '#platform/db';
import { type RunningProduct, runningProduct } from '../../../test/running-product.ts';
import { sendDigests } from './send-digests.ts';

/** A Wednesday, 10:00 in UTC. */
const START: Instant = Date.UTC(2026, 2, 4, 10);
const THURSDAY = Date.UTC(2026, 2, 5, 9);
const MONDAY = Date.UTC(2026, 2, 9, 9);

const GRADING = `  strong: { when: signals.kinds >= 2, respond within: 48h, alert: at once }
  moderate: { when: signal.pattern == "clear", respond within: 2 business days, digest: next morning, review: weekly }
  weak: { otherwise: true }
`;
const files = (grading = GRADING) => ({
  'playbook.yaml': 'playbook: telling\ntitle: Telling\nversion: "1"\nowner: Tests\nlocales: [en]\n',
  'facts.yaml': `metrics:
  orders: { event: order.placed, sum: count, unit: pieces }
events:
  order.placed: { properties: { count: { type: number, required: true } } }
  plan.asked: { properties: { plan: { type: text } } }
  plan.hinted: {}
`,
  'signals.yaml': `signals:
  growing: { title: Orders are growing, leads to: expansion, when: orders.sum("30d") >= 10, levels: [10, 20], pattern: clear }
  asked: { title: Asked for a plan, leads to: expansion, on: plan.asked, lasts: 90d, pattern: clear, evidence: { plan: event.properties.plan } }
  hinted: { title: Hinted, leads to: risk, on: plan.hinted, lasts: 90d, pattern: vague }
grading:
${grading}`,
});

let product: RunningProduct;
const failures: unknown[] = [];
beforeEach(async () => {
  failures.length = 0;
  product = await runningProduct(START);
  await product.run('publish-playbook', { files: files() });
  for (const [id, role, zone] of [
    ['zoe', 'csm', undefined],
    ['cho', 'csm', 'Asia/Seoul'],
    ['root', 'admin', undefined],
  ]) {
    const email = `${id}@vendor.example`;
    await product.run('add-person', {
      id,
      name: `${id} Park`,
      email,
      roles: [role],
      ...(zone === undefined ? {} : { zone }),
    });
  }
  for (const [account, csm] of [
    ['acme', 'zoe'],
    ['birch', 'zoe'],
    ['cedar', 'cho'],
    ['dune', ''],
  ]) {
    await product.send(account ?? '', 'account.identified', {
      traits: { name: account?.toUpperCase() ?? '', ...(csm ? { csm } : {}) },
    });
  }
});
afterEach(() => product.close());

/** The sender looks, as it does every few seconds; the number of mails that it writes. */
const look = (now: Instant, db: Db = product.db) =>
  sendDigests({ db, clock: { now: () => now }, runtime: product.runtime, failed: (error) => failures.push(error) });
const asks = (account: string, plan = 'Plus') => product.send(account, 'plan.asked', { plan });
const orders = (account: string, count: number) => product.send(account, 'order.placed', { count });
interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly purpose: string;
  readonly message: string;
}
const mails = async (): Promise<Mail[]> =>
  (
    await product.db.query<{ payload: Mail }>(
      `select payload from outbox where channel = 'email' order by created_at, payload->>'to'`,
    )
  ).map(({ payload }) => payload);
const told = async () => (await mails()).map(({ to, subject }) => [to, subject]);
const notifications = async (input: object = {}) =>
  (await product.run('list-notifications', input)).notifications as {
    account: string;
    person: string;
    digest?: string;
    title: string;
    text: string;
  }[];

describe('a signal that is told at once', () => {
  test('gives the owner of the account a notification and a mail, and the webhook a call', async () => {
    await product.run('set-setting', { key: 'notify.webhook_url', value: 'https://hooks.example.com/x' });
    await asks('acme');
    await orders('acme', 12);
    const alerts = (await mails()).filter(({ message }) => message === 'signal.alert');
    expect(alerts.map(({ to, subject, purpose }) => [to, subject, purpose]).sort()).toEqual([
      ['zoe@vendor.example', 'ACME: Asked for a plan (strong)', 'internal'],
      ['zoe@vendor.example', 'ACME: Orders are growing (strong)', 'internal'],
    ]);
    expect(
      alerts
        .find(({ subject }) => subject.includes('growing'))
        ?.body.replaceAll('\\', '')
        .trim(),
    ).toBe(
      `**ACME: Orders are growing**

This is a strong expansion signal, raised on March 4, 2026 at 10:00 AM. Please respond by March 6, 2026 at 10:00 AM.

- orders in the last 30 days: 12 pieces
- level reached: 10`,
    );
    const calls = await product.db.query<{ data: { title: string; message: string } }>(
      `select payload->'data' as data from outbox where channel = 'webhook' order by 1`,
    );
    expect(calls.map(({ data }) => [data.message, data.title])).toContainEqual([
      'signal.alert',
      'ACME: Orders are growing (strong)',
    ]);
    expect(calls).toHaveLength(2);
  });

  test('is told once, also when it is said again at its next level', async () => {
    await asks('acme');
    await orders('acme', 12);
    const before = await mails();
    await orders('acme', 12);
    expect(await mails()).toEqual(before);
    const made = await product.db.query(`select 1 from event where name = 'notification.made'`);
    // asked as moderate and as strong, growing as strong.
    expect(made).toHaveLength(3);
  });

  test('falls to whoever stands in, else the admin', async () => {
    await asks('dune');
    await orders('dune', 12);
    expect((await mails()).map(({ to }) => to)).toEqual(['root@vendor.example', 'root@vendor.example']);
  });

  test('is told by what colleagues are told at all: without mail by the notification alone', async () => {
    await product.run('set-setting', { key: 'notify.mail', value: 'off' });
    await asks('acme');
    await orders('acme', 12);
    expect(await mails()).toEqual([]);
    expect((await notifications()).map(({ title }) => title)).toContain('ACME: Orders are growing (strong)');
  });
});

describe('signals that are told by a digest', () => {
  test('come by one mail for all of them on the next business morning, and are in the list at once', async () => {
    await asks('acme');
    await asks('birch', 'Max');
    expect((await notifications()).map(({ account, person, digest }) => [account, person, digest])).toEqual(
      expect.arrayContaining([
        ['acme', 'zoe', 'waiting'],
        ['birch', 'zoe', 'waiting'],
      ]),
    );
    expect([await look(START + HOUR), await look(THURSDAY - 1)]).toEqual([0, 0]);
    expect(await look(THURSDAY)).toBe(1);
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      to: 'zoe@vendor.example',
      subject: '2 new signals',
      purpose: 'internal',
      message: 'signal.digest',
      inDoubt: 'send',
    });
    expect(mail?.body).toContain('**ACME: Asked for a plan**');
    expect(mail?.body).toContain('- plan: Max');
    expect((await notifications()).map(({ digest }) => digest)).toEqual(['taken', 'taken']);
  });

  test('come by the clock of whom they are for', async () => {
    await asks('cedar');
    const morning = THURSDAY - 9 * HOUR;
    expect([await look(morning - 1), await look(morning)]).toEqual([0, 1]);
    expect((await mails())[0]?.body).toContain('March 4, 2026 at 7');
  });

  test('of a Friday afternoon come on Monday', async () => {
    await product.goTo(Date.UTC(2026, 2, 6, 15));
    await asks('acme');
    expect([await look(MONDAY - 1), await look(MONDAY)]).toEqual([0, 1]);
  });

  test('that come in time and are written late come with that day’s mail, or the next day’s once it has left', async () => {
    await asks('acme');
    await look(THURSDAY);
    // A tick that was behind.
    await asks('birch');
    expect(await look(THURSDAY + MINUTE)).toBe(0);
    expect(await look(THURSDAY + DAY)).toBe(1);
    expect(await told()).toEqual([
      ['zoe@vendor.example', '1 new signal'],
      ['zoe@vendor.example', '1 new signal'],
    ]);
    await asks('cedar');
    expect(await look(THURSDAY + 4 * HOUR)).toBe(1);
  });

  test('say what has become of them since', async () => {
    await asks('acme');
    const [signal] = (await product.run('list-signals', {})).signals as { id: string }[];
    await product.run('dismiss-signal', { account: 'acme', signal: signal?.id, reason: 'known' });
    await look(THURSDAY);
    expect((await mails())[0]?.body).toMatch(/Meanwhile dismissed\.$/);
  });

  test('are not kept for later where mail to colleagues is off, before them or by then', async () => {
    await asks('acme');
    await product.run('set-setting', { key: 'notify.mail', value: 'off' });
    await asks('birch');
    expect(await look(THURSDAY)).toBe(0);
    await product.run('set-setting', { key: 'notify.mail', value: 'on' });
    expect(await look(THURSDAY + DAY)).toBe(0);
    expect(await notifications()).toHaveLength(2);
  });

  test('are told in the language of the workspace', async () => {
    await product.run('set-setting', { key: 'workspace.locale', value: 'ko' });
    await asks('acme');
    await look(THURSDAY);
    expect((await mails())[0]).toMatchObject({ subject: '새 신호 1건', locale: 'ko' });
  });

  test('are told of to a hundred; how many more there are is said', async () => {
    for (let n = 0; n < 3; n++) await asks('acme', `${n}`);
    await product.db.query(
      `insert into notification (shard, account, id, person, message, title, body, locale, created_at, digest)
       select shard, account, gen_random_uuid(), person, message, title, body, locale, created_at, 'waiting'
         from notification n, generate_series(1, 99) where n.id = (select min(id::text)::uuid from notification)`,
    );
    await look(THURSDAY);
    const [mail] = await mails();
    expect(mail?.subject).toBe('102 new signals');
    expect(mail?.body).toMatch(/And 2 more\.$/);
    expect((await notifications({ limit: 500 })).every(({ digest }) => digest === 'taken')).toBe(true);
  });
});

describe('the review of a week', () => {
  const openBefore = async (): Promise<void> => {
    // The sender has run in the week before.
    await look(START);
    await asks('acme');
    await asks('birch');
    await asks('cedar');
    await look(THURSDAY);
  };

  test('lists on its first business morning what is open of the accounts of each, and asks for what is overdue', async () => {
    await openBefore();
    await product.send('acme', 'plan.hinted', {});
    const signals = (await product.run('list-signals', {})).signals as { id: string; account: string; kind: string }[];
    const of = (account: string) => signals.find((one) => one.account === account && one.kind === 'asked')?.id;
    await product.run('acknowledge-signal', { account: 'birch', signal: of('birch') });
    await look(MONDAY - HOUR);
    expect(await look(MONDAY)).toBe(1);
    const mail = (await mails()).find(({ subject, to }) => subject.includes('open') && to.startsWith('zoe'));
    expect(mail?.subject).toBe('2 open signals');
    expect(mail?.body.replaceAll('\\', '')).toBe(`## Open signals of your accounts

- **ACME**: Asked for a plan, moderate, raised on March 4, 2026; respond by March 6, 2026 at 10:00 AM (overdue)
- **BIRCH**: Asked for a plan, moderate, raised on March 4, 2026`);
    expect(await look(MONDAY + HOUR)).toBe(0);
    expect(await look(MONDAY + 7 * DAY)).toBe(2);
  });

  test('comes with what is new in the same mail', async () => {
    await openBefore();
    await product.goTo(MONDAY - DAY);
    await orders('birch', 1);
    await asks('birch', 'Max');
    await look(MONDAY);
    expect((await told()).filter(([to]) => to === 'zoe@vendor.example').at(-1)).toEqual([
      'zoe@vendor.example',
      '1 new, 2 open signals',
    ]);
  });

  test('does not list what is closed, or stands from imported history, and is no mail where nothing is open', async () => {
    await openBefore();
    const signals = (await product.run('list-signals', {})).signals as { id: string; account: string }[];
    for (const { id, account } of signals)
      await product.run('dismiss-signal', { account, signal: id, reason: 'known' });
    await product.db.query(`update signal set status = 'standing' where account = 'cedar'`);
    expect(await look(MONDAY)).toBe(0);
  });

  test('says of one that history had shown that it was released', async () => {
    await openBefore();
    const released = { by: 'kim', foundAt: START };
    await product.db.query(
      `update signal set evidence = evidence || jsonb_build_object('released', $1::jsonb) where account = 'birch'`,
      [JSON.stringify(released)],
    );
    expect(await look(MONDAY)).toBe(2);
    const bodies = (await product.db.query<{ body: string }>("select payload->>'body' as body from outbox")).map(
      ({ body }) => body.split('\n').filter((line) => line.includes('released from history')),
    );
    expect(bodies.flat().length).toBeGreaterThan(0);
    for (const line of bodies.flat()) expect(line).toMatch(/BIRCH.*raised on .*, released from history/);
  });

  test('that was missed is made good within the week; a first one does not come in the middle of a week', async () => {
    await openBefore();
    expect(await look(MONDAY + 2 * DAY)).toBe(2);
    expect(await look(MONDAY + 3 * DAY)).toBe(0);
    await product.db.query('truncate digest');
    expect(await look(MONDAY + 9 * DAY)).toBe(0);
    expect(await look(MONDAY + 14 * DAY)).toBe(2);
  });
});

describe('a sender that is killed, or is not alone,', () => {
  const untilSunday = async (): Promise<void> => {
    await look(START);
    await product.goTo(MONDAY - DAY);
    await asks('acme');
    await asks('birch');
  };
  const once = [['zoe@vendor.example', '2 new, 2 open signals']];

  test('loses nothing that it had not written, and writes it then', async () => {
    await untilSunday();
    const dying = new Proxy(product.db, {
      get(db, name, receiver) {
        if (name !== 'transaction') return Reflect.get(db, name, receiver);
        return (work: Parameters<Db['transaction']>[0]) =>
          db.transaction(async (tx) => {
            await work(tx);
            throw new Error('killed');
          });
      },
    });
    expect(await look(MONDAY, dying)).toBe(0);
    expect(failures.map(String)).toContain('Error: killed');
    expect(await mails()).toEqual([]);
    expect((await notifications()).map(({ digest }) => digest)).toEqual(['waiting', 'waiting']);
    expect(await look(MONDAY)).toBe(1);
    expect(await told()).toEqual(once);
  });

  test('doubles nothing by doing it again', async () => {
    await untilSunday();
    expect([await look(MONDAY), await look(MONDAY), await look(MONDAY + HOUR)]).toEqual([1, 0, 0]);
    expect(await told()).toEqual(once);
  });

  test('doubles nothing when two do it at the same time', async () => {
    await untilSunday();
    const written = await Promise.all([look(MONDAY), look(MONDAY), look(MONDAY)]);
    expect(written.reduce((sum, count) => sum + count)).toBe(1);
    expect(await told()).toEqual(once);
    expect(failures).toEqual([]);
  });
});

test('the mail of one person that can’t be written holds up nobody else’s', async () => {
  await asks('acme');
  await asks('dune');
  await product.db.query(
    `create function refuse() returns trigger language plpgsql as $$ begin
       if new.payload->>'to' = 'root@vendor.example' then raise exception 'no room'; end if; return new; end $$`,
  );
  await product.db.query('create trigger refusing before insert on outbox for each row execute function refuse()');
  expect(await look(THURSDAY)).toBe(1);
  expect(failures.map(String)).toEqual([expect.stringContaining('no room')]);
  await product.db.query('drop trigger refusing on outbox');
  expect(await look(THURSDAY)).toBe(1);
  expect(await told()).toEqual([
    ['root@vendor.example', '1 new signal'],
    ['zoe@vendor.example', '1 new signal'],
  ]);
});

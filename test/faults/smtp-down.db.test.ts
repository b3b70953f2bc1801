import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, MINUTE, virtualClock } from '#base';
import { smtpChannel } from '#connectors/smtp';
import { deliverOnce } from '#engine';
import { type MailServer, mailServer } from '../e2e/mail-server.ts';
import { type RunningProduct, runningProduct, SERVICE_UPGRADE } from '../running-product.ts';

/** A Monday morning. */
const START: Instant = Date.UTC(2026, 0, 12, 9);
const ACCOUNTS = Array.from({ length: 20 }, (_, n) => `a${n}`);

interface Listed {
  readonly message: string;
  readonly account: string;
  readonly state: string;
  readonly reason?: string;
}

describe('an SMTP server that is down', () => {
  let product: RunningProduct;
  let now = START + 3 * DAY + 2 * HOUR;
  /** The server that was, of which the port is known. */
  let mail: MailServer;

  beforeAll(async () => {
    mail = await mailServer();
    product = await runningProduct(START);
    await product.run('add-person', {
      id: 'ana',
      name: 'Ana Silva',
      email: 'ana@green.example',
      roles: ['csm'],
      booking_link: 'https://cal.example/ana',
    });
    await product.run('publish-playbook', { files: SERVICE_UPGRADE });
    await product.run('set-setting', { key: 'company.name', value: 'Green Hands' });
    await product.run('set-setting', { key: 'workspace.quiet_hours', value: 'none' });
    for (const account of ACCOUNTS) {
      const traits = {
        name: account,
        csm: 'ana',
        created_on: '2024-11-12',
        plan_limit: 100,
        health_score: 85,
        services: ['lawn care'],
        expansion_options: ['snow removal'],
        next_plan_price: 18_000,
      };
      await product.send(account, 'account.identified', { traits });
      const jane = { email: `jane@${account}.example`, firstName: 'Jane', is_primary: true };
      await product.send(account, 'contact.identified', { contact: `jane of ${account}`, traits: jane });
      await product.send(account, 'service.used', { quantity: 92, service: 'lawn care' });
      await product.send(account, 'nps.submitted', { score: 10, comment: 'Always on time.' });
    }
    await product.goTo(now);
  });
  afterAll(async () => {
    await product.close();
    await mail.close();
  });

  /** One pass of delivery, as the loop does each second; then the ticks that follow from it. */
  const deliver = async (): Promise<void> => {
    const channel = smtpChannel({ url: mail.url });
    await deliverOnce(product.db, virtualClock(now), [channel], { random: () => 0.5, pollMs: 5 });
    channel.close();
    await product.goTo(now);
  };
  const pass = async (ms: number, step = 2 * MINUTE): Promise<void> => {
    for (const until = now + ms; now < until; now += step) await deliver();
  };
  const messages = async (state?: string): Promise<Listed[]> =>
    (await product.run('list-messages', { limit: 500, ...(state === undefined ? {} : { state }) }))
      .messages as Listed[];

  test('for an hour loses nothing and gives nothing up', { timeout: 300_000 }, async () => {
    expect((await messages()).map(({ state }) => state)).toEqual(ACCOUNTS.map(() => 'queued'));
    await mail.close();
    await pass(HOUR);
    const waiting = await messages();
    expect(waiting.map(({ state }) => state)).toEqual(ACCOUNTS.map(() => 'queued'));
    // Whoever looks sees what is wrong.
    for (const { reason } of waiting) expect(reason).toContain('ECONNREFUSED');
  });

  test('back again takes each mail exactly once', { timeout: 300_000 }, async () => {
    mail = await mailServer();
    await pass(2 * HOUR, 10 * MINUTE);
    expect(mail.arrived.map(({ to }) => to?.[0]?.address).sort()).toEqual(
      ACCOUNTS.map((account) => `jane@${account}.example`).sort(),
    );
    expect((await messages()).map(({ state }) => state)).toEqual(ACCOUNTS.map(() => 'sent'));
    for (const account of ACCOUNTS) {
      const { events } = await product.run('list-events', { account, limit: 200 });
      const names = (events as { name: string }[]).map(({ name }) => name);
      expect(names.filter((name) => name === 'email.sent')).toHaveLength(1);
      expect(names.filter((name) => name === 'email.failed' || name === 'email.in_doubt')).toEqual([]);
    }
  });

  test('for longer than it is tried leaves mails that a person can send again', { timeout: 300_000 }, async () => {
    const before = mail.arrived.length;
    await mail.close();
    // The follow-up, three days after the first mail.
    now = START + 6 * DAY + HOUR;
    await product.goTo(now);
    expect((await messages('queued')).length).toBe(ACCOUNTS.length);
    await pass(14 * HOUR, HOUR);
    const dead = await messages('dead');
    expect(dead).toHaveLength(ACCOUNTS.length);
    for (const { reason } of dead) expect(reason).toMatch(/given up after 12 tries.*ECONNREFUSED/);

    mail = await mailServer();
    for (const { account, message } of dead)
      expect(await product.run('retry-message', { account, message })).toMatchObject({ state: 'queued' });
    await expect(
      product.run('retry-message', { account: dead[0]?.account, message: dead[0]?.message }),
    ).rejects.toThrow('nothing to retry');
    await deliver();
    expect(mail.arrived).toHaveLength(ACCOUNTS.length);
    expect(before).toBe(ACCOUNTS.length);
    expect((await messages()).every(({ state }) => state === 'sent')).toBe(true);
  });
});

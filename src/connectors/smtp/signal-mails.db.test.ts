import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, virtualClock } from '#base';
import { startDigests } from '#domain/notifications';
import { startDelivery } from '#engine';
import { type MailServer, mailServer } from '../../../test/e2e/mail-server.ts';
import { type RunningProduct, runningProduct } from '../../../test/running-product.ts';
import { smtpChannel } from './smtp-channel.ts';

/** A Wednesday, 10:00 in UTC. */
const START: Instant = Date.UTC(2026, 2, 4, 10);
const files = {
  'playbook.yaml': 'playbook: telling\ntitle: Telling\nversion: "1"\nowner: Tests\nlocales: [en]\n',
  'facts.yaml': 'events:\n  plan.asked: { properties: { plan: { type: text } } }\n  plan.hinted: {}\n',
  'signals.yaml': `signals:
  asked: { title: Asked for a plan, leads to: expansion, on: plan.asked, lasts: 90d, pattern: clear, evidence: { plan: event.properties.plan } }
  hinted: { title: Hinted, leads to: expansion, on: plan.hinted, lasts: 90d, pattern: vague }
grading:
  strong: { when: signals.kinds >= 2, respond within: 48h, alert: at once }
  weak: { otherwise: true, digest: next morning, review: weekly }
`,
};

const clock = virtualClock(START);
let product: RunningProduct;
let mail: MailServer;
let closing: (() => unknown)[] = [];
beforeEach(async () => {
  clock.set(START);
  product = await runningProduct(START);
  mail = await mailServer();
  closing = [() => product.close(), () => mail.close()];
  await product.run('publish-playbook', { files });
  await product.run('add-person', { id: 'zoe', name: 'Zoe Park', email: 'zoe@vendor.example', roles: ['csm'] });
  for (const account of ['acme', 'birch'])
    await product.send(account, 'account.identified', { traits: { name: account, csm: 'zoe' } });
});
afterEach(async () => {
  for (const close of closing.reverse()) await close();
});

/** The part of the product that delivers, as it is started; it looks more often than it does there. */
function deliver(): void {
  const { db } = product;
  const failed = (error: unknown): void => {
    throw error;
  };
  const channel = smtpChannel({ url: mail.url });
  const delivery = startDelivery(db, clock, [channel], { random: () => 0.5, pollMs: 20, failed });
  const wrote = (): void => delivery.stir();
  const digests = startDigests({ db, clock, runtime: product.runtime, wrote, failed, lookEvery: 20 });
  closing.push(
    () => channel.close(),
    () => delivery.stop(),
    () => digests.stop(),
  );
}
const arrived = () => mail.arrived.map(({ to, subject }) => [to?.[0]?.address, subject]);
/** Longer than it takes to look several times. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 200));

test('signals of a day arrive as one mail when its reader’s morning comes by the product’s clock, and once', async () => {
  deliver();
  await product.send('acme', 'plan.asked', { plan: 'Plus' });
  await product.send('birch', 'plan.asked', { plan: 'Max' });
  await aWhile();
  expect(arrived()).toEqual([]);
  clock.set(START + 23 * HOUR);
  await expect.poll(arrived).toEqual([['zoe@vendor.example', '2 new signals']]);
  const [first] = mail.arrived;
  expect(first?.text?.replaceAll(/\s+/g, ' ')).toContain('acme: Asked for a plan This is a weak expansion signal');
  expect(first?.text).toContain('* plan: Max');
  expect(first?.html).toContain('<h2');
  expect(first?.headers.map(({ key }) => key)).not.toContain('list-unsubscribe');
  clock.set(START + 26 * HOUR);
  await aWhile();
  expect(mail.arrived).toHaveLength(1);
});

test('a strong signal arrives at once, and the week’s review on its Monday', async () => {
  deliver();
  await product.send('acme', 'plan.asked', { plan: 'Plus' });
  await product.send('acme', 'plan.hinted', {});
  await expect
    .poll(() => arrived().sort())
    .toEqual([
      ['zoe@vendor.example', 'acme: Asked for a plan (strong)'],
      ['zoe@vendor.example', 'acme: Hinted (strong)'],
    ]);
  await product.send('birch', 'plan.asked', { plan: 'Max' });
  clock.set(START + DAY);
  await expect.poll(() => mail.arrived.length).toBe(3);
  clock.set(START + 5 * DAY);
  await expect.poll(() => arrived().at(-1)).toEqual(['zoe@vendor.example', '1 open signal']);
  expect(mail.arrived.at(-1)?.text).toMatch(/\* birch: Asked for a plan, weak, raised on March 4, 2026/);
});

test('several processes that deliver, and one that is started again, bring one mail', async () => {
  await product.send('acme', 'plan.asked', { plan: 'Plus' });
  clock.set(START + DAY);
  for (let n = 0; n < 3; n++) deliver();
  await expect.poll(() => mail.arrived.length).toBe(1);
  deliver();
  await aWhile();
  expect(arrived()).toEqual([['zoe@vendor.example', '1 new signal']]);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Customer, customer, introduce, recommend, type SegmentCalls, useNearlyAll } from '../e2e/customer.ts';
import { eventually } from '../e2e/eventually.ts';
import { openEmbeddedHome } from '../e2e/home.ts';
import { CAME, ledgerOf, setAside } from '../e2e/ledger.ts';
import type { Product } from '../e2e/product.ts';
import { noonZone, Trial, ZOE } from '../e2e/trial.ts';
import { type Refused, sendUntilTaken } from './sender.ts';
import { type SmallDisk, smallDisk } from './small-disk.ts';

const early = Array.from({ length: 4 }, (_, n) => customer(`e${n}`, 'Ann Lee'));
const late = Array.from({ length: 8 }, (_, n) => customer(`l${n}`, 'Bob Ray'));

describe('a full disk', () => {
  let disk: SmallDisk;
  let trial: Trial;
  let product: Product;

  beforeAll(async () => {
    disk = await smallDisk();
    trial = await Trial.open(noonZone(), await openEmbeddedHome(disk.folder));
    product = await trial.start();
    await trial.ask('add-person', ZOE);
  });
  afterAll(async () => {
    await trial.close();
    await disk.remove();
  });

  const comes =
    (one: Customer) =>
    (client: SegmentCalls): void => {
      introduce(client, one, ZOE.email);
      useNearlyAll(client, one);
      recommend(client, one);
      // Enough that what is left of pages already there does not do.
      for (let n = 0; n < 20; n++)
        client.track({ userId: one.user, event: 'note.taken', properties: { text: 'x'.repeat(10_000) + n } });
    };
  const entered = async (all: readonly Customer[]): Promise<void> => {
    for (const { account } of all)
      await trial.enrollment(account, 'waits for day 3', ({ waitsFor }) => waitsFor === 'the time of outreach');
  };

  test('is told to senders as what it is, and holds nobody; once there is room all goes on', {
    timeout: 300_000,
  }, async () => {
    process.stdout.write(`${disk.isReal ? 'a file system of its own' : 'by triggers'}\n`);
    for (const one of early) await sendUntilTaken(trial, comes(one));
    await entered(early);
    await disk.fill();

    const refused: Refused[] = [];
    const taken = Promise.all(late.map(async (one) => refused.push(...(await sendUntilTaken(trial, comes(one))))));
    expect(await askUntilFull()).toEqual({ status: 507, retryAfter: '30', reason: 'disk-full' });
    expect(product.isRunning).toBe(true);
    expect(await setAside(trial)).toEqual([]);

    await disk.makeRoom();
    await taken;
    for (const { status } of refused) expect([503, 507]).toContain(status);
    await entered(late);
    for (const one of [...early, ...late]) {
      expect(await ledgerOf(trial, one)).toMatchObject({ events: CAME, opportunities: 1, mails: [] });
      expect(await trial.events(one.account, 'note.taken')).toHaveLength(20);
    }
    expect(await setAside(trial)).toEqual([]);
  });

  /** What a sender is told, asked for until it is that there is no room. */
  async function askUntilFull(): Promise<Refused> {
    return eventually(
      'the door says that the disk is full',
      async () => {
        const response = await fetch(`http://127.0.0.1:${trial.home.port}/v1/track`, {
          method: 'POST',
          headers: { authorization: `Bearer ${trial.keys.write}`, 'content-type': 'application/json' },
          body: JSON.stringify({ userId: late[0]?.user, event: 'asked.again', properties: { text: 'x'.repeat(9000) } }),
        });
        const { reason = '' } = (await response.json()) as { reason?: string };
        return { status: response.status, retryAfter: response.headers.get('retry-after'), reason };
      },
      ({ status }) => status === 507,
    );
  }
});

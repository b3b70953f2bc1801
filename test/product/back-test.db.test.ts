import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant } from '#base';
import { eventKey, insertIntoInbox, readLogs, shardOf } from '#engine';
import type { Playbook } from '#pure/playbook';
import { backTestPart, livedIn, noteTodays, replayAccount, sidesOf } from '#simulation';
import { composeProduct } from '../../src/product.ts';
import { ACCOUNTS, END, happenings, type Sent, START } from '../eventful-accounts.ts';
import fc from '../laws.ts';
import { type RunningProduct, runningProduct, SERVICE_UPGRADE } from '../running-product.ts';

const { load, replayRuntime } = composeProduct();
const PEOPLE = new Set(['email.replied', 'decision.recorded', 'email.unsubscribed', 'email.bounced']);

function draft(from = '', to = '', file = 'signals.yaml'): Playbook {
  const text = SERVICE_UPGRADE[file] ?? '';
  if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
  const loaded = load({ ...SERVICE_UPGRADE, [file]: text.replace(from, to) });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.playbook;
}

let product: RunningProduct;
beforeAll(async () => {
  product = await runningProduct(START - DAY);
  await product.run('set-setting', { key: 'workspace.zone', value: 'America/New_York' });
  await product.run('add-person', { id: 'zoe', name: 'Zoe Park', email: 'zoe@vendor.example', roles: ['csm'] });
  await product.run('publish-playbook', { files: SERVICE_UPGRADE });
});
afterAll(() => product.close());

let sent = 0;
/** Each account under a name of its own, so that one database serves all cases. */
async function live(all: readonly Sent[], suffix: string): Promise<void> {
  for (const { account, name, properties, contact, at, lateHours } of all) {
    sent += 1;
    const event = {
      ...{ account: `${account}-${suffix}`, name, properties, key: eventKey('test', String(sent)), source: 'test' },
      occurredAt: at - lateHours * HOUR,
      ...(contact === undefined ? {} : { contact }),
    };
    await insertIntoInbox(product.db, [{ event, lane: 1, receivedAt: at }]);
  }
  await product.goTo(END);
}

const ask = (changes: object = {}) => ({
  ...{ run: 'r', files: {}, from: START - DAY, to: END, accounts: null, outcomeDays: 30 },
  ...changes,
});

/** Contacts that write, decide and complain are people. */
const lonely = happenings.map((all) => all.filter(({ name, lateHours }) => !PEOPLE.has(name) && lateHours < 48));

describe('a replay', () => {
  test('under what is live gives the signals and scores that the engine stored, where nothing depended on people', async () => {
    let runs = 0;
    let signals = 0;
    await fc.assert(
      fc.asyncProperty(lonely, async (all) => {
        runs += 1;
        const suffix = `law-${runs}`;
        await live(all, suffix);
        const running = replayRuntime(await product.runtime(product.db));
        const sides = sidesOf(running, running);
        for (const name of ACCOUNTS) {
          const account = `${name}-${suffix}`;
          const shard = shardOf(account);
          const [log] = await readLogs(product.db, shard, [account], END);
          if (log === undefined) throw new Error('no log');
          const span = { from: START - DAY, to: END, outcomeDays: 30 };
          const relived = replayAccount(sides, account, livedIn(log, span), span).live;
          const stored = await product.db.query<{ kind: string; raised_at: Instant; status: string }>(
            'select kind, raised_at, status from signal where account = $1 order by raised_at, kind',
            [account],
          );
          const replayed = relived.data.signals
            .map(({ kind, raisedAt, status }) => ({ kind, raised_at: raisedAt, status }))
            .sort((a, b) => a.raised_at - b.raised_at || (a.kind < b.kind ? -1 : 1));
          expect(replayed).toEqual(stored);
          signals += stored.length;
          const [state] = await product.db.query<{ scores: Record<string, { value?: number; band?: string }> }>(
            'select scores from account_state where account = $1',
            [account],
          );
          for (const [score, { value, band }] of Object.entries(state?.scores ?? {})) {
            expect({ score, value: relived.data.scores[score]?.value, band: relived.data.scores[score]?.band }).toEqual(
              { score, value, band },
            );
          }
        }
      }),
      { numRuns: 4 },
    );
    expect(signals).toBeGreaterThan(0);
  }, 120_000);
});

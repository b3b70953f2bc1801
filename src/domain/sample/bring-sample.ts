import { setTimeout as sleep } from 'node:timers/promises';
import { conflict, DAY, HOUR, type Instant } from '#base';
import { setSetting } from '#domain/settings';
import { acknowledgeSignal, dismissSignal } from '#domain/signals';
import { addPerson, loadTeam } from '#domain/team';
import { copyIntoInbox, type InboxRow } from '#engine';
import { countWaiting, listOldSignals } from './sample-list.ts';
import type { SamplePorts } from './sample-ports.ts';
import {
  endSample,
  foreignAccounts,
  hasSettings,
  keepSettings,
  markAccounts,
  markPeople,
  noteProgress,
} from './sample-store.ts';

const ACTOR = { kind: 'cli', id: 'sample', role: 'admin' } as const;
const LOOK_EVERY = 300;
const LATELY = 4 * DAY;

/** Loads the sample from where it stands; an attempt that broke off before anything came in begins anew. */
export async function bringSample(
  ports: SamplePorts,
  from: { readonly step: string; readonly person: string | undefined },
): Promise<void> {
  const { db, clock } = ports;
  if (from.step === 'drawing') await drawAndStore(ports, from.person);
  const all = await untilWorked(ports);
  if (ports.stopping()) return;
  await noteProgress(db, { step: 'tidying', done: all, of: all }, clock.now());
  await lookBack(ports);
  await endSample(db, 'loaded', undefined, clock.now());
}

/** Everything comes in at once, so that no tick sees a half of a customer's past and goes on to today from there. */
async function drawAndStore(ports: SamplePorts, person: string | undefined): Promise<void> {
  const { db, clock, source, runtime, wake } = ports;
  const now = clock.now();
  const ids = source.accountIds(now);
  const foreign = await foreignAccounts(db, ids);
  if (foreign.length > 0) {
    throw conflict(
      'sample-ids-taken',
      `There are accounts of yours with the ids of the sample: ${foreign.slice(0, 5).join(', ')}.`,
      { accounts: foreign.slice(0, 5) },
    );
  }
  await bringCompany(ports, now);
  const running = await runtime(db);
  const rows: InboxRow[] = [];
  let done = 0;
  for await (const account of source.accounts(now, running, person)) {
    rows.push(...account.rows);
    done += 1;
    if (done % 10 === 0) await noteProgress(db, { step: 'drawing', done, of: ids.length }, clock.now());
  }
  const shards = await db.transaction(async (tx) => {
    await markAccounts(tx, ids);
    const touched = await copyIntoInbox(tx, rows);
    await noteProgress(tx, { step: 'working', done: 0, of: rows.length }, clock.now());
    return touched;
  });
  wake(shards);
}

/** Colleagues, and what messages name of the company where nobody has said it. */
async function bringCompany({ db, source, runnerAt }: SamplePorts, now: Instant): Promise<void> {
  const runner = runnerAt(now);
  const there = new Set((await loadTeam(db)).map(({ id }) => id));
  for (const person of source.team.people) {
    if (!there.has(person.id)) await runner.run(addPerson, { actor: ACTOR, input: person });
  }
  const known = await hasSettings(db, Object.keys(source.team.company));
  const fresh = Object.entries(source.team.company).filter(([key]) => !known.has(key));
  await db.transaction(async (tx) => {
    await markPeople(
      tx,
      source.team.people.map(({ id }) => id),
    );
    await keepSettings(tx, Object.fromEntries(fresh));
  });
  for (const [key, value] of fresh) await runner.run(setSetting, { actor: ACTOR, input: { key, value } });
}

/** The worker has seen to it all; answers with how many events there were. */
async function untilWorked({ db, clock, stopping }: SamplePorts): Promise<number> {
  let all = 0;
  for (;;) {
    const left = await countWaiting(db);
    all = Math.max(all, left);
    await noteProgress(db, { step: 'working', done: all - left, of: all }, clock.now());
    if (left === 0 || stopping()) return all;
    await sleep(LOOK_EVERY);
  }
}

/** Colleagues have seen to what was raised days ago: what is left is of now, its clock running. */
async function lookBack({ db, clock, runnerAt }: SamplePorts): Promise<void> {
  const now = clock.now();
  const old = await listOldSignals(db, now - 36 * HOUR);
  for (const [place, { account, signal, raisedAt, strength }] of old.entries()) {
    // Of those of the last days one or two were left lying.
    if (raisedAt > now - LATELY && place % 4 === 1) continue;
    const runner = runnerAt(Math.min(now, raisedAt + (2 + (place % 30)) * HOUR));
    const input = { account, signal };
    if (strength !== 'strong' && place % 4 === 0) {
      await runner.run(dismissSignal, { actor: ACTOR, input: { ...input, reason: 'seen at the last review' } });
    } else await runner.run(acknowledgeSignal, { actor: ACTOR, input });
  }
}

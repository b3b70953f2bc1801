import { expect, test } from 'vitest';
import { startLoop } from './loop.ts';

const LONG = 60_000;

test('it goes on at once while there is more, and after an error', async () => {
  const failures: unknown[] = [];
  let turns = 0;
  let reached: () => void = () => undefined;
  const rested = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const loop = startLoop({
    async work() {
      turns++;
      if (turns === 3) throw new Error('down');
      if (turns === 4) reached();
      return turns < 3;
    },
    every: 1,
    failed: (error) => failures.push(error),
  });
  await rested;
  await loop.stop();
  expect(failures).toEqual([new Error('down')]);
});

test('stopping ends a long pause, and waits for the turn under way', async () => {
  const events: string[] = [];
  let finish: () => void = () => undefined;
  const loop = startLoop({
    async work() {
      events.push('begun');
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      events.push('done');
    },
    every: LONG,
    failed: () => undefined,
  });
  const stopped = loop.stop().then(() => events.push('stopped'));
  finish();
  await stopped;
  expect(events).toEqual(['begun', 'done', 'stopped']);
});

test('a pause ends when it is woken', async () => {
  let turns = 0;
  let woken: () => void = () => undefined;
  const again = new Promise<void>((resolve) => {
    woken = resolve;
  });
  const loop = startLoop({
    async work() {
      turns++;
      if (turns === 2) woken();
    },
    every: LONG,
    failed: () => undefined,
  });
  await new Promise((resolve) => setImmediate(resolve));
  loop.wakeUp();
  await again;
  await loop.stop();
  expect(turns).toBe(2);
});

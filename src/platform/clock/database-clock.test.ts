import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Queryable } from '#platform/db';
import { databaseClock } from './database-clock.ts';
import { acceptJump } from './jump-store.ts';

const START = Date.UTC(2026, 10, 2, 9);
const HOUR = 3_600_000;

interface Stored {
  readonly ms: number;
  readonly seenAt: number;
  readonly acceptedAt?: number;
}

/** A database whose clock is set by hand and runs on; it knows only the one setting, and counts how often it is asked. */
class FakeDatabase implements Queryable {
  asked = 0;
  away = false;
  stored: Stored | undefined;
  #from = performance.now();

  constructor(private ms: number) {}

  get now(): number {
    return this.ms + performance.now() - this.#from;
  }

  setClock(ms: number): void {
    this.ms = ms;
    this.#from = performance.now();
  }

  async query<Row>(text: string, values: readonly unknown[] = []) {
    this.asked++;
    if (this.away) throw new Error('away');
    return this.#answer(text, values) as Row[];
  }

  #answer(text: string, [, value]: readonly unknown[]): unknown[] {
    if (!text.includes('setting')) return [{ ms: this.now }];
    if (text.startsWith('delete')) this.stored = undefined;
    if (text.startsWith('insert') && (this.stored === undefined || this.stored.acceptedAt !== undefined))
      this.stored = JSON.parse(String(value)) as Stored;
    if (text.startsWith('update')) {
      if (this.stored === undefined || this.stored.acceptedAt !== undefined) return [];
      this.stored = { ...this.stored, acceptedAt: this.now };
    }
    return this.stored === undefined ? [] : [{ value: this.stored }];
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('the clock', () => {
  test("is the database's, plus the shift, and counts on between measurements", async () => {
    const db = new FakeDatabase(START);
    const clock = await databaseClock(db, 5000);
    expect(clock.now()).toBe(START + 5000);
    const { asked } = db;
    await later(1234);
    expect(clock.now()).toBe(START + 6234);
    expect(db.asked).toBe(asked);
  });

  test('follows the database each minute when that is ahead', async () => {
    const db = new FakeDatabase(START);
    const clock = await databaseClock(db);
    db.setClock(START + 30_000);
    await later(60_000);
    expect(clock.now()).toBe(START + 90_000);
    expect(clock.jump()).toBeUndefined();
  });

  test('stands still, and never goes back, when the database is behind', async () => {
    const db = new FakeDatabase(START);
    const clock = await databaseClock(db);
    await later(59_000);
    expect(clock.now()).toBe(START + 59_000);
    db.setClock(START + 49_000);
    await later(1000);
    expect(clock.now()).toBe(START + 59_000);
    await later(10_000);
    expect(clock.now()).toBe(START + 60_000);
  });

  test('goes on while the database is away, and asks no more when stopped', async () => {
    const db = new FakeDatabase(START);
    const clock = await databaseClock(db);
    const { asked } = db;
    db.away = true;
    await later(120_000);
    expect(clock.now()).toBe(START + 120_000);
    expect(db.asked).toBe(asked + 2);
    clock.stop();
    await later(120_000);
    expect(db.asked).toBe(asked + 2);
  });
});

describe('a jump of over an hour', () => {
  test.each([
    ['ahead', 30 * 24 * HOUR],
    ['back', -30 * 24 * HOUR],
  ])('%s is not followed until a person accepts it', async (_, ms) => {
    const db = new FakeDatabase(START);
    const jumped: unknown[] = [];
    const clock = await databaseClock(db, 0, (jump) => jumped.push(jump));
    db.setClock(START + ms);
    await later(60_000);
    expect(clock.jump()).toEqual({ ms, seenAt: START + 60_000 });
    expect(clock.now()).toBe(START + 60_000);
    await later(HOUR);
    expect(clock.now()).toBe(START + HOUR + 60_000);
    expect(jumped).toHaveLength(1);

    expect(await acceptJump(db)).toMatchObject({ ms });
    await later(2000);
    expect(clock.jump()).toBeUndefined();
    // Back is not where time goes: it stands still.
    expect(clock.now()).toBe(ms > 0 ? db.now : START + HOUR + 60_000);
    expect(await acceptJump(db)).toBeUndefined();
  });

  test('of an hour and no more is followed', async () => {
    const db = new FakeDatabase(START);
    const clock = await databaseClock(db);
    db.setClock(START + HOUR);
    await later(60_000);
    expect([clock.jump(), clock.now()]).toEqual([undefined, START + HOUR + 60_000]);
  });

  test('that is put right again needs nobody', async () => {
    const db = new FakeDatabase(START);
    const clock = await databaseClock(db);
    db.setClock(START + 8 * HOUR);
    await later(60_000);
    expect(clock.jump()).toBeDefined();
    db.setClock(START + 60_000);
    await later(2000);
    expect([clock.jump(), db.stored, clock.now()]).toEqual([undefined, undefined, START + 62_000]);
  });

  test('waits over a new start, whose time goes on without it too', async () => {
    const db = new FakeDatabase(START);
    const first = await databaseClock(db);
    db.setClock(START + 8 * HOUR);
    await later(60_000);
    first.stop();
    const second = await databaseClock(db);
    expect(second.jump()).toMatchObject({ ms: 8 * HOUR });
    expect(second.now()).toBe(START + 60_000);
    await acceptJump(db);
    await later(2000);
    expect([second.jump(), second.now()]).toEqual([undefined, db.now]);
  });

  test('is seen by every process, accepted once, and not asked for again by one that comes late to see it', async () => {
    const db = new FakeDatabase(START);
    const first = await databaseClock(db);
    await later(50_000);
    const second = await databaseClock(db);
    db.setClock(START + 50_000 + 8 * HOUR);
    await later(10_000);
    expect([first.jump() !== undefined, second.jump()]).toEqual([true, undefined]);
    await acceptJump(db);
    await later(60_000);
    expect([first.jump(), second.jump()]).toEqual([undefined, undefined]);
    expect([first.now(), second.now()]).toEqual([db.now, db.now]);
  });

  test('after one that was accepted is asked for again', async () => {
    const db = new FakeDatabase(START);
    const clock = await databaseClock(db);
    db.setClock(START + 8 * HOUR);
    await later(60_000);
    await acceptJump(db);
    await later(600_000);
    db.setClock(db.now + 8 * HOUR);
    await later(60_000);
    expect(clock.jump()).toMatchObject({ ms: 8 * HOUR });
  });

  test('by which the product is started is no jump', async () => {
    const db = new FakeDatabase(START);
    const clock = await databaseClock(db, 30 * 24 * HOUR);
    await later(60_000);
    expect([clock.jump(), clock.now()]).toEqual([undefined, START + 30 * 24 * HOUR + 60_000]);
  });
});

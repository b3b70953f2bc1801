import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Queryable } from '#platform/db';
import { databaseClock } from './database-clock.ts';

const START = Date.UTC(2026, 10, 2, 9);

/** A database whose clock is set by hand; it counts how often it is asked. */
function databaseAt(ms: number): Queryable & { ms: number; asked: number; away: boolean } {
  return {
    ms,
    asked: 0,
    away: false,
    async query<Row>() {
      this.asked++;
      if (this.away) throw new Error('away');
      return [{ ms: this.ms }] as Row[];
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the clock', () => {
  test("is the database's, plus the shift, and counts on between measurements", async () => {
    const db = databaseAt(START);
    const clock = await databaseClock(db, 5000);
    expect(clock.now()).toBe(START + 5000);
    vi.advanceTimersByTime(1234);
    expect(clock.now()).toBe(START + 6234);
    expect(db.asked).toBe(1);
  });

  test('follows the database each minute when that is ahead', async () => {
    const db = databaseAt(START);
    const clock = await databaseClock(db);
    db.ms = START + 90_000;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(clock.now()).toBe(START + 90_000);
  });

  test('stands still, and never goes back, when the database is behind', async () => {
    const db = databaseAt(START);
    const clock = await databaseClock(db);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(clock.now()).toBe(START + 59_000);
    db.ms = START + 50_000;
    await vi.advanceTimersByTimeAsync(1000);
    expect(clock.now()).toBe(START + 59_000);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(clock.now()).toBe(START + 60_000);
  });

  test('goes on while the database is away, and asks no more when stopped', async () => {
    const db = databaseAt(START);
    const clock = await databaseClock(db);
    db.away = true;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(clock.now()).toBe(START + 120_000);
    expect(db.asked).toBe(3);
    clock.stop();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(db.asked).toBe(3);
  });
});

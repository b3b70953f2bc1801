import { describe, expect, test } from 'vitest';
import { type JsonObject, parseInstant } from '#base';
import type { LogEvent } from '#engine';
import { type AccountContracts, contractFacts } from './contract-facts.ts';

const at = (text: string): number => parseInstant(text) ?? Number.NaN;
let arrivals = 0;
const recorded = (properties: JsonObject, occurredAt = 1000): LogEvent => ({
  key: `key ${++arrivals}`,
  account: 'acme',
  name: 'contract.recorded',
  occurredAt,
  receivedAt: occurredAt,
  source: 'test',
  properties,
  history: false,
  root: 'root',
  depth: 0,
});
const nothing: AccountContracts = contractFacts.empty('acme');
const folded = (row: AccountContracts, ...events: readonly LogEvent[]): AccountContracts =>
  events.reduce((before, event) => contractFacts.fold?.(before, event) ?? before, row);
const ask = (row: AccountContracts, fact: string, now: string, zone = 'UTC') =>
  contractFacts.facts[fact]?.read(row, at(now), zone);

const base = recorded({ contract: 'c1', plan: 'Basic', starts_on: '2025-01-01', ends_on: '2025-12-31', arr: 12000.5 });
const more = recorded({ contract: 'c2', plan: 'Pro', starts_on: '2025-06-01', ends_on: '2026-05-31', arr: 2400 });
const both = folded(nothing, base, more);

describe('contract facts', () => {
  test('arr is the sum over the contracts in force, and changes when the next starts', () => {
    expect(ask(both, 'arr', '2025-03-01T12:00:00Z')).toEqual({ value: 12000.5, until: at('2025-06-01T00:00:00Z') });
    expect(ask(both, 'arr', '2025-06-01T00:00:00Z')).toEqual({ value: 14400.5, until: at('2026-01-01T00:00:00Z') });
    expect(ask(both, 'mrr', '2026-02-01T00:00:00Z')?.value).toBe(200);
  });

  test('a contract is in force on its last day in the workspace’s zone, and not the day after', () => {
    expect(ask(both, 'arr', '2026-05-31T21:59:59Z', 'Europe/Berlin')?.value).toBe(2400);
    expect(ask(both, 'arr', '2026-05-31T22:00:00Z', 'Europe/Berlin')).toEqual({ value: 0 });
  });

  test('plan and start are those of the newest in force', () => {
    expect(ask(both, 'plan', '2025-05-31T00:00:00Z')?.value).toBe('Basic');
    expect(ask(both, 'plan', '2025-06-01T00:00:00Z')?.value).toBe('Pro');
    expect(ask(both, 'starts_on', '2025-06-01T00:00:00Z')?.value).toBe('2025-06-01');
  });

  test('the end is the latest of those in force, and its distance changes at midnight', () => {
    expect(ask(both, 'ends_on', '2025-07-01T00:00:00Z')?.value).toBe('2026-05-31');
    expect(ask(both, 'days_to_end', '2026-05-01T10:00:00Z')).toEqual({ value: 30, until: at('2026-05-02T00:00:00Z') });
  });

  test('an open-ended contract makes the end unknown', () => {
    const open = folded(both, recorded({ contract: 'c3', starts_on: '2025-06-02', arr: 1 }));
    expect(ask(open, 'ends_on', '2025-07-01T00:00:00Z')?.value).toBeUndefined();
    expect(ask(open, 'days_to_end', '2025-07-01T00:00:00Z')).toEqual({
      value: undefined,
      until: at('2026-01-01T00:00:00Z'),
    });
  });

  test('without any contract all is unknown, with one that has ended arr is 0', () => {
    expect(ask(nothing, 'arr', '2025-07-01T00:00:00Z')).toEqual({ value: undefined });
    expect(ask(both, 'arr', '2027-07-01T00:00:00Z')).toEqual({ value: 0 });
    expect(ask(both, 'plan', '2027-07-01T00:00:00Z')).toEqual({ value: undefined });
  });

  test('what cannot be stored is not a contract: an amount past all bounds, a year 0, no start, an id too long', () => {
    const good = { contract: 'c5', starts_on: '2025-01-01', arr: 1 };
    for (const wrong of [
      { arr: 1e30 },
      { starts_on: '0000-01-01' },
      { starts_on: null },
      { contract: '' },
      { contract: 'x'.repeat(201) },
    ]) {
      expect(folded(nothing, recorded({ ...good, ...wrong }))).toBe(nothing);
    }
  });

  test('amounts of several currencies are not added', () => {
    const mixed = folded(both, recorded({ contract: 'c4', starts_on: '2025-06-01', arr: 5000, currency: 'KRW' }));
    expect(ask(mixed, 'arr', '2025-07-01T00:00:00Z')?.value).toBeUndefined();
    expect(ask(mixed, 'arr', '2025-05-01T00:00:00Z')?.value).toBe(12000.5);
  });

  test('a later event time replaces the contract whole; an older one that comes late does not', () => {
    const ended = folded(
      nothing,
      base,
      recorded({ contract: 'c1', starts_on: '2025-01-01', arr: 500, currency: 'krw' }, 3000),
    );
    const late = folded(ended, recorded({ contract: 'c1', starts_on: '2025-01-01', arr: 9 }, 2000));
    expect(late).toBe(ended);
    expect(late.contracts).toHaveLength(1);
    expect(ask(late, 'arr', '2025-07-01T00:00:00Z')?.value).toBe(500);
    expect(ask(late, 'plan', '2025-07-01T00:00:00Z')?.value).toBeUndefined();
  });

  test('original_arr is the first contract as it was first recorded, whatever came later and in whatever order', () => {
    const first = recorded({ contract: 'c1', starts_on: '2025-01-01', arr: 100.1 }, 1000);
    const raised = recorded({ contract: 'c1', starts_on: '2025-01-01', arr: 500 }, 3000);
    const second = recorded({ contract: 'c0', starts_on: '2025-06-01', arr: 7 }, 500);
    expect(ask(folded(nothing, first, raised, second), 'original_arr', '2025-07-01T00:00:00Z')).toEqual({
      value: 100.1,
    });
    expect(ask(folded(nothing, second, raised, first), 'original_arr', '2025-07-01T00:00:00Z')?.value).toBe(100.1);
    expect(ask(folded(nothing, second, raised, first), 'arr', '2025-07-01T00:00:00Z')?.value).toBe(507);
    expect(ask(nothing, 'original_arr', '2025-07-01T00:00:00Z')).toEqual({ value: undefined });
  });
});

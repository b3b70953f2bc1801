import { describe, expect, test } from 'vitest';
import { dateText, dayNumber, parseInstant } from '#base';
import fc from '../../../test/laws.ts';
import { type Account, emptyAccount } from './account.ts';
import { accountFacts, tenure } from './account-facts.ts';

const account = (fields: Account['fields']): Account => ({ ...emptyAccount('acme'), fields });
const at = (text: string): number => parseInstant(text) ?? Number.NaN;
const askTenure = (created_on: string, now: string, zone: string) =>
  accountFacts.facts.tenure_months?.read(account({ created_on }), at(now), zone);

describe('account.tenure_months', () => {
  test('six months are reached on the day in the workspace’s zone, not before', () => {
    expect(askTenure('2025-05-22', '2025-11-21T22:59:59Z', 'Europe/Berlin')).toEqual({
      value: 5,
      until: at('2025-11-21T23:00:00Z'),
    });
    expect(askTenure('2025-05-22', '2025-11-21T23:00:00Z', 'Europe/Berlin')?.value).toBe(6);
  });

  test('is unknown without a day of creation, and 0 before it', () => {
    expect(accountFacts.facts.tenure_months?.read(account({}), at('2025-01-01T00:00Z'), 'UTC')).toEqual({
      value: undefined,
    });
    expect(askTenure('2026-01-01', '2025-01-01T00:00:00Z', 'UTC')?.value).toBe(0);
  });

  test('always changes exactly on the day it names, for any start and day', () => {
    const day = fc.integer({ min: dayNumber('1999-01-01'), max: dayNumber('2030-12-31') });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 4000 }), (created, age) => {
        const today = created + age;
        const { months, nextOn } = tenure(created, today);
        expect(nextOn, dateText(created)).toBeGreaterThan(today);
        expect(tenure(created, nextOn - 1).months).toBe(months);
        expect(tenure(created, nextOn).months).toBe(months + 1);
      }),
    );
  });
});

describe('attributes', () => {
  test('keep their JSON type: the text "100" is no number', () => {
    const asked = account({
      plan_limit: '100',
      seats: 5,
      trial: false,
      departments: ['ops'],
      address: { city: 'Ulm' },
    });
    const read = (name: string) => accountFacts.attribute?.(asked, name);
    expect(read('plan_limit')).toBe('100');
    expect(read('seats')).toBe(5);
    expect(read('trial')).toBe(false);
    expect(read('departments')).toEqual(['ops']);
    expect(read('address')).toBeUndefined();
    expect(read('unheard_of')).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#base';
import type { LogEvent } from '#engine';
import {
  createdOnOf,
  emptyAccount,
  foldAccount,
  nameOf,
  ownerOf,
  readAccountTraits,
  segmentOf,
  zoneOf,
} from './account.ts';

const identified = (traits: JsonObject, name = 'account.identified'): LogEvent => ({
  key: 'key',
  account: 'acme',
  name,
  occurredAt: 1000,
  receivedAt: 1000,
  source: 'test',
  properties: { traits },
  history: false,
  root: 'key',
  depth: 0,
});

describe('foldAccount', () => {
  test('known traits become fields under any of their names, the rest keep theirs', () => {
    const account = foldAccount(
      emptyAccount('acme'),
      identified({
        name: ' Acme ',
        csm: 'ada@example.com',
        timezone: 'Europe/Berlin',
        segment: 'smb',
        createdAt: '2025-03-02T23:30:00.000-05:00',
        plan_limit: 100,
        'total billed': 830,
      }),
    );
    expect(nameOf(account)).toBe('Acme');
    expect(ownerOf(account)).toBe('ada@example.com');
    expect(zoneOf(account)).toBe('Europe/Berlin');
    expect(segmentOf(account)).toBe('smb');
    expect(createdOnOf(account)).toBe('2025-03-02');
    expect(account.fields).toMatchObject({ plan_limit: 100, 'total billed': 830 });
    expect(Object.keys(account.fields)).not.toContain('csm');
  });

  test('other events say nothing of an account', () => {
    const before = emptyAccount('acme');
    expect(foldAccount(before, identified({ name: 'Acme' }, 'contact.identified'))).toBe(before);
  });
});

describe('readAccountTraits', () => {
  test('what cannot be read as its field is left out', () => {
    expect(readAccountTraits({ zone: 'Berlin', created_on: '2026-02-30', name: 7, owner: '' })).toEqual({
      owner: null,
    });
  });

  test('the most telling of several names wins', () => {
    expect(readAccountTraits({ csm: 'bo', owner: 'ada' })).toEqual({ owner: 'ada' });
    expect(readAccountTraits({ createdAt: '2024-01-01', created_on: 'soon' })).toEqual({ created_on: '2024-01-01' });
  });
});

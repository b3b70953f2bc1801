import { describe, expect, test } from 'vitest';
import type { TextSources } from '#domain/accounts';
import { fillGuide, readGuide } from './guide.ts';

const reader = { locale: 'en', zone: 'UTC' };

describe('fillGuide', () => {
  test('what is not known is a dash, the rest stays readable', () => {
    const body = 'Score {{score}}, ARR {{account.arr}}, ask {{contact.first_name}}.';
    expect(fillGuide(body, { score: 75, account: { name: 'Acme' } }, reader)).toBe('Score 75, ARR —, ask —.');
  });

  test('a gap where only an amount can stand leaves the guide as it was written', () => {
    const body = 'ARR {{money arr currency}}';
    expect(fillGuide(body, {}, reader)).toBe(body);
  });
});

test('a guide names the account, its contact and its CSM as they are now', () => {
  const sources: TextSources = {
    accounts: new Map([['acme', { id: 'acme', fields: { name: 'Acme', owner: 'ada' }, setAt: {} }]]),
    contacts: new Map([['acme', [{ account: 'acme', id: 'c1', firstName: 'Ann', isPrimary: true, attributes: {} }]]]),
    team: [{ id: 'ada', name: 'Ada Byron', firstName: 'Ada', email: 'ada@example.com', roles: [] }],
    settings: {},
  };
  const guide = {
    bodies: { en: '{{csm.first_name}} calls {{contact.first_name}} of {{account.name}}: {{score}}' },
    values: { score: 71 },
  };
  expect(readGuide(guide, 'acme', sources)).toBe('Ada calls Ann of Acme: 71');
  expect(readGuide({ bodies: {}, values: {} }, 'acme', sources)).toBe('');
});

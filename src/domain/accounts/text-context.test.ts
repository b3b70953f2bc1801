import { describe, expect, test } from 'vitest';
import { settingValue } from '#domain/settings';
import { ACCOUNT_VALUES, COMPANY_VALUES, CONTACT_VALUES, PERSON_VALUES } from '#pure/playbook';
import { pickText, type TextSources, textContext } from './text-context.ts';

describe('textContext', () => {
  const person = {
    id: 'zoe',
    name: 'Zoe Park',
    firstName: 'Zoe',
    email: 'zoe@v.example',
    phone: '+1',
    bookingLink: 'https://b.example',
    roles: ['csm', 'cs lead'],
  };
  const fields = { name: 'Acme', segment: 'smb', owner: 'zoe', zone: 'UTC', created_on: '2025-01-01', plan_limit: 100 };
  const contact = {
    account: 'acme',
    id: 'ann',
    name: 'Ann Lee',
    firstName: 'Ann',
    email: 'a@a.example',
    role: 'champion',
    locale: 'en',
    zone: 'UTC',
    isPrimary: true,
    attributes: { nick: 'A' },
  };
  const sources = (over: Partial<TextSources> = {}): TextSources => ({
    accounts: new Map([['acme', { id: 'acme', fields, setAt: {} }]]),
    contacts: new Map(),
    team: [person],
    settings: Object.fromEntries(COMPANY_VALUES.map((name) => [`company.${name}`, 'x'])),
    ...over,
  });
  const context = (over: Partial<TextSources> = {}, values = {}) =>
    textContext(sources(over), 'acme', 'zoe', contact, values);

  test('has every value that a playbook may name, of whatever is known', () => {
    expect(context().contact).toMatchObject(
      Object.fromEntries(CONTACT_VALUES.map((name) => [name, expect.any(String)])),
    );
    expect(context().account).toMatchObject(
      Object.fromEntries(ACCOUNT_VALUES.map((name) => [name, expect.any(String)])),
    );
    expect(context().csm).toEqual(Object.fromEntries(PERSON_VALUES.map((name) => [name, expect.any(String)])));
    expect(context().company).toEqual(Object.fromEntries(COMPANY_VALUES.map((name) => [name, 'x'])));
    expect(COMPANY_VALUES.filter((name) => settingValue(`company.${name}`) === undefined)).toEqual([]);
  });

  test('roles, attributes and values of the message stand beside them; no value takes the place of the contact', () => {
    expect(context({}, { share: 92, contact: 'x' })).toMatchObject({
      cs_lead: { first_name: 'Zoe' },
      account: { plan_limit: 100 },
      contact: { nick: 'A' },
      share: 92,
    });
  });

  test('who has no booking link is booked by the company’s', () => {
    const { bookingLink: _, ...without } = person;
    expect(context({ team: [without] }).csm).toMatchObject({ booking_link: 'x' });
    expect(context({ team: [without], settings: {} }).csm).not.toHaveProperty('booking_link');
  });
});

describe('pickText', () => {
  const texts = { en: { n: 1 }, 'ko-KR': { n: 2 } };

  test.each([
    ['ko-KR', 'ko-KR'],
    ['ko', 'ko-KR'],
    ['ko_kr', 'ko-KR'],
    ['en-GB', 'en'],
    ['fr', 'en'],
    [undefined, 'en'],
  ])('%s reads %s', (locale, chosen) => {
    expect(pickText(texts, locale)?.locale).toBe(chosen);
  });

  test('no text is none', () => {
    expect(pickText({}, 'en')).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import { provides } from './index.ts';
import { pickText } from './write-mail.ts';

describe('provides', () => {
  test('fields of the contact, the account, the CSM, and any company value', () => {
    const known = [
      'contact',
      'contact.first_name',
      'account.name',
      'csm.booking_link',
      'csm.phone',
      'company.referral_link',
    ];
    expect(known.filter((path) => !provides(path))).toEqual([]);
  });

  test('other roles only where the playbook has them', () => {
    expect(provides('senior_csm.first_name')).toBe(false);
    expect(provides('senior_csm.first_name', ['senior csm'])).toBe(true);
  });

  test('what is an attribute or a value of the message is the playbook’s to declare', () => {
    expect(
      ['account.plan_limit', 'contact.nick', 'csm.salary', 'usage_percent', 'account.name.first', ''].filter((path) =>
        provides(path),
      ),
    ).toEqual([]);
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

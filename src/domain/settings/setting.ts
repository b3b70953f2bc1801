import { z } from 'zod';
import { isZone } from '#base';

export interface KnownSetting {
  readonly meaning: string;
  readonly value: z.ZodType<string>;
}

const text = z.string().trim().min(1).max(500);
const link = z
  .url({ protocol: /^https?$/, error: 'Write a whole web address, like https://example.com/book.' })
  .max(2000);

/** What a workspace may set, with its meaning. Messages name what begins with `company.` */
export const KNOWN_SETTINGS: Readonly<Record<string, KnownSetting>> = {
  'workspace.zone': {
    meaning: 'Time zone of days and windows; UTC until it is set',
    value: z.string().refine(isZone, { error: 'No time zone of this name; write one like Europe/Berlin or UTC.' }),
  },
  'company.name': { meaning: 'Name of your company, as customers know it', value: text },
  'company.support_phone': { meaning: 'Telephone number of your support', value: text },
  'company.website': { meaning: 'Web address of your company', value: link },
  'company.booking_link': {
    meaning: 'Where to book a call with whoever has no booking link of their own',
    value: link,
  },
  'company.currency': {
    meaning: 'Currency of amounts that name none, like USD',
    value: z.string().regex(/^[A-Z]{3}$/, 'A currency is three capital letters, like USD.'),
  },
  'company.mail_from': {
    meaning: 'Address that mail comes from; without it each person’s own. Replies go to the person either way',
    value: z.email().max(320),
  },
};

/** `company.referral_link` and the like: a playbook may name what nobody foresaw. */
const OWN_COMPANY_VALUE = /^company\.[a-z][a-z0-9_]{0,60}$/;

/** How a setting's value is read; undefined for a key that is no setting. */
export function settingValue(key: string): z.ZodType<string> | undefined {
  const known = KNOWN_SETTINGS[key];
  if (known !== undefined) return known.value;
  return OWN_COMPANY_VALUE.test(key) ? text : undefined;
}

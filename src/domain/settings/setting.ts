import { z } from 'zod';
import { isZone } from '#base';
import { parseAge } from '#engine';
import { parseDuration, parseQuietHours } from '#pure/calendar';
import { addressFault } from './webhook-address.ts';

export interface KnownSetting {
  readonly meaning: string;
  readonly value: z.ZodType<string>;
}

export const WEBHOOK_URL = 'notify.webhook_url';
export const WEBHOOK_SECRET = 'notify.webhook_secret';

const text = z.string().trim().min(1).max(500);
const link = z
  .url({ protocol: /^https?$/, error: 'Write a whole web address, like https://example.com/book.' })
  .max(2000);
const words = (holds: (value: string) => boolean, error: string) => z.string().trim().refine(holds, { error });

/** What a workspace may set, with its meaning. Messages name what begins with `company.` */
export const KNOWN_SETTINGS: Readonly<Record<string, KnownSetting>> = {
  'workspace.zone': {
    meaning: 'Time zone of days and windows; UTC until it is set',
    value: z.string().refine(isZone, { error: 'No time zone of this name; write one like Europe/Berlin or UTC.' }),
  },
  'workspace.locale': {
    meaning: 'Language of what colleagues are told; en until it is set',
    value: words(isLocale, 'A language is written like en, ko or pt-BR.'),
  },
  'workspace.quiet_hours': {
    meaning:
      'When mail that is no service waits, by the clock of its reader: from which hour to which, and "weekends"; "none" for never. "18-8 weekends" until it is set',
    value: words(
      (value) => parseQuietHours(value) !== undefined,
      'Write the hours from which to which, like "18-8 weekends" or "20-7", or "none".',
    ),
  },
  'workspace.upsell_cap': {
    meaning:
      'How long an account is spared upsell messages after one of another journey; "none" for no such pause. 14d until it is set',
    value: words(
      (value) => value === 'none' || parseDuration(value) !== undefined,
      'Write a length of time, like 14d or 2 weeks, or "none".',
    ),
  },
  'workspace.history_after': {
    meaning:
      'An event that is older than this when it comes in is history: it counts, and starts, ends and sends nothing. 48h until it is set',
    value: words(
      (value) => parseAge(value) !== undefined,
      'Write a length of time of an hour at least, like 48h or 7d.',
    ),
  },
  'company.name': { meaning: 'Name of your company, as customers know it', value: text },
  'company.support_phone': { meaning: 'Telephone number of your support', value: text },
  'company.website': { meaning: 'Web address of your company', value: link },
  'company.booking_link': {
    meaning: 'Where to book a call with whoever has no booking link of their own',
    value: link,
  },
  'company.referral_link': { meaning: 'Where customers recommend you to others', value: link },
  'company.referral_reward': {
    meaning: 'What a customer gets for a recommendation, like "one month free"',
    value: text,
  },
  'company.currency': {
    meaning: 'Currency of amounts that name none, like USD',
    value: z.string().regex(/^[A-Z]{3}$/, 'A currency is three capital letters, like USD.'),
  },
  'company.mail_from': {
    meaning: 'Address that mail comes from; without it each person’s own. Replies go to the person either way',
    value: z.email().max(320),
  },
  'access.csms_see': {
    meaning:
      'Which accounts a CSM sees: all, or book (their own and those whose team they are in); all until it is set',
    value: z.enum(['all', 'book'], { error: 'Write all or book.' }),
  },
  'notify.mail': {
    meaning: 'Whether colleagues are told by mail too: on or off; on until it is set',
    value: z.enum(['on', 'off'], { error: 'Write on or off.' }),
  },
  [WEBHOOK_URL]: {
    meaning:
      'Address that is called whenever colleagues are told something. A new address gets a new secret, which the answer shows once',
    value: z
      .string()
      .trim()
      .max(2000)
      .superRefine((value, context) => {
        const fault = addressFault(value);
        if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
      }),
  },
  [WEBHOOK_SECRET]: {
    meaning:
      'Signs what is sent to the webhook. Set it to "new" for another one, which the answer shows once; for a day both sign',
    value: z.literal('new', { error: 'Secrets are made here: write "new".' }),
  },
};

/** `company.tagline` and the like: a playbook may name what nobody foresaw. */
const OWN_COMPANY_VALUE = /^company\.[a-z][a-z0-9_]{0,60}$/;

/** How a setting's value is read; undefined for a key that is no setting. */
export function settingValue(key: string): z.ZodType<string> | undefined {
  const known = KNOWN_SETTINGS[key];
  if (known !== undefined) return known.value;
  return OWN_COMPANY_VALUE.test(key) ? text : undefined;
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1 && /^[a-z]{2,3}(-|$)/i.test(tag);
  } catch {
    return false;
  }
}

import { z } from 'zod';
import { DAY, HOUR, isZone } from '#base';
import { parseDuration } from '#pure/calendar';

/** What a company is called in messages until somebody says its name. */
export const UNNAMED_COMPANY = 'Our company';

const SERVICE_NAMES = ['web', 'worker', 'delivery'] as const;
export type Service = (typeof SERVICE_NAMES)[number];

const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

const port = z
  .string()
  .regex(/^\d+$/, { error: 'must be a number' })
  .transform(Number)
  .refine((value) => value <= 65_535, { error: 'must be from 0 to 65535' });

const services = z.string().transform((text, context): readonly Service[] => {
  const names = text.split(',').map((name) => name.trim());
  const known = names.filter((name): name is Service => SERVICE_NAMES.some((service) => service === name));
  if (known.length < names.length)
    context.addIssue({ code: 'custom', message: `must be some of ${SERVICE_NAMES.join(',')}` });
  return known;
});

/** A length of time as ms. Calendar months have none, so they are refused. */
const shift = z.string().transform((text, context): number => {
  const duration = text === '0' ? ({ kind: 'elapsed', ms: 0 } as const) : parseDuration(text);
  if (duration?.kind === 'elapsed') return duration.ms;
  if (duration?.kind === 'calendar' && duration.unit === 'day') return duration.n * DAY;
  if (duration?.kind === 'calendar' && duration.unit === 'week') return duration.n * 7 * DAY;
  context.addIssue({ code: 'custom', message: 'must be a length of time such as 3d, 2w or 36h' });
  return HOUR;
});

interface Variable {
  readonly schema: z.ZodType<unknown, string>;
  /** What holds when it is not set; without one it is then undefined. */
  readonly default?: string;
  /** What the default is, where it is not a text of its own. */
  readonly otherwise?: string;
  readonly meaning: string;
}

/** Every environment variable that Perennial reads. */
export const VARIABLES = {
  PORT: { schema: port, default: '4000', meaning: 'The port of the HTTP server; 0 takes any that is free.' },
  HOST: {
    schema: z.string().min(1),
    default: '127.0.0.1',
    meaning: 'The address it listens on; 0.0.0.0 for all of the machine.',
  },
  METRICS_PORT: {
    schema: port,
    otherwise: 'nowhere',
    meaning: 'Where a process without `web` answers `/health`, `/ready` and `/metrics`; with `web` they are on `PORT`.',
  },
  PUBLIC_URL: {
    schema: url('http:', 'https:'),
    otherwise: '`http://localhost:` and the port',
    meaning: 'Where people reach it, as it stands in links.',
  },
  SERVICES: {
    schema: services,
    default: SERVICE_NAMES.join(','),
    meaning:
      'What this process does, separated by commas: `web` answers HTTP, `worker` runs the engine, `delivery` sends.',
  },
  DATA: {
    schema: z.string().min(1),
    default: './data',
    meaning: 'The folder of the embedded database, made when it is missing. Not read with `DATABASE_URL`.',
  },
  DATABASE_URL: {
    schema: url('postgres:', 'postgresql:'),
    otherwise: 'the embedded database',
    meaning: 'A PostgreSQL server, version 15 or later: `postgres://user:password@host:5432/database`.',
  },
  SMTP_URL: {
    schema: url('smtp:', 'smtps:'),
    otherwise: 'no mail leaves the machine; it is read at `/mailbox`',
    meaning: 'The mail server: `smtp://user:password@host:587`.',
  },
  MAIL_FROM: {
    schema: z.string().regex(/^[^\s@<>]+@[^\s@<>]+$|^[^<>]*<[^\s@<>]+@[^\s@<>]+>$/, {
      error: 'must be an e-mail address, with or without a name: Acme Success <success@acme.com>',
    }),
    otherwise: 'needed with `SMTP_URL`',
    meaning: 'The sender of mail that no person sends, and the envelope of all: `Acme Success <success@acme.com>`.',
  },
  COMPANY_NAME: {
    schema: z.string().trim().min(1),
    default: UNNAMED_COMPANY,
    meaning: 'The name of your company as it stands in messages.',
  },
  COMPANY_CURRENCY: {
    schema: z.string().regex(/^[A-Z]{3}$/, { error: 'must be a currency of three letters, such as EUR' }),
    default: 'USD',
    meaning: 'The currency of amounts that name none.',
  },
  COMPANY_ZONE: {
    schema: z.string().refine(isZone, { error: 'must be a time zone such as Europe/Berlin' }),
    default: 'UTC',
    meaning: 'The time zone in which days begin and end.',
  },
  LOG_LEVEL: {
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'must be debug, info, warn, error or silent',
    }),
    default: 'info',
    meaning: 'The least that is logged: `debug`, `info`, `warn`, `error` or `silent`.',
  },
  CLOCK_SHIFT: {
    schema: shift,
    default: '0',
    meaning:
      'For trials: how far in the future the product lives, such as `3d` or `2w`. The data keeps the largest it has seen: its time never goes back.',
  },
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;

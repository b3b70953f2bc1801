import { z } from 'zod';
import { addMonths, dateText, dayOf, type Instant, isoInstant, type JsonObject } from '#base';
import { AccountId } from '#domain/accounts';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, ofAccounts } from '#platform/operations';
import { type ContactPageRow, listContactPage, listLastSeen } from './contact-page-list.ts';

const SEEN_BACK = 15;

const ContactPage = z.object({
  contact: z.string(),
  name: z.string().optional(),
  first_name: z.string().optional(),
  email: z.string().optional(),
  role: z.string().optional(),
  zone: z.string().optional(),
  locale: z.string().optional(),
  is_primary: z.boolean(),
  suppressed: z.enum(['bounced', 'unsubscribed']).optional().describe('why mail is kept from them'),
  attributes: z.custom<JsonObject>().meta({ type: 'object' }),
  last_heard_at: z.string().optional().describe('when they last replied, clicked or answered'),
  heard: z.number().describe('how often in 90 days'),
  last_seen_on: z.string().optional().describe('the last day on which they were in the product'),
  survey: z
    .object({ survey: z.string(), score: z.number(), at: z.string(), comment: z.string().optional() })
    .optional()
    .describe('their newest answer'),
  meetings: z.number(),
});

export const listContacts = (runtime: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'list-contacts',
    summary:
      'List the people of an account: the primary first, then those with a role; how they stand, when they were heard',
    access: 'read',
    scope: ofAccounts(({ account }) => [account]),
    doors: ['http', 'cli'],
    input: z.object({
      account: AccountId,
      text: z.string().trim().min(1).max(200).optional(),
      after: z
        .string()
        .regex(/^[012]~/, 'Pass the `next` of the page before as it was given.')
        .max(520)
        .optional(),
      limit: z.coerce.number().int().min(1).max(200).default(60),
    }),
    output: z.object({ contacts: z.array(ContactPage), next: z.string().optional() }),
    async run({ db, at, shardOf }, { account, text, after, limit }) {
      const current = await runtime(db);
      const shard = shardOf(account);
      const place = after === undefined ? undefined : { group: Number(after[0]), id: after.slice(2) };
      const found = await listContactPage(db, shard, account, { text, after: place, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = page.at(-1);
      const seen = await listLastSeen(
        db,
        shard,
        account,
        peopleMetrics(current),
        page.map(({ id }) => id),
        addMonths(dayOf(at, current.zone), -SEEN_BACK),
      );
      return {
        contacts: page.map((row) => {
          const day = seen.get(row.id);
          return { ...viewContact(row, at), ...(day === undefined ? {} : { last_seen_on: dateText(day) }) };
        }),
        ...(found.length > limit && last !== undefined ? { next: `${last.place}~${last.id}` } : {}),
      };
    },
  });

/** Those whose members are contacts. */
const peopleMetrics = ({ live }: Runtime): number[] =>
  live.flatMap(({ metrics }) =>
    [...metrics.values()].flatMap(({ id, metric }) => (metric.aggregate === 'distinct' ? [id] : [])),
  );

function viewContact(row: ContactPageRow, now: Instant): z.output<typeof ContactPage> {
  const { name, firstName, email, role, zone, locale, isPrimary, attributes, heard, meetings } = row;
  const lastHeard = heard.findLast((one) => one <= now);
  const suppressed = suppressionOf(row);
  return {
    contact: row.id,
    ...(name === null ? {} : { name }),
    ...(firstName === null ? {} : { first_name: firstName }),
    ...(email === null ? {} : { email }),
    ...(role === null ? {} : { role }),
    ...(zone === null ? {} : { zone }),
    ...(locale === null ? {} : { locale }),
    is_primary: isPrimary,
    ...(suppressed === undefined ? {} : { suppressed }),
    attributes,
    ...(lastHeard === undefined ? {} : { last_heard_at: isoInstant(lastHeard) }),
    heard: heard.length,
    ...surveyOf(row),
    meetings,
  };
}

function suppressionOf({
  bouncedAddress,
  unsubscribedAt,
  email,
}: ContactPageRow): 'bounced' | 'unsubscribed' | undefined {
  if (bouncedAddress !== null && bouncedAddress.trim().toLowerCase() === email?.trim().toLowerCase()) return 'bounced';
  return unsubscribedAt === null ? undefined : 'unsubscribed';
}

function surveyOf({
  survey,
  score,
  answeredAt,
  comment,
}: ContactPageRow): Pick<z.output<typeof ContactPage>, 'survey'> {
  if (survey === null || score === null || answeredAt === null) return {};
  return { survey: { survey, score, at: isoInstant(answeredAt), ...(comment === null ? {} : { comment }) } };
}

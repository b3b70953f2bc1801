import { z } from 'zod';
import { isoInstant } from '#base';
import { AccountId } from '#domain/accounts';
import { defineRead, listed, WHOSE } from '#platform/operations';
import { listResponsePage, pageText } from './survey-list.ts';

const Survey = z.enum(['nps', 'csat', 'ces']);

export const listSurveyResponses = defineRead({
  name: 'list-survey-responses',
  summary: 'List answers to surveys, newest first',
  access: 'read',
  scope: listed,
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId.optional(),
    whose: z.enum(WHOSE).default('all'),
    survey: Survey.optional(),
    after: z
      .string()
      .regex(/^[-:.\dTZ]+~[-0-9a-f]{36}$/, 'Pass the `next` of the page before as it was given.')
      .optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({
    responses: z.array(
      z.object({
        account: z.string(),
        response: z.string(),
        survey: Survey,
        score: z.number(),
        contact: z.string().optional(),
        comment: z.string().optional(),
        at: z.string(),
      }),
    ),
    next: z.string().optional(),
  }),
  async run({ db, shardOf, book }, { account, whose, survey, after, limit }) {
    const [at = '', id = ''] = after?.split('~') ?? [];
    const before = after === undefined ? undefined : { at, id };
    const found = await listResponsePage(db, {
      account: account === undefined ? undefined : { shard: shardOf(account), id: account },
      book: await book(whose),
      survey,
      before,
      limit: limit + 1,
    });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      responses: page.map(({ id: response, at: answeredAt, ...rest }) => ({
        ...rest,
        response,
        at: isoInstant(answeredAt),
      })),
      ...(found.length > limit && last !== undefined ? { next: pageText(last) } : {}),
    };
  },
});

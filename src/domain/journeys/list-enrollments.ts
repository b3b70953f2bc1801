import { z } from 'zod';
import { invalid, isoInstant, parseInstant } from '#base';
import { AccountId, listNamedAccounts, narrowBook } from '#domain/accounts';
import { listEnrollmentPage, listStandingPage } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, listed, WHOSE } from '#platform/operations';
import type { Enrollment } from '#pure/journey';
import { EnrollmentView, viewEnrollment } from './enrollment-view.ts';
import type { ReadRuntime } from './explain-account.ts';

const input = z.object({
  account: AccountId.optional(),
  whose: z.enum(WHOSE).default('all'),
  search: z.string().trim().min(1).max(200).optional().describe('in the name or id of the account'),
  playbook: z.string().min(1).optional(),
  journey: z.string().min(1).optional(),
  version: z.string().min(1).optional(),
  status: z.enum(['running', 'exited', 'held_out']).optional(),
  outcome: z.string().min(1).optional(),
  stage: z.string().min(1).optional().describe('the stage it is in, or was in when it was left'),
  step: z
    .string()
    .min(1)
    .optional()
    .describe('where it stands now, of the playbook and journey given; who has stood there longest comes first'),
  after: z
    .string()
    .regex(/^[-:.\dTZ]+~[-0-9a-f]{36}$/, 'Pass the `next` of the page before as it was given.')
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
type Asked = z.output<typeof input>;

/** Who is, or was, where in the journeys, over all accounts. */
export const listEnrollments = (runtime: ReadRuntime) =>
  defineRead({
    name: 'list-enrollments',
    summary: 'List who is where in the journeys, who entered last first; by step, who has stood there longest first',
    access: 'read',
    scope: listed,
    doors: ['http', 'cli'],
    input,
    output: z.object({ enrollments: z.array(EnrollmentView), next: z.string().optional() }),
    async run({ db, book, shardOf }, asked) {
      const accounts = await narrowBook(db, await book(asked.whose), asked.search);
      const found = await (asked.step === undefined
        ? listByEntry(db, asked, accounts)
        : listByStep(db, asked, asked.step, accounts));
      const { find } = await runtime(db);
      const page = found.slice(0, asked.limit);
      const named = await listNamedAccounts(
        db,
        shardOf,
        page.map(({ account }) => account),
      );
      const last = page.at(-1);
      return {
        enrollments: page.map((one) =>
          viewEnrollment(one, find(one.playbook, one.version)?.playbook.journeys[one.journey], named),
        ),
        ...(found.length > asked.limit && last !== undefined ? { next: cursorOf(asked, last) } : {}),
      };
    },
  });

function cursorOf({ step }: Asked, { enteredAt, standsSince, stageStartedAt, id }: Enrollment): string {
  return `${isoInstant(step === undefined ? enteredAt : (standsSince ?? stageStartedAt))}~${id}`;
}

function afterOf({ after }: Asked): { readonly at: number; readonly id: string } | undefined {
  const [at = '', id = ''] = after?.split('~') ?? [];
  return after === undefined ? undefined : { at: parseInstant(at) ?? 0, id };
}

async function listByEntry(db: Queryable, asked: Asked, book: readonly string[] | undefined) {
  const { account, playbook, journey, version, status, outcome, stage, limit } = asked;
  const after = afterOf(asked);
  return listEnrollmentPage(db, {
    account,
    playbook,
    journey,
    version,
    status,
    outcome,
    stage,
    book,
    after: after === undefined ? undefined : { enteredAt: after.at, id: after.id },
    limit: limit + 1,
  });
}

async function listByStep(db: Queryable, asked: Asked, step: string, book: readonly string[] | undefined) {
  const { account, playbook, journey, limit } = asked;
  if (playbook === undefined || journey === undefined)
    throw invalid('step-of-what', 'A step belongs to a journey: give playbook and journey with it.', { step });
  const after = afterOf(asked);
  return listStandingPage(db, {
    playbook,
    journey,
    step,
    book: account === undefined ? book : (book ?? [account]).filter((one) => one === account),
    after: after === undefined ? undefined : { since: after.at, id: after.id },
    limit: limit + 1,
  });
}

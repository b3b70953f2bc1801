import { column, manyRows, type Queryable } from '#platform/db';
import type { Survey, SurveyResponse } from './survey-response.ts';

/** Keeps answers; one whose event is known already stays as it is. */
export const insertResponses = manyRows<SurveyResponse>(
  {
    account: column.text((response) => response.account),
    id: column.uuid((response) => response.id),
    survey: column.text((response) => response.survey),
    score: column.number((response) => response.score),
    contact: column.text((response) => response.contact),
    comment: column.text((response) => response.comment),
    at: column.instant((response) => response.at),
  },
  (rows) =>
    `insert into survey_response (shard, account, id, survey, score, contact, comment, at)
     select $1, account, id, survey, score, contact, comment, at from ${rows} on conflict do nothing`,
);

/** The newest answer to each survey, of accounts that have any. */
export async function loadNewest(
  db: Queryable,
  shard: number,
  accounts: readonly string[],
): Promise<readonly Newest[]> {
  return await db.query<Newest>(
    `select distinct on (account, survey) account, survey, score, at, id from survey_response
      where shard = $1 and account = any($2::text[]) order by account, survey, at desc, id desc`,
    [shard, [...accounts]],
  );
}

export type Newest = Pick<SurveyResponse, 'account' | 'survey' | 'score' | 'at' | 'id'> & { readonly survey: Survey };

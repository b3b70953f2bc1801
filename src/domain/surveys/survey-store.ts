import { isoInstant } from '#base';
import type { Queryable, Tx } from '#platform/db';
import type { Survey, SurveyResponse } from './survey-response.ts';

/** Keeps answers; one whose event is known already stays as it is. */
export async function insertResponses(tx: Tx, shard: number, responses: readonly SurveyResponse[]): Promise<void> {
  const rows = responses.map(({ at, contact, comment, ...rest }) => ({
    ...rest,
    contact: contact ?? null,
    comment: comment ?? null,
    at: isoInstant(at),
  }));
  await tx.query(
    `insert into survey_response (shard, account, id, survey, score, contact, comment, at)
     select $1, account, id, survey, score, contact, comment, at
       from jsonb_to_recordset($2::jsonb) as said
            (account text, id uuid, survey text, score double precision, contact text, comment text,
             at timestamptz(3))
         on conflict do nothing`,
    [shard, JSON.stringify(rows)],
  );
}

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

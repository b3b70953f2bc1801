import { type Instant, isoInstant, type Uuid } from '#base';
import type { Queryable } from '#platform/db';
import type { Survey, SurveyResponse } from './survey-response.ts';

export interface ResponseFilter {
  readonly account: { readonly shard: number; readonly id: string } | undefined;
  /** Only of these accounts. */
  readonly book: readonly string[] | undefined;
  readonly survey: Survey | undefined;
  readonly before: { readonly at: string; readonly id: Uuid } | undefined;
  readonly limit: number;
}

interface ResponseRow {
  readonly account: string;
  readonly id: Uuid;
  readonly survey: Survey;
  readonly score: number;
  readonly contact: string | null;
  readonly comment: string | null;
  readonly at: Instant;
}

/** Answers of all shards, newest first. */
export async function listResponsePage(db: Queryable, filter: ResponseFilter): Promise<readonly SurveyResponse[]> {
  const { account, book, survey, before, limit } = filter;
  const rows = await db.query<ResponseRow>(
    `select account, id, survey, score, contact, comment, at from survey_response
      where ($1::text is null or (shard = $6 and account = $1))
        and ($7::text[] is null or account = any($7))
        and ($2::text is null or survey = $2)
        and ($3::timestamptz is null or (at, id) < ($3, $4::uuid))
      order by at desc, id desc
      limit $5`,
    [
      account?.id ?? null,
      survey ?? null,
      before?.at ?? null,
      before?.id ?? null,
      limit,
      account?.shard ?? null,
      book ?? null,
    ],
  );
  return rows.map(({ contact, comment, ...rest }) => ({
    ...rest,
    ...(contact === null ? {} : { contact }),
    ...(comment === null ? {} : { comment }),
  }));
}

/** The text by which the next page is asked. */
export const pageText = ({ at, id }: Pick<SurveyResponse, 'at' | 'id'>): string => `${isoInstant(at)}~${id}`;

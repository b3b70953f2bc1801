import type { FactDefinition, FactRelation } from '#engine';
import { readResponse, type Survey } from './survey-response.ts';
import { loadNewest, type Newest } from './survey-store.ts';

/** The newest answer of an account to each survey. */
export type AccountSurveys = { readonly [Name in Survey]?: Newest };

const newest = (survey: Survey, meaning: string): FactDefinition<AccountSurveys> => ({
  type: 'number',
  meaning,
  read: (row) => ({ value: row[survey]?.score }),
});

/** What expressions may ask of an account's answers; unknown where nobody answered. */
export const surveyFacts: FactRelation<AccountSurveys> = {
  subject: 'survey',
  facts: {
    nps: newest('nps', 'Newest answer to how likely they are to recommend you, 0 to 10'),
    csat: newest('csat', 'Newest answer to how content they are, 1 to 5'),
    ces: newest('ces', 'Newest answer to how easy it was, 1 (hard) to 7 (easy)'),
  },
  empty: () => ({}),
  async load(db, shard, accounts) {
    const byAccount = new Map<string, AccountSurveys>();
    for (const one of await loadNewest(db, shard, accounts)) {
      byAccount.set(one.account, { ...byAccount.get(one.account), [one.survey]: one });
    }
    return byAccount;
  },
  fold(row, event) {
    const response = readResponse(event);
    if (response === undefined) return row;
    const { account, survey, score, at, id } = response;
    const before = row[survey];
    if (before !== undefined && (before.at === at ? before.id > id : before.at > at)) return row;
    return { ...row, [survey]: { account, survey, score, at, id } };
  },
};

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LogEvent, shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { aLogEvent, testOperations } from '../../../test/operations.ts';
import { listSurveyResponses } from './list-survey-responses.ts';
import { recordResponses } from './record-responses.ts';
import { surveyFacts } from './survey-facts.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const answered = (survey: string, score: number, occurredAt: number, comment?: string): LogEvent =>
  aLogEvent({
    account: 'acme',
    name: `${survey}.submitted`,
    occurredAt,
    contact: 'ann',
    properties: { score, ...(comment === undefined ? {} : { comment }) },
  });
const EVENTS = [
  answered('nps', 9, 5000, ' Fine '),
  answered('nps', 3, 1000),
  answered('csat', 5, 2000),
  answered('ces', 7, 3000),
  answered('nps', 11, 9000),
  answered('csat', 0, 9000),
];
const record = (events: readonly LogEvent[]): Promise<void> =>
  database.db.transaction((tx) => recordResponses.runMany(tx, shardOf('acme'), events));

test('the newest answer to each survey is a fact, stored as folded; what is beyond the scale is no answer', async () => {
  await record(EVENTS.slice(0, 3));
  await record(EVENTS.slice(2));
  const stored = await database.db.transaction((tx) => surveyFacts.load(tx, shardOf('acme'), ['acme', 'gone']));
  const folded = EVENTS.reduce((row, event) => surveyFacts.fold?.(row, event) ?? row, surveyFacts.empty('acme'));
  expect([...stored]).toEqual([['acme', folded]]);
  const ask = (fact: string) => surveyFacts.facts[fact]?.read(folded, 0, 'UTC').value;
  expect(['nps', 'csat', 'ces'].map(ask)).toEqual([9, 5, 7]);
  expect(surveyFacts.facts.nps?.read(surveyFacts.empty('acme'), 0, 'UTC').value).toBeUndefined();
});

test('answers are listed newest first, a page at a time', async () => {
  const { run } = testOperations(database.db, 1);
  const first = await run(listSurveyResponses, { limit: 2 });
  expect(first.responses).toMatchObject([
    { survey: 'nps', score: 9, comment: 'Fine', contact: 'ann', at: '1970-01-01T00:00:05.000Z' },
    { survey: 'ces' },
  ]);
  const rest = await run(listSurveyResponses, { after: first.next, account: 'acme' });
  expect(rest.responses.map(({ score }) => score)).toEqual([5, 3]);
  expect((await run(listSurveyResponses, { survey: 'nps', account: 'gone' })).responses).toEqual([]);
});

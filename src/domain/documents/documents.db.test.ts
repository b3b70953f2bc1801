import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { idOf, type JsonObject } from '#base';
import { accounts } from '#domain/accounts';
import { addPerson } from '#domain/team';
import { type EffectRow, shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { aLogEvent, anEffect, testOperations } from '../../../test/operations.ts';
import { approveDocument } from './approve-document.ts';
import { discardDocument } from './discard-document.ts';
import { loadDocuments } from './document-store.ts';
import { getDocument } from './get-document.ts';
import { listDocuments } from './list-documents.ts';
import { makeDocuments } from './make-documents.ts';
import { retryDocument } from './retry-document.ts';
import { updateDocument } from './update-document.ts';

const now = Date.UTC(2026, 2, 2, 10);
const journey = '11111111-0000-4000-8000-000000000000';
const shard = shardOf('acme');
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const { run } = testOperations(database.db, 1);
  await run(addPerson, { id: 'ada', name: 'Ada Vale', email: 'ada@example.com', roles: ['csm'] });
  const said = [
    aLogEvent({ account: 'acme', name: 'account.identified', properties: { traits: { name: 'Acme', owner: 'ada' } } }),
    aLogEvent({
      account: 'acme',
      name: 'contact.identified',
      properties: { contact: 'ann', traits: { name: 'Ann Lee', locale: 'ko', is_primary: true } },
    }),
  ];
  await database.db.transaction(async (tx) => {
    for (const recorder of accounts.recorders) {
      const own = said.filter(({ name }) => recorder.events.includes(name));
      if (own.length > 0) await recorder.runMany(tx, shard, own);
    }
  });
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.query('delete from document');
});

const bodies = {
  en: { title: 'For {{account.name}}', body: '{{contact.first_name}}, {{answers.proposal.need}}: {{share}} %' },
  ko: {
    title: '{{account.name}} 제안서',
    body: '{{contact.first_name}} · {{csm.name}} · {{answers.proposal.need}}\n\n{{#each answers.proposal.services}}- {{this.service}}\n{{/each}}\n\n{{money answers.proposal.price "USD"}} {{share}}',
  },
};
const answers = {
  proposal: { need: 'more visits', services: [{ service: 'Visits' }, { service: 'Lab' }], price: 150.5 },
};
const review = { assign: ['csm'], title: 'Look at the proposal', dueAt: now + 1000 };
const request = (more: JsonObject = {}, row: Partial<EffectRow> = {}): EffectRow =>
  anEffect(
    'document',
    'acme',
    { document: { id: 'proposal', bodies }, values: { share: 92 }, answers, review, journey: 'grow', ...more },
    { at: now, enrollment: journey, step: 'made', ...row },
  );
const make = (...rows: readonly EffectRow[]) => database.db.transaction((tx) => makeDocuments.runMany(tx, shard, rows));
const operations = (at = now) => testOperations(database.db, at);
const told = (name: string, { id }: EffectRow) => ({
  name,
  properties: { document: 'proposal', id, enrollment: journey },
});

describe('the effect document', () => {
  test('is a draft in the primary contact’s language, and asks a person to look at it', async () => {
    const effect = request();
    expect(await make(effect)).toEqual([
      {
        id: effect.id,
        done: true,
        events: [told('proposal.drafted', effect)],
        asks: [
          {
            kind: 'task',
            payload: {
              task: 'review_document',
              title: 'Look at the proposal',
              assign: ['csm'],
              dueAt: now + 1000,
              concerns: effect.id,
              document: 'proposal',
            },
          },
        ],
      },
    ]);
    const { run } = operations();
    const shown = await run(getDocument, { account: 'acme', document: effect.id });
    expect(shown).toMatchObject({
      state: 'draft',
      title: 'Acme 제안서',
      locale: 'ko',
      review: idOf('asked', effect.id, 0),
      body: expect.stringContaining('Ann · Ada Vale · more visits'),
    });
    expect(shown.html).toContain('<li>Lab</li>');
    expect(shown.html).toContain('<html lang="ko">');
  });

  test('that nobody looks at is approved as it is made', async () => {
    const effect = request();
    const { review: _, ...without } = effect.payload;
    const [outcome] = await make({ ...effect, payload: without });
    expect(outcome).toMatchObject({
      events: [told('proposal.drafted', effect), told('proposal.approved', effect)],
      asks: [],
    });
    const { run } = operations();
    expect(await run(getDocument, { account: 'acme', document: effect.id })).toMatchObject({ state: 'approved' });
  });

  test('a value that is needed and missing refuses it; the reviewer is told what, and the others are made', async () => {
    const [poor, good] = [request({ answers: { proposal: { need: 'x' } } }), request()];
    const [refused, made] = await make(poor, good);
    expect(refused).toMatchObject({
      done: false,
      reason: 'value-missing',
      message: expect.stringMatching(/answers\.proposal\.services has no value; answers\.proposal\.price has no value/),
      asks: [{ payload: { task: 'review_document', title: expect.stringContaining('price'), concerns: poor.id } }],
    });
    expect(made).toMatchObject({ done: true });
  });

  test('a repeated tick makes no second, nor undoes what a person wrote', async () => {
    const effect = request();
    await make(effect);
    const { run } = operations();
    await run(updateDocument, { account: 'acme', document: effect.id, body: 'Mine' });
    await make(effect);
    expect((await run(listDocuments, {})).documents).toHaveLength(1);
    expect(await run(getDocument, { account: 'acme', document: effect.id })).toMatchObject({ body: 'Mine' });
  });
});

describe('a draft', () => {
  test('is edited, approved once, and then final; the journey and the review task hear of it', async () => {
    const effect = request();
    await make(effect);
    const { run, emitted } = operations(now + 5000);
    await run(updateDocument, { account: 'acme', document: effect.id, title: 'Ours\nnow', body: '**Better**' });
    expect(await run(approveDocument, { account: 'acme', document: effect.id })).toMatchObject({
      state: 'approved',
      title: 'Ours now',
      approved_by: 'test',
      approved_at: '2026-03-02T10:00:05.000Z',
    });
    expect(emitted).toMatchObject([
      told('proposal.approved', effect),
      {
        name: 'task.completed',
        properties: { task: idOf('asked', effect.id, 0), kind: 'review_document', enrollment: journey, by: 'test' },
      },
    ]);
    await expect(run(approveDocument, { account: 'acme', document: effect.id })).rejects.toMatchObject({
      reason: 'document-approved',
    });
    await expect(run(updateDocument, { account: 'acme', document: effect.id, body: 'x' })).rejects.toMatchObject({
      reason: 'document-not-draft',
    });
    expect(emitted).toHaveLength(2);
  });

  test('the text before an edit is kept in the audit', async () => {
    const effect = request();
    await make(effect);
    const { run } = operations();
    const { body, title } = await run(getDocument, { account: 'acme', document: effect.id });
    await run(updateDocument, { account: 'acme', document: effect.id, body: 'Mine' });
    const rows = await database.db.query(
      `select before, after from audit where operation = 'update-document' and input ->> 'document' = $1 order by id`,
      [effect.id],
    );
    expect(rows).toMatchObject([{ before: { title, body }, after: { title, body: 'Mine' } }]);
  });

  test('that was discarded can’t be approved before it is written anew', async () => {
    const effect = request();
    await make(effect);
    const { run, emitted } = operations();
    await run(discardDocument, { account: 'acme', document: effect.id, reason: 'wrong plan' });
    expect(emitted).toMatchObject([{ name: 'proposal.discarded', properties: { reason: 'wrong plan' } }]);
    await expect(run(approveDocument, { account: 'acme', document: effect.id })).rejects.toMatchObject({
      reason: 'document-discarded',
    });
    await expect(run(discardDocument, { account: 'acme', document: effect.id })).rejects.toMatchObject({
      reason: 'document-not-draft',
    });
    await run(updateDocument, { account: 'acme', document: effect.id, body: 'Anew' });
    expect(await run(approveDocument, { account: 'acme', document: effect.id })).toMatchObject({ state: 'approved' });
  });
});

describe('retry-document', () => {
  test('takes what was missing by the names it was missed by, lists included', async () => {
    const effect = request({ answers: { proposal: { need: 'x', services: [{ service: null }], price: 1 } } });
    await make(effect);
    const { run, emitted } = operations();
    await expect(run(approveDocument, { account: 'acme', document: effect.id })).rejects.toMatchObject({
      reason: 'document-not-made',
    });
    await expect(run(retryDocument, { account: 'acme', document: effect.id })).rejects.toMatchObject({
      code: 'precondition',
      message: expect.stringContaining('answers.proposal.services.0.service has no value'),
    });
    const values = { 'answers.proposal.services.0.service': 'Visits', 'answers.proposal.price': 99 };
    expect(await run(retryDocument, { account: 'acme', document: effect.id, values })).toMatchObject({
      state: 'draft',
    });
    expect(emitted).toMatchObject([told('proposal.drafted', effect)]);
    const shown = await run(getDocument, { account: 'acme', document: effect.id });
    expect(shown.html).toContain('<li>Visits</li>');
    expect(shown.html).toContain('US$99');
    expect(shown).not.toHaveProperty('reason');
    await expect(run(retryDocument, { account: 'acme', document: effect.id })).rejects.toMatchObject({
      reason: 'document-not-refused',
    });
  });
});

test('a mail gets the newest approved document of its journey run, never a draft or another’s', async () => {
  const other = '22222222-0000-4000-8000-000000000000';
  const [old, newer, draft, foreign] = [request(), request(), request(), request({}, { enrollment: other })];
  await make(old, newer, draft, foreign);
  for (const [index, { id }] of [old, newer].entries()) {
    await operations(now + index).run(approveDocument, { account: 'acme', document: id });
  }
  const wanted = [
    { enrollment: journey, name: 'proposal' },
    { enrollment: other, name: 'proposal' },
    { enrollment: journey, name: 'handoff' },
  ];
  const found = await database.db.transaction((tx) => loadDocuments(tx, shard, wanted));
  expect(found.map(({ id, title }) => [id, title])).toEqual([[newer.id, 'Acme 제안서']]);
});

test('pages of the list follow each other, newest first, and can be narrowed', async () => {
  const rows = [request({}, { at: now + 2 }), request({}, { at: now }), request({}, { at: now })];
  await make(...rows);
  const { run } = operations();
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await run(listDocuments, { limit: 1, after, state: 'draft', name: 'proposal' });
    seen.push(...page.documents.map((one) => one.document));
    after = page.next;
  } while (after !== undefined);
  expect(seen).toEqual([rows[0]?.id, rows[2]?.id, rows[1]?.id]);
  expect((await run(listDocuments, { state: 'approved' })).documents).toEqual([]);
  expect((await run(listDocuments, { account: 'other' })).documents).toEqual([]);
  await expect(run(getDocument, { account: 'acme', document: journey })).rejects.toMatchObject({ code: 'not_found' });
});

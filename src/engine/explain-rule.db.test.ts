import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUR, type Instant } from '#base';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { anEvent, aWorker, growing, publish, publishedRuntime, send } from '../../test/engine.ts';
import { explainRule } from './explain-rule.ts';

const START: Instant = Date.UTC(2026, 2, 2, 9);

const files = {
  ...growing,
  'journeys/ask.yaml': `journey: ask
title: Ask
enter: { on: [upgrade.requested], if: usage.sum("7d") >= 10, when: scores.expansion > 60 || nps.last() >= 9 }
stages:
  - stage: talk
    steps:
      - id: wait_for_reply
        await: [email.replied]
        meanwhile: [ { at: 2d, email: hello, id: reminder } ]
        for: 4d
      - choose:
          - { when: usage.sum("7d") > 100, exit: big }
        otherwise: { exit: small }
        id: size
`,
};

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await publish(db, files, START);
  await send(db, START, [anEvent('acme', 'service.used', { quantity: 30 })]);
  await send(db, START + HOUR, [anEvent('acme', 'upgrade.requested')]);
  await send(db, START + HOUR, [anEvent('birch', 'service.used', { quantity: 5 })]);
  await send(db, START + HOUR, [
    anEvent('cedar', 'service.used', { quantity: 20 }),
    anEvent('cedar', 'nps.submitted', { score: 9 }),
  ]);
  await send(db, START + 2 * HOUR, [anEvent('cedar', 'upgrade.requested')]);
  await aWorker(db, START + 3 * HOUR).drain();
});
afterAll(() => database.close());

const why = async (account: string, rule: string) => {
  const { db } = database;
  const { rules } = await explainRule(db, await publishedRuntime()(db), account, rule, START + 3 * HOUR);
  return rules[0];
};

describe('why a rule did not fire', () => {
  test('a signal says its value, and from where on it would be raised', async () => {
    expect(await why('acme', 'high_usage')).toMatchObject({
      kind: 'signal',
      firedAt: null,
      reasons: ['It was never raised.'],
      conditions: [
        {
          label: 'when',
          value: false,
          flips: ['usage.sum("7d") is 30; it has to be >= 40'],
          parts: [{ facts: { 'usage.sum("7d")': 30 } }],
        },
      ],
    });
  });

  test('a signal of an event that never came says which', async () => {
    const rule = await why('birch', 'request');
    expect(rule?.reasons).toContain('No upgrade.requested of this account has been recorded; one of them sets it off.');
  });

  test('a journey that was left as not ready says each alternative, its value, and what is not known', async () => {
    const rule = await why('acme', 'ask');
    expect(rule?.reasons[0]).toMatch(/left on .* as not_ready/);
    expect(rule?.conditions).toMatchObject([
      { label: 'if', value: true, flips: [] },
      {
        label: 'when',
        value: null,
        flips: [
          'one of these:',
          '- scores.expansion is 20; it has to be > 60',
          '- nps.last() is not known; nps.last() >= 9 has to hold',
        ],
      },
    ]);
  });

  test('a journey that was never entered says what would set it off, and which condition would stop it', async () => {
    const rule = await why('birch', 'ask');
    expect(rule).toMatchObject({
      firedAt: null,
      conditions: [{ flips: ['usage.sum("7d") is 5; it has to be >= 10'] }, {}],
    });
  });

  test('a step beside a wait says when its turn comes, one ahead that it has not been come to', async () => {
    expect((await why('cedar', 'reminder'))?.reasons.at(-1)).toMatch(
      /It stands beside wait_for_reply and is due on 2026-03-04 11:00/,
    );
    expect(await why('cedar', 'size')).toMatchObject({
      firedAt: null,
      reasons: [expect.stringContaining('waits for email.replied'), 'It has not been come to yet.'],
      conditions: [{ label: 'to talk_exit_1', value: false, flips: ['usage.sum("7d") is 20; it has to be > 100'] }],
    });
  });

  test('is told in the reader’s language and by the reader’s clock', async () => {
    const { db } = database;
    const reader = { locale: 'ko', zone: 'Asia/Seoul' } as const;
    const of = async (account: string, rule: string) =>
      (await explainRule(db, await publishedRuntime()(db), account, rule, START + 3 * HOUR, reader)).rules[0];
    expect((await of('acme', 'ask'))?.reasons[0]).toMatch(
      /2026-03-02 19:00에 시작되어 .* not_ready\(으\)로 종료되었습니다/,
    );
    expect((await of('acme', 'high_usage'))?.conditions[0]?.flips).toEqual([
      'usage.sum("7d") 값은 30입니다. >= 40 이어야 합니다',
    ]);
    expect((await of('cedar', 'size'))?.reasons[0]).toContain('email.replied (그동안 ‘reminder’)');
  });

  test('an unknown name is told with the names there are', async () => {
    const { db } = database;
    const found = await explainRule(db, await publishedRuntime()(db), 'acme', 'hihg_usage', START);
    expect(found).toMatchObject({ known: true, rules: [] });
    expect(found.names).toContain('high_usage');
  });
});

import { describe, expect, test } from 'vitest';
import { type Language, languageOf } from '#domain/signals';
import type { ToldFact, ToldSignal } from '#engine';
import type { FactRef, MetricFunction, Value, ValueType } from '#pure/expression';
import { renderDraft, renderMail } from '#pure/message';
import { signalText } from './signal-alert.ts';

const READER = { locale: 'en', zone: 'UTC' };

const signal: ToldSignal = {
  id: 's',
  kind: 'high_usage',
  title: 'Usage near the limit',
  strength: 'strong',
  direction: 'expansion',
  raised_at: '2026-03-02T09:00:00.000Z',
  respond_by: '2026-03-04T09:00:00.000Z',
  facts: [],
};

function told(
  more: Partial<ToldSignal> = {},
  language: Language = 'en',
  account: object = { id: 'acme', name: 'Acme' },
) {
  const { bodies, values } = signalText({ ...signal, ...more }, language);
  const text = bodies[language];
  if (text === undefined) throw new Error('no text');
  const draft = renderDraft(text, { ...values, account }, { locale: language, zone: 'UTC' });
  if (!draft.ok) throw new Error(JSON.stringify(draft));
  return { subject: draft.subject, text: renderMail(draft, { locale: language }).text };
}

const fact = (ref: FactRef, value: Value, more: Partial<ToldFact> = {}): ToldFact => ({
  name: ref.id,
  ref,
  value,
  ...more,
});
const metric = (fn: MetricFunction, value: number, unit?: string): ToldFact =>
  fact(
    {
      kind: 'metric',
      id: `visits.${fn}("30d")`,
      type: 'number',
      metric: 'site_visits',
      fn,
      ...(fn === 'last' ? {} : { window: 30 }),
    },
    value,
    unit === undefined ? {} : { unit },
  );
const attribute = (
  subject: string,
  name: string,
  type: ValueType,
  value: Value,
  more: Partial<ToldFact> = {},
): ToldFact => fact({ kind: 'attribute', id: `${subject}.${name}`, type, subject, name }, value, more);
/** The lines below the sentence. */
const linesOf = (facts: readonly ToldFact[], language: Language = 'en') =>
  told({ facts }, language)
    .text.split('\n')
    .flatMap((line) => (line.startsWith(' * ') ? [line.slice(3)] : []));

describe('a signal is told', () => {
  test('with its account, its strength, and by when to respond', () => {
    expect(told()).toEqual({
      subject: 'Acme: Usage near the limit (strong)',
      text: `Acme: Usage near the limit

This is a strong expansion signal, raised on March 2, 2026 at 9:00 AM. Please
respond by March 4, 2026 at 9:00 AM.`,
    });
  });

  test('with the account’s id where it has no name, and without a time to respond where there is none', () => {
    const { respond_by: _, ...rest } = signal;
    const { bodies, values } = signalText(rest, 'en');
    const draft = renderDraft(bodies.en ?? { subject: '', body: '' }, { ...values, account: { id: 'acme' } }, READER);
    expect(draft).toMatchObject({ ok: true, subject: 'acme: Usage near the limit (strong)' });
    expect(draft).not.toMatchObject({ body: expect.stringContaining('respond') });
  });

  test('with since when it is so strong, where another signal made it so', () => {
    expect(told({ stronger_at: '2026-03-03T09:00:00.000Z' }).text.replaceAll('\n', ' ')).toContain(
      'raised on March 2, 2026 at 9:00 AM and so strong since March 3, 2026 at 9:00 AM.',
    );
  });

  test('with who released it, where history had shown it', () => {
    const released = { released_by: 'kim', found_at: '2026-02-01T09:00:00.000Z' };
    expect(told(released).text.replaceAll('\n', ' ')).toContain(
      'History had shown it on February 1, 2026; kim released it.',
    );
    expect(told(released, 'ko').text).toContain('kim 님이 공개했습니다');
  });

  test('in Korean', () => {
    const { subject, text } = told({ level: 0.9 }, 'ko');
    expect(subject).toBe('Acme: Usage near the limit (강함)');
    expect(text).toContain('확장 신호입니다(강도: 강함).');
    expect(text).toContain('까지 대응해 주세요.');
    expect(text).toContain(' * 도달한 수준: 0.9');
  });
});

describe('what it stands on is told in words', () => {
  test('metrics with their window, and their unit where the figure is in it', () => {
    const unit = 'visits';
    expect(
      linesOf([metric('sum', 92, unit), metric('count', 3, unit), metric('days', 12, unit), metric('last', 7, unit)]),
    ).toEqual([
      'site visits in the last 30 days: 92 visits',
      'how often site visits in the last 30 days: 3',
      'days with site visits among the last 30: 12',
      'site visits, newest value: 7 visits',
    ]);
    expect(linesOf([metric('change', -0.25), metric('change', 0.3)])).toEqual([
      'site visits, the last 30 days against the 30 before: -25%',
      'site visits, the last 30 days against the 30 before: +30%',
    ]);
    expect(linesOf([metric('sum', 92, unit)], 'ko')).toEqual(['site visits, 최근 30일: 92 visits']);
  });

  test('attributes by what the playbook says of them, else by what the product does, else by their name', () => {
    expect(
      linesOf([
        attribute('account', 'plan_limit', 'number', 100, { meaning: 'what the plan includes', unit: 'visits/month' }),
        attribute('contract', 'days_to_end', 'number', 0),
        attribute('account', 'team_size', 'number', 4),
        attribute('contract', 'plan', 'text', 'Plus'),
      ]),
    ).toEqual([
      'what the plan includes: 100 visits/month',
      'days until the contract ends: 0',
      'team size: 4',
      'contract plan: Plus',
    ]);
    expect(linesOf([attribute('contract', 'days_to_end', 'number', 30)], 'ko')).toEqual([
      '계약 종료까지 남은 일수: 30',
    ]);
  });

  test('dates as dates, times in the reader’s zone, yes and no as words, lists joined; what is empty is left out', () => {
    expect(
      linesOf([
        attribute('contract', 'ends_on', 'date', '2026-05-01'),
        attribute('account', 'seen_at', 'instant', Date.UTC(2026, 2, 1, 20)),
        attribute('account', 'is_partner', 'bool', false),
        attribute('account', 'departments', 'list(text)', ['ops', 'it']),
        attribute('account', 'tags', 'list(text)', []),
        attribute('account', 'note', 'text', ' '),
      ]),
    ).toEqual([
      'end of the contract: May 1, 2026',
      'seen at: March 1, 2026 at 8:00 PM',
      'is partner: no',
      'departments: ops and it',
    ]);
  });

  test('health, scores, other signals, and what it keeps under a name of its own', () => {
    expect(
      linesOf([
        fact({ kind: 'health', id: 'health.score', type: 'number', part: 'score' }, 81.256),
        fact({ kind: 'health', id: 'health.band', type: 'text', part: 'band' }, 'green'),
        fact({ kind: 'score', id: 'scores.growth', type: 'number', score: 'growth' }, 70, { meaning: 'Growth score' }),
        fact({ kind: 'open_signal', id: 'x', type: 'bool', signal: 'new_site' }, true, { meaning: 'New site' }),
        fact({ kind: 'active', id: 'y', type: 'number', window: 30 }, 4),
        fact({ kind: 'days_since', id: 'z', type: 'number', event: 'qbr.held' }, 91),
        fact(
          { kind: 'event', id: 'event.properties.old_plan', type: 'text', part: 'property', property: 'old_plan' },
          'basic',
        ),
        { name: 'site_address', value: '1 Main *Street*' },
      ]),
    ).toEqual([
      'health: 81.26',
      'health band: green',
      'Growth score: 70',
      'open signal “New site”: yes',
      'contacts seen in the last 30 days: 4',
      'days since qbr.held: 91',
      'old plan: basic',
      'site address: 1 Main *Street*',
    ]);
  });

  test('the level that it has reached, and the event that raised it', () => {
    const { text } = told({ level: 0.9, on: ['property.added', 'property.moved'] });
    expect(text).toContain(' * level reached: 0.9\n * raised by: property.added, property.moved');
  });
});

test('the language is the workspace’s where the product speaks it, else English', () => {
  expect(['ko', 'ko-KR', 'KO', 'de', undefined].map(languageOf)).toEqual(['ko', 'ko', 'ko', 'en', 'en']);
});

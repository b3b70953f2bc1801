import { describe, expect, test } from 'vitest';
import { exampleCatalog, exampleScope } from '../../../test/fact-catalog.ts';
import { compileExpression, longestWindow } from './compile-expression.ts';
import type { Expression, FactRef, Value, ValueType } from './fact.ts';

function compile(source: string, expected?: ValueType): Expression {
  const result = compileExpression(source, exampleCatalog, exampleScope, expected);
  if (!result.ok) throw new Error(`${source}: ${JSON.stringify(result.problems)}`);
  return result.expression;
}

function evaluate(source: string, facts: Readonly<Record<string, Value>> = {}): Value | undefined {
  return compile(source).evaluate((ref) => facts[ref.id]);
}

describe('every fact an expression can name has one canonical ref', () => {
  test.each<[string, FactRef]>([
    [
      'account.plan_limit',
      { kind: 'attribute', id: 'account.plan_limit', type: 'number', subject: 'account', name: 'plan_limit' },
    ],
    [
      'usage.sum("30d")',
      { kind: 'metric', id: 'usage.sum("30d")', type: 'number', metric: 'usage', fn: 'sum', window: 30 },
    ],
    [
      "usage.mean('2w')",
      { kind: 'metric', id: 'usage.mean("14d")', type: 'number', metric: 'usage', fn: 'mean', window: 14 },
    ],
    [
      'usage.change("30d")',
      { kind: 'metric', id: 'usage.change("30d")', type: 'number', metric: 'usage', fn: 'change', window: 30 },
    ],
    [
      'logins.count("7d")',
      { kind: 'metric', id: 'logins.count("7d")', type: 'number', metric: 'logins', fn: 'count', window: 7 },
    ],
    [
      'logins.days("14d")',
      { kind: 'metric', id: 'logins.days("14d")', type: 'number', metric: 'logins', fn: 'days', window: 14 },
    ],
    [
      'peak.max("90d")',
      { kind: 'metric', id: 'peak.max("90d")', type: 'number', metric: 'peak', fn: 'max', window: 90 },
    ],
    [
      'people.distinct("30d")',
      { kind: 'metric', id: 'people.distinct("30d")', type: 'number', metric: 'people', fn: 'distinct', window: 30 },
    ],
    ['seats.last()', { kind: 'metric', id: 'seats.last()', type: 'number', metric: 'seats', fn: 'last' }],
    ['contacts.active("30d")', { kind: 'active', id: 'contacts.active("30d")', type: 'number', window: 30 }],
    ['days_since("qbr.held")', { kind: 'days_since', id: 'days_since("qbr.held")', type: 'number', event: 'qbr.held' }],
    ['scores.expansion', { kind: 'score', id: 'scores.expansion', type: 'number', score: 'expansion' }],
    ['health.score', { kind: 'health', id: 'health.score', type: 'number', part: 'score' }],
    ['health.band', { kind: 'health', id: 'health.band', type: 'text', part: 'band' }],
    ['event.name', { kind: 'event', id: 'event.name', type: 'text', part: 'name' }],
    [
      'event.properties.plan',
      { kind: 'event', id: 'event.properties.plan', type: 'text', part: 'property', property: 'plan' },
    ],
    [
      'event.text("utm.source")',
      { kind: 'event', id: 'event.text("utm.source")', type: 'text', part: 'property', property: 'utm.source' },
    ],
    [
      'event.number("seats")',
      { kind: 'event', id: 'event.number("seats")', type: 'number', part: 'property', property: 'seats' },
    ],
    ['signal.kind', { kind: 'signal', id: 'signal.kind', type: 'text', part: 'kind' }],
    ['signal.pattern', { kind: 'signal', id: 'signal.pattern', type: 'text', part: 'pattern' }],
    ['signal.direction', { kind: 'signal', id: 'signal.direction', type: 'text', part: 'direction' }],
    ['signal.strength', { kind: 'signal', id: 'signal.strength', type: 'text', part: 'strength' }],
    ['signal.direct_request', { kind: 'signal', id: 'signal.direct_request', type: 'bool', part: 'direct_request' }],
    ['signals.kinds', { kind: 'signal', id: 'signals.kinds', type: 'number', part: 'kinds' }],
    [
      'signals.open("high_usage")',
      { kind: 'open_signal', id: 'signals.open("high_usage")', type: 'bool', signal: 'high_usage' },
    ],
    [
      'answers.call_note.status',
      { kind: 'answer', id: 'answers.call_note.status', type: 'text', form: 'call_note', field: 'status' },
    ],
    [
      'happened("qbr.held", "upgrade.requested")',
      {
        kind: 'happened',
        id: 'happened("qbr.held", "upgrade.requested")',
        type: 'bool',
        event: 'qbr.held',
        since: 'upgrade.requested',
      },
    ],
    [
      'happened("configuration")',
      { kind: 'happened', id: 'happened("configuration")', type: 'bool', event: 'task:configuration' },
    ],
    [
      'happened("qbr.held", "configuration")',
      {
        kind: 'happened',
        id: 'happened("qbr.held", "configuration")',
        type: 'bool',
        event: 'qbr.held',
        since: 'task:configuration',
      },
    ],
    ['visits("check_in")', { kind: 'visits', id: 'visits("check_in")', type: 'number', step: 'check_in' }],
    ['outcome("decision")', { kind: 'outcome', id: 'outcome("decision")', type: 'text', name: 'decision' }],
  ])('%s', (source, ref) => {
    const expression = compile(source);
    expect(expression.refs).toEqual([ref]);
    expect(expression.type).toBe(ref.type);
    const value = { number: 7, text: 'seven', bool: true }[ref.type as 'number' | 'text' | 'bool'];
    expect(expression.evaluate((asked) => (asked.id === ref.id ? value : undefined))).toBe(value);
  });
});

test('a field of the form at hand is an answer to that form', () => {
  const compiled = compileExpression('status', exampleCatalog, { form: 'call_note' });
  expect(compiled.ok && compiled.expression.refs).toEqual([
    { kind: 'answer', id: 'answers.call_note.status', type: 'text', form: 'call_note', field: 'status' },
  ]);
});

describe('Expression.refs', () => {
  test('names each fact once, also one that is mentioned twice or spelled in another way', () => {
    const { refs } = compile('usage.sum("14d") > 1 || usage.sum("2w") > account.plan_limit || account.plan_limit > 9');
    expect(refs.map((ref) => ref.id)).toEqual(['usage.sum("14d")', 'account.plan_limit']);
  });

  test('are complete where logic would not look: behind &&, || and ? :', () => {
    const { refs } = compile('false && account.vip ? known(health.score) : account.tier.startsWith(health.band)');
    expect(refs.map((ref) => ref.id).sort()).toEqual(['account.tier', 'account.vip', 'health.band', 'health.score']);
  });

  test('of a macro over members are the members, and the metric without one', () => {
    const { refs } = compile('usage.by("feature").change("30d").exists(c, c >= 0.3)');
    expect(refs).toEqual([
      { kind: 'metric', id: 'usage.change("30d")', type: 'number', metric: 'usage', fn: 'change', window: 30 },
      { kind: 'members', id: 'usage.by("feature")', type: 'list(text)', metric: 'usage', dimension: 'feature' },
    ]);
  });

  test('are the objects that the reader is asked for', () => {
    const expression = compile('account.plan_limit > 1 && usage.sum("30d") > 1');
    expression.evaluate((ref) => {
      expect(expression.refs).toContain(ref);
      return 2;
    });
  });
});

describe('macros', () => {
  const source = 'usage.by("feature").change("30d").exists(c, c >= 0.3)';
  const members = { 'usage.by("feature")': ['export', 'a "b"'] };

  test('over members ask the metric of each member', () => {
    const asked: FactRef[] = [];
    const value = compile(source).evaluate((ref) => {
      asked.push(ref);
      return ref.kind === 'members' ? ['export', 'import'] : 0.1;
    });
    expect(value).toBe(false);
    expect(asked.slice(1)).toEqual(
      ['export', 'import'].map((member) => ({
        ...{ kind: 'metric', type: 'number', metric: 'usage', fn: 'change', window: 30, member },
        id: `usage.by("feature", "${member}").change("30d")`,
      })),
    );
  });

  test('are Kleene: one that holds decides, one that is unknown leaves it open', () => {
    const one = { ...members, 'usage.by("feature", "a \\"b\\"").change("30d")': 0.5 };
    expect(evaluate(source, one)).toBe(true);
    expect(evaluate(source.replace('exists', 'all'), one)).toBeUndefined();
    expect(evaluate(source, members)).toBeUndefined();
    expect(evaluate(source)).toBeUndefined();
  });

  test('over nobody: exists is false and all is true', () => {
    expect(evaluate(source, { 'usage.by("feature")': [] })).toBe(false);
    expect(evaluate(source.replace('exists', 'all'), { 'usage.by("feature")': [] })).toBe(true);
  });

  test('run over lists, within each other, and beside other facts', () => {
    const facts = { 'account.departments': ['Sales', 'IT'], 'account.sizes': [3, 8], 'account.plan_limit': 5 };
    expect(evaluate('account.departments.exists(d, d == "IT")', facts)).toBe(true);
    expect(evaluate('account.sizes.all(s, s > account.plan_limit)', facts)).toBe(false);
    expect(evaluate('account.sizes.exists(s, [2, 9].exists(t, t - s == 1))', facts)).toBe(true);
    expect(evaluate('account.sizes.exists(s, usage.by("feature").sum("1d").all(c, c > s))', facts)).toBeUndefined();
  });
});

describe('functions and operators', () => {
  const facts = {
    'account.plan_limit': 100,
    'account.tier': 'T1-gold',
    'account.departments': ['Sales', 'IT'],
    'contract.ends_on': '2026-06-30',
    'contract.signed_at': 1000,
    'usage.sum("30d")': 92,
  };

  test.each<[string, Value | undefined]>([
    ['usage.sum("30d") / account.plan_limit > 0.9', true],
    ['round(usage.sum("30d") / account.plan_limit * 10)', 9],
    ['min(account.plan_limit, 92.5, usage.sum("30d"))', 92],
    ['max(1, -2)', 1],
    ['max(1, seats.last())', undefined],
    ['abs(1 - 3)', 2],
    ['-account.plan_limit + 1', -99],
    ['size(account.departments)', 2],
    ['size([1, 2, 3])', 3],
    ['known(seats.last()) || known(account.tier)', true],
    ['known(seats.last() > 1)', false],
    ['known(account.vip || true)', true],
    ['account.tier.startsWith("T1")', true],
    ['account.tier.endsWith("T1")', false],
    ['account.tier.contains("-" + "go")', true],
    ['event.name.startsWith("x")', undefined],
    ['"IT" in account.departments', true],
    ['!("IT" in account.departments)', false],
    ['account.tier in ["T1", "T2"]', false],
    ['seats.last() in [1, 2]', undefined],
    ['1 in [seats.last(), 1]', undefined],
    ['account.plan_limit in [1, account.plan_limit]', true],
    ['account.plan_limit >= 100 ? "full" : "free"', 'full'],
    ['contract.ends_on < "2026-07-01"', true],
    ['"2026-07-01" <= contract.ends_on', false],
    ['contract.signed_at == contract.signed_at', true],
    ["account.tier == 'T1-gold' // the best", true],
    ['true == false', false],
  ])('%s is %s', (source, value) => {
    expect(evaluate(source, facts)).toBe(value);
  });
});

describe('expected', () => {
  test('a condition must give true or false', () => {
    expect(compileExpression('account.plan_limit', exampleCatalog, {}, 'bool')).toEqual({
      ok: false,
      problems: [{ message: 'This gives a number; true or false is needed here.', start: 0, end: 18 }],
    });
    expect(compile('account.plan_limit > 1', 'bool').type).toBe('bool');
  });
});

describe('longestWindow', () => {
  test.each([
    ['usage.sum("30d") > 1 && usage.sum("2w") > 1', 30],
    ['usage.change("30d") > 1 || usage.sum("45d") > 1', 60],
    ['usage.by("feature").change("7d").exists(c, c > 1)', 14],
    ['contacts.active("90d") > 1', 90],
    ['account.plan_limit > 1 || seats.last() > 2', 0],
    ['true', 0],
  ])('%s looks back %i days', (source, days) => {
    expect(longestWindow(compile(source))).toBe(days);
  });
});

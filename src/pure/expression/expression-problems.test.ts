import { describe, expect, test } from 'vitest';
import { exampleCatalog, exampleScope } from '../../../test/fact-catalog.ts';
import fc from '../../../test/laws.ts';
import type { Scope } from './catalog.ts';
import { compileExpression } from './compile-expression.ts';

/** Each problem as the text it points at and its message. */
function problemsOf(source: string, scope: Scope = exampleScope): [string, string][] {
  const result = compileExpression(source, exampleCatalog, scope);
  return result.ok ? [] : result.problems.map(({ start, end, message }) => [source.slice(start, end), message]);
}

describe('a mistake is named where it stands, with what would be right', () => {
  test.each([
    // Names
    ['account.plan_limt > 3', 'account.plan_limt', 'did you mean account.plan_limit?'],
    ['acount.plan_limit > 3', 'acount.plan_limit', 'did you mean account.plan_limit?'],
    ['plan_limit > 3', 'plan_limit', 'did you mean account.plan_limit?'],
    ['account.xyz > 3', 'account.xyz', 'account has no xyz; there are plan_limit, tier'],
    ['nothing.at_all > 3', 'nothing.at_all', 'nothing is called nothing; there are usage'],
    ['account.tier == T1', 'T1', 'if it is text, write "T1"'],
    ['account > 3', 'account', 'account has facts: write account.plan_limit'],
    ['TRUE', 'TRUE', 'did you mean true?'],
    ['account.constructor', 'account.constructor', 'account has no constructor'],
    ['toString', 'toString', 'There is no toString'],
    ['scores.expnsion > 1', 'scores.expnsion', 'did you mean expansion?'],
    ['scores > 1', 'scores', 'write scores.<name>'],
    ['health.grade == "A"', 'health.grade', 'health.score and health.band'],
    ['answers.call_note.statu == "x"', 'answers.call_note.statu', 'did you mean status?'],
    ['answers.call_notes.status == "x"', 'answers.call_notes.status', 'did you mean call_note?'],
    ['answers.call_note == "x"', 'answers.call_note', 'such as answers.call_note.status'],
    ['outcome("decison") == "x"', 'outcome("decison")', 'did you mean decision?'],
    ['happened("qbr.hold")', 'happened("qbr.hold")', 'did you mean qbr.held?'],
    ['happened("qbr.held", "confguration")', 'happened("qbr.held", "confguration")', 'did you mean configuration?'],
    ['happened()', 'happened()', 'one or two names in quotes'],
    ['happened("qbr.held", account.tier)', 'happened("qbr.held", account.tier)', 'one or two names in quotes'],
    ['visits("chek_in") > 1', 'visits("chek_in")', 'did you mean check_in?'],
    ['visits(1) > 1', 'visits(1)', 'the name of a step in quotes'],
    ['days_since("qbr.hold") > 3', 'days_since("qbr.hold")', 'did you mean qbr.held?'],
    ['signals.open("hi_usage")', 'signals.open("hi_usage")', 'did you mean high_usage?'],
    ['signal.patern == "clear"', 'signal.patern', 'did you mean signal.pattern?'],
    ['contacts.activ("30d") > 1', 'contacts.activ("30d")', 'there is contacts.active("30d")'],
    ['sizee(account.sizes) > 1', 'sizee(account.sizes)', 'did you mean size?'],
    // Metrics and windows
    ['usage > 3', 'usage', 'needs a function: usage.sum("30d")'],
    ['usage.sum > 3', 'usage.sum', 'is called: usage.sum("30d")'],
    ['usage.summ("30d") > 3', 'usage.summ("30d")', 'did you mean sum?'],
    ['usage.max("30d") > 3', 'usage.max("30d")', 'declared as sum, which has sum, count'],
    ['seats.sum("30d") > 1', 'seats.sum("30d")', 'declared as last, which has last'],
    ['logins.mean("30d") > 1', 'logins.mean("30d")', 'declared as count'],
    ['usage.sum() > 1', 'usage.sum()', 'takes a window in quotes: usage.sum("30d")'],
    ['usage.sum(30) > 1', '30', 'takes a window in quotes'],
    ['usage.sum(account.tier) > 1', 'account.tier', 'takes a window in quotes'],
    ['usage.sum("24h") > 1', '"24h"', 'write "1d"'],
    ['usage.sum("3mo") > 1', '"3mo"', 'such as "30d" or "2w"'],
    ['usage.sum("0d") > 1', '"0d"', '1 to 3660 days'],
    ['seats.last("30d") > 1', 'seats.last("30d")', 'takes no window'],
    ['usage.by("team").sum("3d").exists(c, c > 1)', 'usage.by("team")', 'write usage.by("feature")'],
    ['logins.by("team").sum("3d").exists(c, c > 1)', 'logins.by("team")', 'not kept by a dimension'],
    ['usage.by("feature").sum("3d") > 1', 'usage.by("feature").sum("3d")', 'add .exists(c, …) or .all(c, …)'],
    ['usage.by("feature").exists(c, c > 1)', 'usage.by("feature")', 'gives a value per member'],
    // Events
    ['event.properties.pln == "x"', 'event.properties.pln', 'not declared for upgrade.requested, contact.seen'],
    ['event.properties.pln == "x"', 'event.properties.pln', 'event.text("pln")'],
    ['event.properties.pln == "x"', 'event.properties.pln', 'Did you mean event.properties.plan?'],
    ['event.properties.seats > 1', 'event.properties.seats', 'a number in upgrade.requested and text in contact.seen'],
    ['event.foo == "x"', 'event.foo', 'event.name and event.properties.<name>'],
    ['event.properties.plan.name == "x"', 'event.properties.plan.name', 'goes too deep'],
    ['event.text(plan) == "x"', 'event.text(plan)', 'in quotes: event.text("plan")'],
    // Spelling of other languages
    ['account.plan_limit = 3', '=', 'did you mean `==`?'],
    ['account.vip and account.vip', 'and', 'did you mean `&&`?'],
    ['account.vip AND account.vip', 'AND', 'did you mean `&&`?'],
    ['account.vip or account.vip', 'or', 'did you mean `||`?'],
    ['account.vip OR account.vip', 'OR', 'did you mean `||`?'],
    ['account.vip & account.vip', '&', 'did you mean `&&`?'],
    ['not account.vip', 'not', 'did you mean `!`?'],
    ['NOT(account.vip)', 'NOT(account.vip)', 'did you mean `!`?'],
    ['account.plan_limit <> 3', '<>', 'did you mean `!=`?'],
    ['account.plan_limit === 3', '===', 'did you mean `==`?'],
    ['account.plan_limit => 3', '=>', 'did you mean `>=`?'],
    ['account.plan_limit ≥ 3', '≥', 'did you mean `>=`?'],
    ['account.tier == “T1”', '“', 'did you mean `"`?'],
    ['account.plan_limit > 80%', '%', 'write 80% as 0.8'],
    ['account.plan_limit > 80% && account.vip', '%', 'write 80% as 0.8'],
    ['account.tier in ("T1", "T2")', ',', 'with brackets'],
    ['if account.vip then 1 else 2', 'if', '`condition ? value : other value`'],
    ['IF(account.vip, 1, 2)', 'IF(account.vip, 1, 2)', '`condition ? value : other value`'],
    ['has(account.vip)', 'has(account.vip)', 'known(x)'],
    ['account.tier == null', 'null', 'known(x)'],
    // Left out of CEL
    ['account.tier.matches("^(a+)+$")', 'account.tier.matches("^(a+)+$")', 'matches is left out'],
    ['matches(account.tier, "x")', 'matches(account.tier, "x")', 'matches is left out'],
    ['account.plan_limit.exists(c, c > 1)', 'account.plan_limit', 'is a number; exists needs a list'],
    ['account.sizes.map(s, s)', 'account.sizes.map(s, s)', 'map is left out'],
    ['account.sizes.filter(s, s > 1)', 'account.sizes.filter(s, s > 1)', 'filter is left out'],
    ['account.sizes[0] > 1', 'account.sizes[0]', 'no positions'],
    ['account.sizes.size() > 1', 'account.sizes.size()', 'Write size(list)'],
    ['timestamp("2026-01-01T00:00:00Z") > 1', 'timestamp("2026-01-01T00:00:00Z")', 'days_since('],
    ['double(1) > 1', 'double(1)', 'leave out double'],
    ['{"a": 1} == {}', '{"a": 1}', 'no maps'],
    ['5u > 1', '5u', 'unsigned'],
    ['9007199254740993 > 1', '9007199254740993', 'too large to be exact'],
    ['cel.bind(x, 1, x)', 'cel.bind(x, 1, x)', 'There is no .bind()'],
    // Types
    ['account.tier > 5', 'account.tier > 5', 'account.tier is text and 5 is a number'],
    ['account.tier + 1 > 2', 'account.tier', 'is text; + needs a number'],
    ['!account.tier', 'account.tier', '! needs true or false'],
    ['-account.tier > 1', 'account.tier', '- needs a number'],
    ['(account.plan_limit) && true', 'account.plan_limit', '&& needs true or false'],
    ['account.plan_limit in ["a"]', 'account.plan_limit', 'is a number, but ["a"] is a list of texts'],
    ['"x" in account.tier', 'account.tier', 'Write account.tier.contains("x")'],
    ['account.departments.contains("x")', 'account.departments', 'Write "x" in account.departments'],
    ['[1, "a"] == [1]', '"a"', 'mixes a number and text'],
    ['size([]) > 1', '[]', 'empty list'],
    ['account.departments == ["x"]', 'account.departments == ["x"]', 'Lists are not compared'],
    ['account.vip < true', 'account.vip < true', '== and != do'],
    ['contract.ends_on > "2026-02-30"', 'contract.ends_on > "2026-02-30"', 'A date is written'],
    ['contract.ends_on - 3 > 1', 'contract.ends_on', 'ask days_since('],
    ['contract.ends_on > contract.signed_at', 'contract.ends_on > contract.signed_at', 'is a date and'],
    ['account.vip ? 1 : "a"', 'account.vip ? 1 : "a"', 'a number and text'],
    ['1 ? 1 : 2', '1', 'before ? stands true or false'],
    ['min(1) > 1', 'min(1)', 'two numbers or more'],
    ['round(account.tier) > 1', 'account.tier', 'round needs a number'],
    ['account.sizes.all(s, s)', 's', 'the condition of all must be true or false'],
    ['account.sizes.all(account, true)', 'account', 'choose another name'],
    ['account.sizes.all(usage, true)', 'usage', 'choose another name'],
    ['account.sizes.exists(s, account.sizes.exists(s, s > 1))', 's', 'choose another name'],
    ['account.departments.exists(d, d.x == 1)', 'd.x', 'd is text and has no .x'],
    // Unfinished
    ['', '', 'no expression'],
    ['account.vip &&', '', 'ends too early'],
    ['(account.vip', '', 'A ( is not closed'],
    ['account.vip)', ')', 'not expected here'],
    ['account.vip ? 1', '', 'needs its other value'],
    ['"abc', '"abc', 'no closing quote'],
    ['account.', '', 'After a dot comes a name'],
  ])('%s', (source, where, what) => {
    const problems = problemsOf(source);
    expect(problems[0]?.[0]).toBe(where);
    expect(problems[0]?.[1]).toContain(what);
  });
});

describe('several mistakes', () => {
  test('are all named: the operands of && and || are checked one by one', () => {
    const found = problemsOf('account.vip > 3 && account.tir == "a" || (nope && usage.sum("1h") > min(1, "2"))');
    expect(found.map(([where]) => where)).toEqual(['account.vip > 3', 'account.tir', 'nope', '"1h"', '"2"']);
  });

  test('one part that is wrong is said once, not again by everything around it', () => {
    expect(problemsOf('!(round(account.plan_limt / 2) + 1 > 3) && account.vip')).toHaveLength(1);
  });
});

describe('a text that can only be one of several', () => {
  test.each([
    ['outcome("decision") == "upgrad"', '"upgrad"', 'outcome("decision") is never "upgrad"; did you mean upgrade?'],
    ['"x" != answers.call_note.status', '"x"', 'never "x"; there are interested, not_interested.'],
    ['answers.call_note.status in ["interested", "intersted"]', '"intersted"', 'did you mean interested?'],
    ['event.properties.plan == "pluss"', '"pluss"', 'did you mean plus?'],
    ['health.band == "rde"', '"rde"', 'did you mean red?'],
  ])('%s', (source, where, what) => {
    expect(problemsOf(source)).toEqual([[where, expect.stringContaining(what)]]);
  });

  test.each(['event.properties.department == "x"', 'outcome("decision") == "defer"'])('%s is asked', (source) => {
    expect(problemsOf(source)).toEqual([]);
  });
});

describe('what is not at hand where the expression stands', () => {
  test.each([
    ['event.name == "x"', 'no event is being looked at here'],
    ['event.properties.plan == "x"', 'no event is being looked at here'],
    ['event.text("plan") == "x"', 'no event is being looked at here'],
    ['signal.pattern == "clear"', 'no signal is being graded here'],
    ['signals.kinds >= 2', 'no signal is being graded here'],
    ['answers.call_note.status == "x"', 'this is not in one'],
    ['outcome("decision") == "x"', 'this is not in one'],
    ['happened("qbr.held")', 'this is not in one'],
    ['visits("check_in") > 1', 'this is not in one'],
  ])('%s', (source, what) => {
    expect(problemsOf(source, {})[0]?.[1]).toContain(what);
  });

  test('a form knows its own fields by their bare names, and nothing else', () => {
    const inForm: Scope = { form: 'call_note' };
    expect(problemsOf('status == "interested" && satisfied', inForm)).toEqual([]);
    expect(problemsOf('statu == "x"', inForm)).toEqual([
      ['statu', 'This form has no field statu; did you mean status?'],
    ]);
    expect(problemsOf('account.tier == "x"', inForm)[0]?.[1]).toBe(
      'This form has no field account.tier; there are status, satisfied, seats.',
    );
  });

  test('signals.open can be asked anywhere', () => {
    expect(problemsOf('signals.open("high_usage")', {})).toEqual([]);
  });
});

describe('limits', () => {
  test.each([
    [`${'!'.repeat(3900)}true`, 'too large'],
    [`true${' && true'.repeat(400)}`, 'too large'],
    [`${'('.repeat(60)}true${')'.repeat(60)}`, 'too large'],
    [`account.tier == "${'x'.repeat(5000)}"`, 'at most 4000'],
  ])('what is too large to be one condition is refused', (source, what) => {
    expect(problemsOf(source)[0]?.[1]).toContain(what);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...['account', '.', 'tier', 'usage', '.sum', '("30d")', '(', ')', '[', ']', '"', "'", '\\', '&&', '||', '!', '='],
    ...['==', '>', '1', '.5', '1e9', 'x', ',', '?', ':', 'in', 'and', '%', '{', '}', '//', '\n', 'é', '.by("feature")'],
    ...['.exists(c, c > 1)', 'known', 'b"', 'r"', '"""', 'null', ' '],
  );

  test('gives an expression or problems within the text, and never throws', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const source = parts.join('');
        const result = compileExpression(source, exampleCatalog, exampleScope);
        if (result.ok) {
          result.expression.evaluate(() => undefined);
          return;
        }
        expect(result.problems.length).toBeGreaterThan(0);
        for (const { start, end, message } of result.problems) {
          expect(message).not.toBe('');
          expect(start).toBeLessThanOrEqual(end);
          expect([start >= 0, end <= source.length]).toEqual([true, true]);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

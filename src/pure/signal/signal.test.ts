import { describe, expect, test } from 'vitest';
import { DAY, type Instant } from '#base';
import { addDuration, defaultCalendar } from '#pure/calendar';
import { compileExpression, type Expression, type Scope, type Value } from '#pure/expression';
import type { Grade, Signal } from '#pure/playbook';
import { gradeSignal, kindsBeside, withStrength } from './grade.ts';
import { type DetectContext, type Detection, detectSignal, type RaisedSignal } from './signal.ts';

const NOW: Instant = Date.UTC(2026, 0, 12, 9);

const catalog = {
  attributes: { 'account.use': { type: 'number' as const }, 'account.health': { type: 'number' as const } },
  metrics: {},
  events: { 'contact.seen': { department: 'text' as const } },
  forms: {},
  scores: [],
  signals: [],
  outcomes: [],
};

function expression(source: string, scope: Scope = {}): Expression {
  const compiled = compileExpression(source, catalog, scope);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.expression;
}

const rule = (more: Partial<Signal> = {}): Signal => ({
  id: 'high_usage',
  title: 'High usage',
  leadsTo: 'expansion',
  when: expression('account.use >= 0.8'),
  byHand: false,
  levels: [],
  pattern: 'clear',
  directRequest: false,
  evidence: {},
  ...more,
});
const gated = { needs: expression('account.health >= 70') };
const levels = { levels: [0.8, 0.9, 0.95], levelInput: expression('account.use') };
const quiet = { quiet: { kind: 'calendar', unit: 'day', n: 30 } } as const;
const lasts = { lasts: { kind: 'elapsed', ms: 10 * DAY } } as const;
const onEvent = { on: ['contact.seen'] } as const;

const context = (facts: Record<string, Value>, more: Partial<DetectContext> = {}): DetectContext => ({
  playbook: 'small',
  at: NOW,
  read: (ref) => (ref.kind === 'event' && ref.part === 'property' ? facts[ref.property] : facts[ref.id.slice(8)]),
  history: false,
  plus: (at, duration) => addDuration(at, duration, 1, 'UTC', defaultCalendar),
  newId: (kind) => `${kind} ${more.at ?? NOW}`,
  ...more,
});

const found = (detection: Detection): RaisedSignal => {
  if (detection.kind === 'nothing') throw new Error('nothing was found');
  return detection.signal;
};
const raised = (more: Partial<Signal> = {}, facts: Record<string, Value> = { use: 0.85 }): RaisedSignal =>
  found(detectSignal(rule(more), undefined, context({ health: 80, ...facts })));
const later = (facts: Record<string, Value>, days: number, more: Partial<DetectContext> = {}): DetectContext =>
  context(facts, { at: NOW + days * DAY, ...more });

describe('a condition', () => {
  test('raises at its edge, with what it read as evidence', () => {
    expect(detectSignal(rule(), undefined, context({ use: 0.79 }))).toEqual({ kind: 'nothing' });
    expect(detectSignal(rule(), undefined, context({ use: 0.8 }))).toMatchObject({
      kind: 'raise',
      said: true,
      signal: { status: 'raised', kind: 'high_usage', raisedAt: NOW, evidence: { facts: { 'account.use': 0.8 } } },
    });
  });

  test('that is unknown raises nothing, and ends nothing', () => {
    expect(detectSignal(rule(), undefined, context({}))).toEqual({ kind: 'nothing' });
    expect(detectSignal(rule(), raised(), context({}))).toEqual({ kind: 'nothing' });
  });

  test('that stays true says nothing again', () => {
    expect(detectSignal(rule(), raised(), later({ use: 0.99 }, 1))).toEqual({ kind: 'nothing' });
  });

  test('that ends lets a signal expire that nobody attends to', () => {
    const { status, closedAt } = found(detectSignal(rule(), raised(), later({ use: 0.5 }, 1)));
    expect({ status, closedAt }).toEqual({ status: 'expired', closedAt: NOW + DAY });
    for (const attended of ['acknowledged', 'qualified', 'handed_over'] as const)
      expect(detectSignal(rule(), { ...raised(), status: attended }, later({ use: 0.5 }, 1)).kind).toBe('nothing');
  });

  test('that ends leaves a signal that has a time of its own', () => {
    expect(raised(lasts).until).toBe(NOW + 10 * DAY);
    expect(detectSignal(rule(lasts), raised(lasts), later({ use: 0.5 }, 1)).kind).toBe('nothing');
  });

  test('keeps what the rule names as evidence besides', () => {
    const named = raised({
      evidence: { share: expression('account.use * 100'), gone: expression('account.health / 0') },
    });
    expect(named.evidence.facts).toEqual({ 'account.use': 0.85, share: 85 });
  });
});

describe('levels', () => {
  test('each that is crossed is news, those in between are not said one by one', () => {
    expect(raised(levels, { use: 0.8 }).level).toBe(0.8);
    const crossed = detectSignal(rule(levels), raised(levels), later({ use: 0.96 }, 1));
    expect(crossed).toMatchObject({
      kind: 'keep',
      said: true,
      signal: { level: 0.95, status: 'raised', raisedAt: NOW },
    });
  });

  test('falling below one and crossing it again is no news', () => {
    const high = raised(levels, { use: 0.92 });
    expect(high.level).toBe(0.9);
    expect(detectSignal(rule(levels), high, later({ use: 0.85 }, 1)).kind).toBe('nothing');
    expect(detectSignal(rule(levels), high, later({ use: 0.93 }, 2)).kind).toBe('nothing');
  });

  test('crossed by history, or of a blocked signal, are kept and not said', () => {
    expect(detectSignal(rule(levels), raised(levels), later({ use: 0.96 }, 1, { history: true }))).toMatchObject({
      said: false,
      signal: { level: 0.95 },
    });
    const blocked = raised({ ...levels, ...gated }, { use: 0.85, health: 10 });
    expect(detectSignal(rule({ ...levels, ...gated }), blocked, later({ use: 0.96, health: 10 }, 1))).toMatchObject({
      said: false,
      signal: { level: 0.95, status: 'blocked' },
    });
  });

  test('say when they were said', () => {
    const said = detectSignal(rule(levels), raised(levels), later({ use: 0.91 }, 1));
    expect(found(said).saidAt).toBe(NOW + DAY);
  });
});

describe('quiet', () => {
  test('nothing is raised again within it; then it is worth looking', () => {
    const closed: RaisedSignal = { ...raised(quiet), status: 'dismissed', closedAt: NOW + DAY };
    expect(detectSignal(rule(quiet), closed, later({ use: 0.9 }, 29))).toEqual({
      kind: 'nothing',
      until: NOW + 30 * DAY,
    });
    expect(detectSignal(rule(quiet), closed, later({ use: 0.9 }, 30)).kind).toBe('raise');
  });

  test('counts from what was said: one that stood or was blocked said nothing', () => {
    const kind = { ...quiet, ...onEvent, ...lasts };
    for (const status of ['blocked', 'standing'] as const) {
      const silent: RaisedSignal = { ...raised({ ...quiet, ...lasts }), status };
      const again = detectSignal(rule(kind), silent, later({ use: 0.9 }, 1, { event: 'e' }));
      expect(again).toMatchObject({ kind: 'raise', said: true, replaces: { id: silent.id, status: 'expired' } });
    }
  });
});

describe('one that was watched to its end', () => {
  const watched: RaisedSignal = { ...raised(levels), status: 'expired', closedAt: NOW + DAY, watched: true };

  test('is not raised again while its condition goes on, or is not known', () => {
    expect(detectSignal(rule(levels), watched, later({ use: 0.85 }, 20)).kind).toBe('nothing');
    expect(detectSignal(rule(levels), watched, later({}, 20)).kind).toBe('nothing');
  });

  test('is raised again once its condition has ended', () => {
    const { watched: _, ...rest } = watched;
    const ended = detectSignal(rule(levels), watched, later({ use: 0.5 }, 20));
    expect(ended).toEqual({ kind: 'reset', signal: rest });
    expect(detectSignal(rule(levels), found(ended), later({ use: 0.85 }, 21))).toMatchObject({
      kind: 'raise',
      said: true,
    });
  });

  test('is raised again at a further level, and watched no more', () => {
    const again = detectSignal(rule(levels), watched, later({ use: 0.92 }, 20));
    expect(again).toMatchObject({ kind: 'raise', said: true, signal: { level: 0.9 }, replaces: { status: 'expired' } });
    expect(again).not.toHaveProperty('replaces.watched');
    expect(detectSignal(rule({ ...levels, ...quiet }), watched, later({ use: 0.92 }, 20))).toEqual({
      kind: 'nothing',
      until: NOW + 30 * DAY,
    });
  });
});

describe('a gate', () => {
  test('that is false or unknown blocks with the reason', () => {
    expect(raised(gated, { use: 0.9, health: 69.9 })).toMatchObject({
      status: 'blocked',
      reason: 'needs account.health >= 70, which is not so',
    });
    const unknown = detectSignal(rule(gated), undefined, context({ use: 0.9 }));
    expect(unknown).toMatchObject({
      kind: 'raise',
      said: false,
      signal: { status: 'blocked', reason: 'needs account.health >= 70, which is unknown' },
    });
  });

  test('that opens lets it pass: from then on it counts, with the values of then', () => {
    const blocked = raised({ ...gated, ...lasts }, { use: 0.9, health: 10 });
    const passed = detectSignal(rule({ ...gated, ...lasts }), blocked, later({ use: 0.92, health: 70 }, 3));
    expect(passed).toMatchObject({
      kind: 'keep',
      said: true,
      signal: {
        id: blocked.id,
        status: 'raised',
        raisedAt: NOW + 3 * DAY,
        until: NOW + 13 * DAY,
        evidence: { facts: { 'account.use': 0.92, 'account.health': 70 } },
      },
    });
    expect(found(passed)).not.toHaveProperty('reason');
  });

  test('that closes again takes nothing back', () => {
    expect(detectSignal(rule(gated), raised(gated), later({ use: 0.9, health: 1 }, 1)).kind).toBe('nothing');
  });
});

describe('a kind that an event raises', () => {
  const seen = rule({
    id: 'new_department',
    ...onEvent,
    ...lasts,
    ...gated,
    when: expression('event.properties.department == "ops"', { events: ['contact.seen'] }),
  });
  const blocked = (history = false): RaisedSignal =>
    found(detectSignal(seen, undefined, context({ department: 'ops', health: 1 }, { event: 'e', history })));

  test('is raised by it where its condition holds, and by nothing else', () => {
    const facts = { department: 'ops', health: 80 };
    expect(found(detectSignal(seen, undefined, context(facts, { event: 'e' }))).evidence.event).toBe('e');
    expect(detectSignal(seen, undefined, context({ ...facts, department: 'it' }, { event: 'e' })).kind).toBe('nothing');
    expect(detectSignal(seen, undefined, context({ health: 80 }, { event: 'e' })).kind).toBe('nothing');
    expect(detectSignal(seen, undefined, context(facts)).kind).toBe('nothing');
  });

  test('that was blocked passes when the gate opens, and still names its event', () => {
    const passed = detectSignal(seen, blocked(), later({ health: 80 }, 1));
    expect(passed).toMatchObject({ said: true, signal: { status: 'raised', evidence: { event: 'e' } } });
    expect(detectSignal(seen, blocked(), later({ health: 69 }, 1)).kind).toBe('nothing');
  });

  test('again replaces the one that is open', () => {
    const first = found(detectSignal(seen, undefined, context({ department: 'ops', health: 80 }, { event: 'e' })));
    const again = detectSignal(seen, first, later({ department: 'ops', health: 80 }, 1, { event: 'f' }));
    expect(again).toMatchObject({
      kind: 'raise',
      replaces: { id: first.id, status: 'expired', reason: 'raised again' },
    });
  });

  test('that history blocked stands when the gate opens: what was long ago starts nothing', () => {
    expect(detectSignal(seen, blocked(true), later({ health: 80 }, 1))).toMatchObject({
      said: false,
      signal: { status: 'standing' },
    });
  });
});

describe('history', () => {
  test('raises signals that stand and say nothing', () => {
    const standing = detectSignal(rule(), undefined, context({ use: 0.9 }, { history: true }));
    expect(standing).toMatchObject({ kind: 'raise', said: false, signal: { status: 'standing' } });
    expect(detectSignal(rule(), found(standing), later({ use: 0.9 }, 1)).kind).toBe('nothing');
  });

  test('ends one that stands like any other', () => {
    const standing = found(detectSignal(rule(), undefined, context({ use: 0.9 }, { history: true })));
    expect(found(detectSignal(rule(), standing, later({ use: 0.1 }, 1))).status).toBe('expired');
  });
});

describe('grading', () => {
  const grades: readonly Grade[] = [
    { strength: 'strong', when: expression('signals.kinds >= 2 || signal.direct_request', { signal: true }) },
    { strength: 'moderate', when: expression('signal.pattern == "clear"', { signal: true }) },
    { strength: 'weak' },
  ];
  const other = (kind: string, more: Partial<RaisedSignal> = {}): RaisedSignal => ({
    ...raised(),
    id: kind,
    kind,
    ...more,
  });

  test('the first grade that holds counts', () => {
    const grade = (kinds: number, more: Partial<Signal> = {}): string | undefined => {
      const signal = raised(more);
      return gradeSignal(grades, rule(more), signal, kinds, () => undefined);
    };
    expect(grade(2)).toBe('strong');
    expect(grade(1, { directRequest: true })).toBe('strong');
    expect(grade(1)).toBe('moderate');
    expect(grade(1, { pattern: 'vague' })).toBe('weak');
    expect(gradeSignal([], rule(), raised(), 1, () => undefined)).toBeUndefined();
  });

  test('one that has more strength than before has become stronger, one that has less or as much has not', () => {
    const moderate: RaisedSignal = { ...raised(), strength: 'moderate' };
    expect(withStrength(moderate, 'strong', 'moderate', NOW + DAY)).toMatchObject({
      strength: 'strong',
      strongerAt: NOW + DAY,
    });
    for (const strength of ['moderate', 'weak'] as const)
      expect(withStrength(moderate, strength, 'moderate', NOW)).not.toHaveProperty('strongerAt');
    expect(withStrength(raised(), 'strong', undefined, NOW)).not.toHaveProperty('strongerAt');
    expect(withStrength(moderate, undefined, 'moderate', NOW)).toBe(moderate);
  });

  test('counts distinct kinds that lead the same way, its own once', () => {
    const all = [other('a'), other('a', { id: 'a again' }), other('b'), other('c', { direction: 'risk' }), raised()];
    expect(kindsBeside(raised(), all, NOW)).toBe(3);
  });

  test('blocked, standing and closed ones do not count', () => {
    for (const status of ['blocked', 'standing', 'dismissed', 'expired', 'won', 'lost'] as const)
      expect(kindsBeside(raised(), [other('a', { status })], NOW)).toBe(1);
    expect(kindsBeside(raised(), [other('a', { status: 'acknowledged' })], NOW)).toBe(2);
  });

  test('only those raised within 14 days count, to the millisecond', () => {
    expect(kindsBeside(raised(), [other('a', { raisedAt: NOW - 14 * DAY + 1 })], NOW)).toBe(2);
    expect(kindsBeside(raised(), [other('a', { raisedAt: NOW - 14 * DAY })], NOW)).toBe(1);
  });
});

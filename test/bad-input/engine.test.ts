import { describe, expect, test } from 'vitest';
import { AppError } from '#base';
import { loadPlaybook } from '#pure/playbook';
import { changed, growing, OneAccount, runtimeOf } from '../engine.ts';
import { smallPlaybook } from '../playbook-files.ts';
import { aProduct } from '../product-catalog.ts';

const START = Date.UTC(2026, 2, 2, 9);

describe('an event by which a rule has no value', () => {
  const divided = changed('signals.yaml', 'when: usage.sum("7d") >= 40', 'when: usage.sum("7d") / peak.max("7d") >= 1');
  const account = () => new OneAccount(runtimeOf(divided));

  test('is recorded, and the rule is unknown: nothing is raised and nobody is held', () => {
    const zero = account().event('service.used', START, { quantity: 0 });
    expect(zero.events.map(({ name }) => name)).toContain('service.used');
    expect(zero.signal('high_usage')).toBeUndefined();
    // By the next event it has one.
    expect(zero.event('service.used', START + 1, { quantity: 50 }).signal('high_usage')).toBeDefined();
  });

  test('a text where a number is compared makes the comparison unknown, not false and not an error', () => {
    const files = changed('facts.yaml', '  upgrade.requested: {}', '  upgrade.requested: {}\n  plan.seen: {}');
    const asking = changed(
      'signals.yaml',
      'on: upgrade.requested',
      'on: plan.seen, when: event.number("seats") > 5',
      files,
    );
    const seen = (seats: string | number) =>
      new OneAccount(runtimeOf(asking)).event('plan.seen', START, { seats }).signal('request');
    expect(seen('many')).toBeUndefined();
    expect(seen(6)).toBeDefined();
  });
});

describe('an event by which a rule fails', () => {
  test('says which rule of which playbook, with its place', () => {
    const account = new OneAccount(runtimeOf(growing)).event('service.used', START, { quantity: 1 });
    account.data.series.months = () => {
      throw new Error('no such shelf');
    };
    expect(failureOf(() => account.event('upgrade.requested', START + 1))).toMatchInlineSnapshot(
      `"rule-failed: growing 1 signals.yaml:6:33: usage.sum("7d") can not be evaluated: no such shelf"`,
    );
  });

  test('of each expression of a playbook: whatever reads a fact that fails is named', () => {
    const loaded = loadPlaybook(smallPlaybook, aProduct());
    if (!loaded.ok) throw new Error('the small playbook is in order');
    const read = Object.assign(
      () => {
        throw new Error('no such shelf');
      },
      { until: () => undefined },
    );
    const { when } = loaded.playbook.signals.high_usage ?? {};
    expect(failureOf(() => when?.evaluate(read))).toMatchInlineSnapshot(
      `"rule-failed: small 1.0 signals.yaml:13:11: usage.sum("30d") / account.plan_limit >= 0.8 can not be evaluated: no such shelf"`,
    );
  });
});

function failureOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? `${error.reason}: ${error.message}` : String(error);
  }
  return 'it did not fail';
}

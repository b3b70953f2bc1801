import { describe, expect, test } from 'vitest';
import { DAY, type Instant } from '#base';
import { anEvent, changed, growing, OneAccount, plainRegistry, runtimeOf } from '../../test/engine.ts';
import type { FactRelation } from './registry.ts';

const START: Instant = Date.UTC(2026, 2, 2, 9);
const SIGNALS = 'signals.yaml';
const answered = anEvent('acme', 'nps.submitted', { score: 5 });

test('what an event changes of a feature’s own is looked at, also where no metric and no rule names the event', () => {
  const files = {
    ...changed(
      SIGNALS,
      'signals:\n',
      'signals:\n  crowded: { title: Crowded, leads to: risk, when: account.open > 1, pattern: clear }\n',
    ),
    'facts.yaml': (growing['facts.yaml'] ?? '').replace('attributes: {}', 'attributes:\n  open: { type: number }'),
  };
  const ofAccount: FactRelation<number> = {
    subject: 'account',
    facts: {},
    attribute: (open) => open,
    empty: () => 0,
    load: async () => new Map(),
    fold: (open, { name }) => (name === 'thing.opened' ? open + 1 : open),
  };
  // Rows are of one relation each.
  const relations = [ofAccount as FactRelation];
  const account = new OneAccount(runtimeOf(files, { ...plainRegistry, relations })).event('thing.opened', START);
  expect(account.signal('crowded')).toBeUndefined();
  expect(account.event('thing.opened', START + DAY).signal('crowded')?.raisedAt).toBe(START + DAY);
});

describe('scores', () => {
  test('that others read are computed before them, wherever they stand', () => {
    const files = changed(
      SIGNALS,
      'scores:\n',
      `scores:
  both:
    title: Both
    max: 100
    factors: [ { factor: expansion, input: scores.expansion, points: [ { from: 20, points: 7, label: Some } ] } ]
    bands: [ { band: one } ]
`,
    );
    const account = new OneAccount(runtimeOf(files)).event('service.used', START, { quantity: 30 });
    expect(account.data.scores['growing.both']?.value).toBe(7);
  });

  test('that no version has any more are forgotten', () => {
    const account = new OneAccount(runtimeOf()).event('service.used', START, { quantity: 30 });
    const renamed = changed('playbook.yaml', 'playbook: growing', 'playbook: renamed');
    const after = new OneAccount(runtimeOf(renamed));
    after.data = account.data;
    after.event('service.used', START, { quantity: 1 });
    expect(Object.keys(after.data.scores)).toEqual(['renamed.expansion']);
  });

  test('a change of band is an event, a change within it is not', () => {
    const account = new OneAccount(runtimeOf())
      .event('service.used', START, { quantity: 25 })
      .event('service.used', START, { quantity: 25 })
      .event('service.used', START, { quantity: 25 });
    const bands = account.events.flatMap(({ name, properties }) => (name === 'score.changed' ? [properties.to] : []));
    expect(bands).toEqual(['wait', 'nurture']);
  });
});

describe('health', () => {
  const modelled = {
    ...growing,
    'health.yaml': `health:
  one:
    for: nps.last() >= 5
    components: [ { component: nps, weight: 100, measures: [ { measure: nps, input: nps.last(), scale: { zero: 0, full: 10 } } ] } ]
    bands: [ { from: 70, band: green }, { band: red } ]
`,
  };

  test('of a model that no longer applies is unknown, and opens no gate', () => {
    const account = new OneAccount(runtimeOf(modelled)).event('nps.submitted', START, { score: 9 });
    expect(account.data.scores.health).toMatchObject({ value: 90, band: 'green' });
    account.event('nps.submitted', START + DAY, { score: 4 });
    expect(account.data.scores.health).toMatchObject({ value: undefined, band: undefined });
    expect(account.events.at(-1)).toMatchObject({ name: 'score.changed', properties: { from: 'green', to: null } });
  });

  test('that was never computed is nothing to tell', () => {
    const account = new OneAccount(runtimeOf(modelled)).event('nps.submitted', START, { score: 4 });
    expect(account.data.scores).not.toHaveProperty('health');
  });
});

describe('signals', () => {
  const quiet = changed('journeys/grow.yaml', 'on: [signal.raised]', 'on: [meeting.booked]');

  test('a rule sees a signal that one after it raises, at once', () => {
    const files = changed(
      SIGNALS,
      'signals:\n',
      'signals:\n  both: { title: Both, leads to: expansion, when: signals.open("high_usage"), pattern: vague }\n',
      quiet,
    );
    const account = new OneAccount(runtimeOf(files)).event('service.used', START, { quantity: 50 });
    expect(account.signal('both')).toMatchObject({ status: 'raised', raisedAt: START, strength: 'strong' });
    expect(account.pass(START + 7 * DAY).signal('both')?.status).toBe('expired');
  });

  test('how signals were loaded does not show in what they cause', () => {
    const files = changed(
      SIGNALS,
      'grading:\n  strong: { when: signals.kinds >= 2 || signal.direct_request }\n',
      `  one: { title: One, leads to: expansion, on: nps.submitted, pattern: vague, lasts: 9d }
  two: { title: Two, leads to: expansion, on: nps.submitted, pattern: vague, lasts: 9d }
grading:
  strong: { when: signals.kinds >= 3 }
`,
      quiet,
    );
    const asked = anEvent('acme', 'upgrade.requested');
    const caused = [false, true].map((reversed) => {
      const account = new OneAccount(runtimeOf(files)).all([{ event: answered, receivedAt: START }], START);
      if (reversed) account.data = { ...account.data, signals: account.data.signals.toReversed() };
      return account.all([{ event: asked, receivedAt: START + DAY }], START + DAY).events;
    });
    expect(caused[0]?.filter(({ name }) => name === 'signal.regraded')).toHaveLength(2);
    expect(caused[1]).toEqual(caused[0]);
  });

  test('rules that ask for each other do not go round without end', () => {
    const files = changed(
      SIGNALS,
      'signals:\n',
      `signals:
  on: { title: On, leads to: expansion, when: '!signals.open("off")', pattern: vague }
  off: { title: Off, leads to: expansion, when: signals.open("on"), pattern: vague }
`
        .replaceAll(' on:', ' lit:')
        .replaceAll('"on"', '"lit"'),
      quiet,
    );
    const account = new OneAccount(runtimeOf(files)).event('service.used', START, { quantity: 1 });
    expect(account.data.signals.length).toBeLessThan(5);
  });

  test('of an event that a gate blocked passes when the gate opens', () => {
    const files = changed(
      SIGNALS,
      'direct request: true, lasts: 10d }',
      'direct request: true, lasts: 10d, needs: nps.last() >= 7 }',
      quiet,
    );
    const account = new OneAccount(runtimeOf(files)).event('upgrade.requested', START);
    expect(account.signal('request')).toMatchObject({ status: 'blocked' });
    expect(account.events.map(({ name }) => name)).toContain('signal.blocked');
    account.event('nps.submitted', START + DAY, { score: 8 });
    expect(account.signal('request')).toMatchObject({ status: 'raised', raisedAt: START + DAY });
    expect(account.events.filter(({ name }) => name === 'signal.raised')).toHaveLength(1);
    expect(account.pass(START + 11 * DAY).signal('request')).toMatchObject({
      status: 'expired',
      closedAt: START + 11 * DAY,
    });
  });

  test('quiet time over, a condition that still holds is news again on that instant', () => {
    const files = changed(SIGNALS, 'usage.sum("7d") >= 40', 'usage.sum("30d") >= 40', quiet);
    const account = new OneAccount(runtimeOf(files)).event('service.used', START, { quantity: 50 });
    const [signal] = account.data.signals;
    if (signal === undefined) throw new Error('no signal');
    account.data = { ...account.data, signals: [{ ...signal, status: 'dismissed', closedAt: START + DAY }] };
    account.event('service.used', START + 2 * DAY, { quantity: 1 });
    expect(account.data.signals).toHaveLength(1);
    expect(account.pass(START + 10 * DAY).data.signals[1]).toMatchObject({
      status: 'raised',
      raisedAt: START + 5 * DAY,
    });
  });

  test('found at one instant have ids of their cause: the same run finds the same', () => {
    const key = '00000000-0000-4000-8000-000000000003';
    const run = () => new OneAccount(runtimeOf(quiet, plainRegistry)).event('upgrade.requested', START, {}, { key });
    expect(run().data.signals).toEqual(run().data.signals);
  });
});

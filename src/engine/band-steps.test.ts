import { describe, expect, test } from 'vitest';
import { DAY, type Instant, idOf } from '#base';
import { changed, growing, OneAccount, runtimeOf } from '../../test/engine.ts';

/** A Monday. */
const START: Instant = Date.UTC(2026, 2, 2, 9);
const files = {
  ...changed('journeys/grow.yaml', 'on: [signal.raised]', 'on: [meeting.booked]'),
  'health.yaml': `health:
  one:
    components: [ { component: nps, weight: 100, measures: [ { measure: nps, input: nps.last(), scale: { zero: 0, full: 10 } } ] } ]
    bands: [ { from: 70, band: green }, { from: 30, band: yellow }, { band: red } ]
    on enter:
      yellow:
        - { task: attention, title: Look after them, assign: csm, due: 2 business days }
        - { task: praise, title: Praise, assign: csm, when: nps.last() > 6 }
      red: [ { do: journey.start, with: { journey: grow } } ]
`,
};
const said = (score: number, at = START, account = new OneAccount(runtimeOf(files))) =>
  account.event('nps.submitted', at, { score });

describe('a band of health', () => {
  test('asks for its steps when the score enters it, in no journey', () => {
    const account = said(5);
    const changed = account.events.find(({ name }) => name === 'score.changed');
    expect(account.asked).toEqual([
      {
        id: idOf('health', 'acme', `${changed?.key} ${START}`, 0),
        kind: 'task',
        account: 'acme',
        at: START,
        playbook: 'growing',
        version: '1',
        step: expect.any(String),
        payload: {
          task: 'attention',
          title: 'Look after them',
          assign: ['csm'],
          dueAt: START + 2 * DAY,
        },
      },
    ]);
  });

  test('asks once each time: not while the score moves within it, again when it comes back', () => {
    const account = said(5);
    said(6, START + DAY, account);
    expect(account.asked).toHaveLength(1);
    said(9, START + 2 * DAY, account);
    said(5, START + 3 * DAY, account);
    expect(account.asked.map(({ payload }) => payload.task)).toEqual(['attention', 'attention']);
    expect(new Set(account.asked.map(({ id }) => id)).size).toBe(2);
  });

  test('can start a journey', () => {
    const account = said(1);
    expect(account.events.find(({ name }) => name === 'journey.requested')?.properties).toEqual({
      journey: 'grow',
      playbook: 'growing',
    });
    expect(account.outcomes).toEqual(['running']);
  });

  test('whose step is refused asks a person to put it right', () => {
    const setting = changed('health.yaml', 'do: journey.start, with: { journey: grow }', 'notify: news', files);
    const told = {
      ...setting,
      'messages/news.md': '---\npurpose: internal\nfrom: csm\nto: [ae]\n---\n## en\n# News\nNews.\n',
    };
    const account = new OneAccount(runtimeOf(told));
    account.refuses = true;
    said(1, START, account);
    expect(account.asked.map(({ kind, payload }) => [kind, payload.task])).toEqual([
      ['notify', undefined],
      ['task', 'put_right'],
    ]);
  });

  test('entered by what is imported asks for nothing', () => {
    const account = new OneAccount(runtimeOf(files)).event('nps.submitted', START, { score: 1 }, { history: true });
    expect(account.data.scores.health?.band).toBe('red');
    expect(account.asked).toEqual([]);
    expect(account.outcomes).toEqual([]);
  });
});

test('without steps for its bands health asks for nothing', () => {
  const health = files['health.yaml'];
  const plain = { ...growing, 'health.yaml': health.slice(0, health.indexOf('    on enter:')) };
  expect(said(1, START, new OneAccount(runtimeOf(plain))).asked).toEqual([]);
});

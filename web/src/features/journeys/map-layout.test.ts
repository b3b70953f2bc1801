import { describe, expect, test } from 'vitest';
import { type JourneyMapData, layOut, type MapStep, pathOf, straightWay } from './map-layout.ts';

const step = (id: string, stage: string, kind: MapStep['kind'], more: Partial<MapStep> = {}): MapStep => ({
  id,
  kind,
  stage,
  titles: { en: id },
  placing: { kind: 'way' },
  awaits: [],
  names: {},
  roles: [],
  isReviewed: false,
  line: 1,
  ...more,
});

const map: JourneyMapData = {
  playbook: 'p',
  version: '1',
  journey: 'j',
  titles: { en: 'J' },
  enter: { on: [], signals: [], again: {}, holdout: 0 },
  stops: [],
  outcomes: ['gone', 'done'],
  stages: [
    { id: 'first', titles: { en: 'First' }, doneWhen: [] },
    { id: 'second', titles: { en: 'Second' }, doneWhen: [] },
  ],
  steps: [
    step('hello', 'first', 'email', { at: 'day 3' }),
    step('answer', 'first', 'await', { limit: '7d' }),
    step('remind', 'first', 'email', { placing: { kind: 'beside', of: 'answer', at: 'day 6' } }),
    step('gone', 'first', 'exit', { outcome: 'gone' }),
    step('offer', 'second', 'task'),
    step('which', 'second', 'choose'),
    step('aside', 'second', 'do'),
    step('done', 'second', 'exit', { outcome: 'done' }),
  ],
  edges: [
    { from: 'hello', to: 'answer', kind: 'next' },
    { from: 'answer', to: 'offer', kind: 'event', label: 'email.replied' },
    { from: 'answer', to: 'gone', kind: 'timeout' },
    { from: 'offer', to: 'which', kind: 'next' },
    { from: 'which', to: 'done', kind: 'case', label: 'a' },
    { from: 'which', to: 'aside', kind: 'otherwise' },
    { from: 'aside', to: 'answer', kind: 'next' },
  ],
};
const placed = layOut(map);
const of = (id: string) => {
  const found = placed.steps.find((one) => one.step.id === id);
  if (found === undefined) throw new Error(`${id} is not placed`);
  return found;
};

describe('the layout of a journey', () => {
  test('has a column for each stage, and no two cards share a place', () => {
    expect(of('hello').x).toBeLessThan(of('offer').x);
    for (const a of placed.steps)
      for (const b of placed.steps) {
        if (a === b || a.x + a.width <= b.x || b.x + b.width <= a.x) continue;
        expect([a.step.id, b.step.id, a.y + a.height <= b.y || b.y + b.height <= a.y]).toEqual([
          a.step.id,
          b.step.id,
          true,
        ]);
      }
  });

  test('draws what stands beside a wait inside it, and makes room', () => {
    expect(placed.steps.some((one) => one.step.id === 'remind')).toBe(false);
    expect(of('answer').beside.map(({ id }) => id)).toEqual(['remind']);
    expect(of('answer').height).toBeGreaterThan(of('hello').height);
  });

  test('indents what branches off the way that goes on', () => {
    expect([...straightWay(map)]).toEqual(['hello', 'answer', 'offer', 'which', 'aside']);
    expect(of('gone').x).toBeGreaterThan(of('answer').x);
    expect(of('aside').x).toBe(of('offer').x);
    expect(of('done').x).toBeGreaterThan(of('offer').x);
  });

  test('leads each line from its card to the other, and says which lead back', () => {
    expect(placed.edges).toHaveLength(map.edges.length);
    for (const { edge, points } of placed.edges) {
      const [from, to] = [of(edge.from), of(edge.to)];
      const [first, last] = [points[0] ?? [0, 0], points.at(-1) ?? [0, 0]];
      expect(first[0]).toBeGreaterThanOrEqual(from.x);
      expect(first[0]).toBeLessThanOrEqual(from.x + from.width);
      expect(last[1]).toBeGreaterThanOrEqual(to.y);
      expect(last[1]).toBeLessThanOrEqual(to.y + to.height);
    }
    expect(placed.edges.filter(({ isBack }) => isBack).map(({ edge }) => edge.from)).toEqual(['aside']);
  });

  test('lines are level or upright, with round corners between', () => {
    expect(
      pathOf([
        [0, 0],
        [20, 0],
        [20, 40],
      ]),
    ).toBe('M0 0L15 0Q20 0 20 5L20 40');
  });
});

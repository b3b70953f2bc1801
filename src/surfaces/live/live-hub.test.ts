import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { virtualClock } from '#base';
import { type Line, LiveHub, type Visitor } from './live-hub.ts';

const NOW = 1_000_000;
const clock = virtualClock(NOW);
let hub: LiveHub;

beforeEach(() => {
  vi.useFakeTimers();
  clock.set(NOW);
  hub = new LiveHub({ clock, shardOf: (account) => account.length, run: 'r', say: (text) => hub.said(text) });
});
afterEach(() => {
  hub.stop();
  vi.useRealTimers();
});

function looks(more: Partial<Visitor> = {}, last?: string) {
  const told: { event: string; data: unknown; id: string | undefined }[] = [];
  const line: Line = {
    visitor: { session: 's', person: 'ada', name: 'Ada', sees: undefined, ...more },
    tell: (event, data, id) => told.push({ event, data, id }),
    end: () => told.push({ event: 'end', data: {}, id: undefined }),
  };
  hub.enter(line, last);
  told.shift();
  return { line, told };
}
const changed = (topic: string, accounts: readonly string[] | 'many' = [], shards: readonly number[] = []) =>
  hub.changes({ topics: [[topic, accounts]], shards });

describe('what changed', () => {
  test('is told at once, and what follows within 250 ms together', () => {
    const { told } = looks();
    changed('signals', ['acme']);
    changed('tasks', ['acme']);
    changed('tasks', ['birch']);
    expect(told.map(({ data }) => data)).toEqual([{ changes: [['signals', ['acme']]] }]);
    vi.advanceTimersByTime(249);
    expect(told).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(told[1]?.data).toEqual({ changes: [['tasks', ['acme', 'birch']]] });
    vi.advanceTimersByTime(10_000);
    expect(told).toHaveLength(2);
  });

  test('is told of accounts that are seen alone; of too many to name to whoever sees one in their shards', () => {
    const { told } = looks({ sees: new Set(['acme']) });
    changed('signals', ['birch']);
    changed('timelines', 'many', [5, 6]);
    vi.advanceTimersByTime(1000);
    expect(told).toEqual([]);
    changed('timelines', 'many', [4]);
    changed('people');
    vi.advanceTimersByTime(1000);
    expect(told.map(({ data }) => data)).toEqual([{ changes: [['timelines', null]] }, { changes: [['people', null]] }]);
  });

  test('that was missed between two connections is told; all is read again where it is not known any more', () => {
    changed('signals', ['acme']);
    changed('tasks', ['acme']);
    expect(looks({}, 'r.1').told).toMatchObject([
      { event: 'changed', data: { changes: [['tasks', ['acme']]] }, id: 'r.2' },
    ]);
    expect(looks({}, 'r.2').told).toEqual([]);
    expect(looks({}, 'another.2').told).toMatchObject([{ event: 'refresh' }]);
    for (let n = 0; n < 600; n++) changed('tasks', ['acme']);
    expect(looks({}, 'r.1').told).toMatchObject([{ event: 'refresh' }]);
    const { told } = looks();
    hub.lost();
    expect(told).toMatchObject([{ event: 'refresh' }]);
  });
});

describe('who edits the same thing', () => {
  const bo = { person: 'bo', name: 'Bo', session: 't', sees: undefined };

  test('is told to each other, and to nobody else', () => {
    const [ada, other, third] = [looks(), looks(bo), looks({ person: 'cy', name: 'Cy' })];
    expect(hub.edits(ada.line.visitor, 'account:acme:name', true)).toEqual([]);
    expect(hub.edits(other.line.visitor, 'account:acme:name', true)).toEqual([{ person: 'ada', name: 'Ada' }]);
    expect(ada.told.at(-1)?.data).toEqual({ thing: 'account:acme:name', people: [{ person: 'bo', name: 'Bo' }] });
    expect(third.told).toEqual([]);
    hub.edits(other.line.visitor, 'account:acme:name', false);
    expect(ada.told.at(-1)?.data).toEqual({ thing: 'account:acme:name', people: [] });
  });

  test('is gone after 30 s without a sign', () => {
    const { line, told } = looks();
    hub.edits(bo, 'account:acme:name', true);
    clock.set(NOW + 20_000);
    hub.edits(line.visitor, 'account:acme:name', true);
    clock.set(NOW + 30_000);
    vi.advanceTimersByTime(5000);
    expect(told.at(-1)?.data).toEqual({ thing: 'account:acme:name', people: [] });
  });
});

test('when the process stops, connections end', () => {
  const { told } = looks();
  hub.stop();
  expect(told).toMatchObject([{ event: 'end' }]);
});

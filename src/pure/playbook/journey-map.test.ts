import { describe, expect, test } from 'vitest';
import { changed, growing, loadFiles } from '../../../test/engine.ts';
import { mapOf } from './journey-map.ts';

const JOURNEY = 'journeys/grow.yaml';
const growingMap = (files = growing) => {
  const playbook = loadFiles(files);
  const journey = playbook.journeys.grow;
  if (journey === undefined) throw new Error('there is no journey');
  return mapOf(playbook, journey);
};

describe('the map of a journey', () => {
  test('has its steps by stage, each with its kind, its name and its times', () => {
    const { stages, steps } = growingMap();
    expect(stages).toMatchObject([{ id: 'talk', titles: { en: 'Talk' } }]);
    expect(steps.map(({ id, kind, stage, titles, limit }) => [id, kind, stage, titles.en, limit])).toEqual([
      ['hello', 'email', 'talk', 'Hello', undefined],
      ['talk_await_1', 'await', 'talk', 'Email replied', '4d'],
      ['talk_exit_1', 'exit', 'talk', 'Quiet', undefined],
      ['ask', 'task', 'talk', 'Ask', undefined],
      ['talk_exit_2', 'exit', 'talk', 'Done', undefined],
    ]);
  });

  test('has every way from step to step, with what it is taken by', () => {
    expect(growingMap().edges).toEqual([
      { from: 'hello', to: 'talk_await_1', kind: 'next' },
      { from: 'talk_await_1', to: 'ask', kind: 'event', label: 'email.replied' },
      { from: 'talk_await_1', to: 'talk_exit_1', kind: 'timeout' },
      { from: 'ask', to: 'talk_exit_2', kind: 'next' },
    ]);
  });

  test('has what stands beside a wait there, with its time and condition, and no way to it', () => {
    const files = changed(
      JOURNEY,
      '        for: 4d\n',
      '        meanwhile: [ { at: day 2, task: ring, assign: csm, unless: scores.expansion > 70 } ]\n        for: 4d\n',
    );
    const { steps, edges } = growingMap(files);
    expect(steps.find(({ id }) => id === 'ring')?.placing).toEqual({
      kind: 'beside',
      of: 'talk_await_1',
      at: 'day 2',
      when: '!(scores.expansion > 70)',
    });
    expect(edges.filter(({ from, to }) => from === 'ring' || to === 'ring')).toEqual([]);
  });

  test('names every outcome once, those of stops and of who was not ready too', () => {
    const files = changed(
      JOURNEY,
      'enter: { on: [signal.raised], again: { done: 4d } }',
      'enter: { on: [signal.raised], when: scores.expansion > 70, again: { done: 4d } }\nstop: [ { when: scores.expansion < 5, exit: quiet } ]',
    );
    const { outcomes, stops, enter } = growingMap(files);
    expect(outcomes).toEqual(['quiet', 'done', 'not_ready']);
    expect(stops).toEqual([{ when: 'scores.expansion < 5', outcome: 'quiet' }]);
    expect(enter).toMatchObject({ when: 'scores.expansion > 70', again: { done: '4d' }, holdout: 0 });
  });

  test('is in every language that its author wrote', () => {
    const files = changed(
      JOURNEY,
      '      - email: hello\n',
      '      - { email: hello, title: { en: A word, ko: 인사 } }\n',
      changed('playbook.yaml', 'locales: [en]', 'locales: [en, ko]', {
        ...growing,
        'messages/hello.md': `${growing['messages/hello.md'] ?? ''}\n## ko\n# 안녕하세요\n안녕하세요.\n`,
      }),
    );
    const [hello, wait] = growingMap(files).steps;
    expect([hello?.titles, wait?.titles]).toEqual([
      { en: 'A word', ko: '인사' },
      { en: 'Email replied', ko: 'Email replied' },
    ]);
  });
});

import { expect, test } from 'vitest';
import { Changes, changesOfOperation, changesText, readChanges, topicsOfEvent } from './changes.ts';
import { shardOf } from './shards.ts';

test('changes come back from their text as they were', () => {
  const changes = new Changes();
  changes.add('tasks', 'acme', 3);
  changes.add('tasks', 'birch', 7);
  changes.add('people');
  const text = changesText(changes.view(), 1000);
  expect(readChanges(text)).toEqual({
    topics: [
      ['tasks', ['acme', 'birch']],
      ['people', []],
    ],
    shards: [3, 7],
  });
  expect(readChanges('3,7')).toBeUndefined();
});

test('what does not fit loses the accounts of its longest topic, and is never longer than allowed', () => {
  const changes = new Changes();
  for (let n = 0; n < 250; n++) changes.add('timelines', `a long account id ${n}`, n % 64);
  changes.add('signals', 'acme', 1);
  const text = changesText(changes.view(), 1000);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1000);
  expect(readChanges(text)?.topics).toEqual([
    ['timelines', 'many'],
    ['signals', ['acme']],
  ]);
});

test('very many accounts are not named one by one, however they come together', () => {
  const one = new Changes();
  for (let n = 0; n < 1000; n++) one.add('timelines', `${n}`);
  expect(one.view().topics).toEqual([['timelines', 'many']]);
  const both = new Changes();
  both.add('timelines', 'acme');
  both.addAll(one.view());
  expect(both.view().topics).toEqual([['timelines', 'many']]);
});

test('events and operations have the nouns of what is shown of them', () => {
  expect(topicsOfEvent('signal.raised')).toEqual(['timelines', 'signals', 'accounts']);
  expect(topicsOfEvent('a sender’s own')).toEqual(['timelines', 'usages']);
  // Names that every object has are names like others.
  expect(topicsOfEvent('constructor')).toEqual(['timelines', 'usages']);
  const topics = ['complete-task', 'list-opportunities', 'record-opportunity'].map(
    (name) => changesOfOperation(name, []).topics,
  );
  expect(topics).toEqual([[['tasks', []]], [['opportunities', []]], [['opportunities', []]]]);
  expect(changesOfOperation('set-account', ['acme'])).toEqual({
    topics: [['accounts', ['acme']]],
    shards: [shardOf('acme')],
  });
});

import { expect, test } from 'vitest';
import { changed, growing, loadFiles } from '../../test/engine.ts';
import { refsIn, relationsInUse } from './facts-in-use.ts';
import type { FactRelation } from './registry.ts';

const relation = (subject: string, more: Partial<FactRelation> = {}): FactRelation => ({
  subject,
  facts: {},
  empty: () => ({}),
  load: async () => new Map(),
  ...more,
});
const all = [
  relation('account'),
  relation('contract'),
  relation('ticket', { zoneOf: () => undefined }),
  relation('contact', { readerOf: () => undefined }),
];
const inUse = (files = growing): string[] => relationsInUse(all, [loadFiles(files)]).map(({ subject }) => subject);

const MAIL = '      - email: hello\n';
const silent = changed('journeys/grow.yaml', MAIL, '');

test('a relation is in use when an expression names its subject', () => {
  expect(inUse(silent)).toEqual(['ticket']);
  const asking = changed('facts.yaml', 'attributes: {}', 'attributes: { tier: { type: text } }', silent);
  const stop = changed(
    'journeys/grow.yaml',
    'stages:\n',
    'stop: [ { when: account.tier == "T1", exit: kept } ]\nstages:\n',
    asking,
  );
  expect(inUse(stop)).toEqual(['account', 'ticket']);
});

test('one that knows who reads is in use when mail is written', () => {
  expect(inUse()).toEqual(['ticket', 'contact']);
});

test('without a version only what knows the zone is in use', () => {
  expect(relationsInUse(all, []).map(({ subject }) => subject)).toEqual(['ticket']);
});

test('facts are found wherever an expression stands', () => {
  expect(refsIn(loadFiles(growing)).map(({ id }) => id)).toEqual(
    expect.arrayContaining(['usage.sum("7d")', 'nps.last()', 'event.properties.quantity']),
  );
});

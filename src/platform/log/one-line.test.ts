import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { oneLine } from './one-line.ts';

const time = new Date(2026, 10, 2, 9, 4, 5, 7).getTime();
const plain = (line: object): string => stripVTControlCharacters(oneLine(JSON.stringify(line)));

test('a line has its time, level, message and fields', () => {
  expect(plain({ level: 30, time, msg: 'tick done', shard: 4, account: 'a 1', lane: 'live' })).toBe(
    '09:04:05.007 info  tick done shard=4 account="a 1" lane=live\n',
  );
});

test('an error shows its stack below', () => {
  expect(plain({ level: 50, time, msg: 'failed', error: { message: 'no', stack: 'Error: no\n    at x' } })).toBe(
    '09:04:05.007 error failed\nError: no\n    at x\n',
  );
});

import pg from 'pg';
import { expect, test } from 'vitest';
import { internal, invalid, limit, precondition } from '#base';
import { problemResponse } from './problem.ts';

function databaseError(code: string): Error {
  return Object.assign(new pg.DatabaseError('said by PostgreSQL at 10.0.0.7', 20, 'error'), { code });
}

test.each([
  ['a database that is away', precondition('database-unreachable', 'No connection', { where: '10.0.0.7' }), 503, '2'],
  ['a connection that broke', new Error('Connection terminated unexpectedly'), 503, '2'],
  ['a database that stops', databaseError('57P01'), 503, '2'],
  ['a full disk', databaseError('53100'), 507, '30'],
  ['a full disk under an error of ours', internal('import-failed', 'It failed', {}, databaseError('53100')), 507, '30'],
  ['too much at once', limit('busy', 'Too much'), 429, '1'],
  ['a wrong input', invalid('bad', 'Bad'), 400, null],
  ['a fault of ours', databaseError('42P01'), 500, null],
])('%s says when to send again, and tells nothing of the inside', async (_, error, status, after) => {
  const response = problemResponse(error);
  expect([response.status, response.headers.get('retry-after')]).toEqual([status, after]);
  expect(await response.text()).not.toContain('10.0.0.7');
});

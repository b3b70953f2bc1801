import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { precondition } from '#base';
import { errorText, isDiskFull, isTransient } from './errors.ts';

function databaseError(code: string, message = 'said by PostgreSQL', more: Partial<pg.DatabaseError> = {}): Error {
  return Object.assign(new pg.DatabaseError(message, message.length, 'error'), { code, ...more });
}

describe('work is tried again after', () => {
  test.each([
    ['08000', 'a connection exception'],
    ['08003', 'a connection that is not there'],
    ['08006', 'a connection that failed'],
    ['08P01', 'a broken protocol'],
    ['40001', 'a serialisation failure'],
    ['40P01', 'a deadlock'],
    ['53000', 'too few resources'],
    ['53100', 'a full disk'],
    ['53200', 'too little memory'],
    ['53300', 'too many connections'],
    ['53400', 'a limit of the configuration'],
    ['57P01', 'a shutdown by the operator'],
    ['57P02', 'a crash'],
    ['57P03', 'a server that starts or stops'],
    ['57P04', 'a dropped database'],
    ['57P05', 'an idle session that was cut'],
    ['58000', 'a failure of the system'],
    ['58030', 'a disk that can not be read or written'],
    ['58P01', 'a file of the server that is not there'],
    ['55P03', 'a lock that did not come'],
    ['25P03', 'idling in a transaction'],
    ['25P04', 'a transaction that took too long'],
    ['25006', 'a server that became read-only'],
  ])('%s, %s', (code) => {
    expect(isTransient(databaseError(code))).toBe(true);
    // As the runner and the import wrap it.
    expect(isTransient(new Error('wrapped', { cause: databaseError(code) }))).toBe(true);
  });

  test('a statement that somebody cancelled, and not after one that took too long', () => {
    expect(isTransient(databaseError('57014', 'canceling statement due to user request'))).toBe(true);
    expect(isTransient(databaseError('57014', 'canceling statement due to statement timeout'))).toBe(false);
  });

  test.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETDOWN', 'ENOTFOUND', 'EAI_AGAIN'])(
    'a socket that says %s',
    (code) => {
      expect(isTransient(Object.assign(new Error('socket'), { code }))).toBe(true);
    },
  );

  test.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'Client has encountered a connection error and is not queryable',
    'timeout exceeded when trying to connect',
  ])('what pg says of a connection: %s', (message) => {
    expect(isTransient(new Error(message))).toBe(true);
  });

  test('a server that can not be reached', () => {
    expect(isTransient(precondition('database-unreachable', 'nobody there'))).toBe(true);
  });
});

describe('work fails again after', () => {
  test.each([
    ['22001', 'a text that is too long'],
    ['22003', 'a number that is too large'],
    ['22P05', 'a character that can not be stored'],
    ['23505', 'a row that is there already'],
    ['42P01', 'a table that is not there'],
    ['42501', 'a right that is missing'],
    ['54000', 'a limit of PostgreSQL itself'],
    ['25P02', 'a transaction that has failed already'],
    ['XX000', 'a fault of PostgreSQL'],
    ['XX001', 'damaged data'],
    ['XX002', 'a damaged index'],
  ])('%s, %s', (code) => {
    expect(isTransient(databaseError(code))).toBe(false);
  });

  test('an error of our own', () => {
    expect(isTransient(new Error('no such plan'))).toBe(false);
    expect(isTransient(precondition('not-open', 'It is closed.'))).toBe(false);
    expect(isTransient('thrown text')).toBe(false);
  });
});

test.each([
  [databaseError('53100'), true],
  [databaseError('XX000', 'could not extend file "base/5/16384": Disk quota exceeded'), true],
  [databaseError('XX000', 'could not write to file "pg_wal/xlogtemp.7": File too large'), true],
  [databaseError('XX000', 'cache lookup failed'), false],
  [databaseError('53200'), false],
  [new Error('No space left on device'), false],
])('a full disk is known by its state, a quota by what is said: %s', (error, is) => {
  expect(isDiskFull(error)).toBe(is);
  if (is) expect(isTransient(error)).toBe(true);
});

test('an error of the database tells the row and the table', () => {
  const detail = 'Key (id)=(7) already exists.';
  expect(errorText(databaseError('23505', 'duplicate key', { detail, table: 'task' }))).toBe(
    'duplicate key (Key (id)=(7) already exists.; table task)',
  );
  expect(errorText(new Error('no such plan'))).toBe('no such plan');
  expect(errorText('thrown text')).toBe('thrown text');
});

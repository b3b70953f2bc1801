import { describe, expect, test } from 'vitest';
import type { ImportKind } from './import-kind.ts';
import { rulesIn } from './import-map.ts';
import { loadImportMap } from './load-import-map.ts';
import type { LookupTable } from './lookup-tables.ts';
import { type PlanContext, type PlannedRow, planRows, type RowPlanner } from './plan-rows.ts';

const NOW = Date.UTC(2026, 2, 2, 9);

interface Given {
  readonly header: string;
  readonly needed?: ReturnType<PlanContext['needed']>;
  readonly lookup?: LookupTable;
  readonly now?: number;
}

function planner(kind: ImportKind, yaml: string, given: Given): RowPlanner {
  const loaded = loadImportMap(yaml, kind);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  const { lookup } = given;
  const lookups = new Map(
    rulesIn(loaded.map)
      .flatMap((rule) => rule.lookup ?? [])
      .flatMap((one) => (lookup === undefined ? [] : ([[one, lookup]] as const))),
  );
  const planning = planRows(kind, loaded.map, given.header.split(','), {
    file: 'accounts.csv',
    zone: 'UTC',
    now: given.now ?? NOW,
    needed: () => given.needed ?? {},
    lookups,
  });
  if ('problems' in planning) throw new Error(planning.problems.join('\n'));
  return planning.plan;
}

function eventsIn(planned: PlannedRow) {
  if (planned.kind !== 'events') throw new Error(JSON.stringify(planned));
  return planned.events;
}

function eventIn(planned: PlannedRow) {
  const [event, ...more] = eventsIn(planned);
  if (event === undefined || more.length > 0) throw new Error(JSON.stringify(planned));
  return event;
}

const problemsIn = (planned: PlannedRow): string[] =>
  planned.kind === 'refused' ? planned.problems.map((one) => `${one.reason}. ${one.fix}`) : [];

describe('accounts', () => {
  const plan = planner(
    'accounts',
    'columns: { account: id, name: name, seats: { column: seats, to: number }, occurred: since }',
    {
      header: 'id,name,seats,since',
    },
  );

  test('a row is what is known of an account from a day on, as history', () => {
    expect(eventIn(plan(['a-1', 'Acme ', '12', '2024-05-01'], 2))).toMatchObject({
      account: 'a-1',
      name: 'account.identified',
      source: 'import:accounts',
      occurredAt: Date.UTC(2024, 4, 1),
      history: true,
      properties: { traits: { name: 'Acme', seats: 12 } },
    });
  });

  test('an empty cell says nothing', () => {
    expect(eventIn(plan(['a-1', '', '', ''], 2)).properties).toEqual({ traits: {} });
  });

  test('the same row has the same key, other content another', () => {
    const key = eventIn(plan(['a-1', 'Acme', '12', '2024-05-01'], 2)).key;
    expect(eventIn(plan(['a-1', 'Acme', '12', '2024-05-01'], 9)).key).toBe(key);
    expect(eventIn(plan(['a-1', 'Acme', '13', '2024-05-01'], 2)).key).not.toBe(key);
  });

  test('a row without a time says what is so today: on another day it is said anew', () => {
    const row = ['a-1', 'Acme', '12', ''];
    const tomorrow = planner('accounts', 'columns: { account: id, name: name }', {
      header: 'id,name',
      now: NOW + 86_400_000,
    });
    const today = planner('accounts', 'columns: { account: id, name: name }', { header: 'id,name' });
    expect(eventIn(today(row.slice(0, 2), 2)).occurredAt).toBeUndefined();
    expect(eventIn(today(row.slice(0, 2), 2)).key).toBe(eventIn(today(row.slice(0, 2), 3)).key);
    expect(eventIn(tomorrow(row.slice(0, 2), 2)).key).not.toBe(eventIn(today(row.slice(0, 2), 2)).key);
  });

  test('a customer of before 2000 is known from the first day of the log', () => {
    expect(eventIn(plan(['a-1', 'Acme', '12', '1998-05-01'], 2)).occurredAt).toBe(Date.UTC(2000, 0, 1));
  });

  test('text where a number is needed is refused with row, value and what to do', () => {
    expect(problemsIn(plan(['a-1', 'Acme', '100 visits', ''], 17))).toEqual([
      'seats is text ("100 visits") in row 17 of accounts.csv; this needs a number. ' +
        'Clean it, or map it with "format:", and import again: rows already in are not doubled.',
    ]);
  });

  test('all that is wrong with a row is told at once', () => {
    expect(problemsIn(plan(['', 'Acme', 'many', 'never'], 3)).map((one) => one.split(';')[0])).toEqual([
      'account is empty in row 3 of accounts.csv',
      'seats is text ("many") in row 3 of accounts.csv',
      'occurred is text ("never") in row 3 of accounts.csv',
    ]);
  });

  test('a row with too many fields is refused whole', () => {
    expect(problemsIn(plan(['a-1', 'Acme', 'Inc.', '12', ''], 4))[0]).toMatch(
      /^row 4 of accounts.csv has 5 fields where the header has 4/,
    );
  });

  test('the type that a playbook declares decides where the map is silent', () => {
    const typed = planner('accounts', 'columns: { account: id, plan_limit: limit }', {
      header: 'id,limit',
      needed: { plan_limit: 'number' },
    });
    expect(eventIn(typed(['a', '100'], 2)).properties).toEqual({ traits: { plan_limit: 100 } });
    expect(problemsIn(typed(['a', '100 visits'], 17))[0]).toMatch(/^plan_limit is text \("100 visits"\) in row 17/);
  });

  test('a map that makes text of a number that a playbook needs is told to say so', () => {
    const typed = planner('accounts', 'columns: { account: id, plan_limit: { column: limit, to: text } }', {
      header: 'id,limit',
      needed: { plan_limit: 'number' },
    });
    expect(problemsIn(typed(['a', '100 visits'], 17))).toEqual([
      'plan_limit is text ("100 visits") in row 17 of accounts.csv; this needs a number. ' +
        'Map the column with "to: number", or clean it, and import again: rows already in are not doubled.',
    ]);
  });

  test('values are replaced before they are read, and null is nothing', () => {
    const mapped = planner(
      'accounts',
      'columns: { account: id, tier: { column: tier, values: { B: Basic, "n/a": null }, default: none } }',
      { header: 'id,tier' },
    );
    const traits = ['B', 'Pro', 'n/a', ''].map((tier) => eventIn(mapped(['a', tier], 2)).properties.traits);
    expect(traits).toEqual([{ tier: 'Basic' }, { tier: 'Pro' }, {}, { tier: 'none' }]);
  });

  test('what the map itself states has the type of its target', () => {
    const stating = (since: string) =>
      planner('accounts', `columns: { account: id, occurred: { constant: ${since} } }`, { header: 'id' });
    expect(eventIn(stating('2026-03-01')(['a'], 2)).occurredAt).toBe(Date.UTC(2026, 2, 1));
    expect(problemsIn(stating('soon')(['a'], 2))[0]).toMatch(
      /^occurred is "soon" by the map in row 2 of accounts.csv; this needs/,
    );
  });

  test('rows are skipped when all named columns have the values', () => {
    const skipping = planner('accounts', 'columns: { account: id }\nskip when: { trial: ["True", "yes"], plan: "" }', {
      header: 'id,trial,plan',
    });
    const kinds = [
      ['True', ''],
      ['yes', ''],
      ['True', 'Pro'],
      ['no', ''],
    ].map((rest) => skipping(['a', ...rest], 2).kind);
    expect(kinds).toEqual(['skipped', 'skipped', 'events', 'events']);
  });

  test('a zone must be one', () => {
    const zoned = planner('accounts', 'columns: { account: id, zone: zone }', { header: 'id,zone' });
    expect(problemsIn(zoned(['a', 'Mars/Olympus'], 2))[0]).toContain('this needs a time zone like Europe/Berlin.');
  });

  test('a column that the file lacks, or that is named and stands there twice, is a problem of the file', () => {
    const map = 'columns: { account: id, name: name }';
    expect(() => planner('accounts', map, { header: 'key,name,name' })).toThrow(
      'accounts.csv has two columns named "name": rename one of them\n' +
        'accounts.csv has no column "id", which the map names; it has: key, name, name',
    );
  });
});

describe('events', () => {
  const map = [
    'event: service.used',
    'key: [id, day]',
    'columns:',
    '  account: { column: sub, lookup: { file: subs.csv, key: sub, take: account } }',
    '  contact: who',
    '  time: day',
    '  quantity: { column: n, to: integer }',
  ].join('\n');
  const lookup = new Map<string, string | null>([
    ['s-1', 'a-1'],
    ['s-2', null],
  ]);
  const plan = planner('events', map, { header: 'id,sub,who,day,n', lookup });

  test('a row is an event of the account that the lookup names', () => {
    expect(eventIn(plan(['u1', 's-1', 'c-1', '2024-05-01', '3'], 2))).toMatchObject({
      account: 'a-1',
      contact: 'c-1',
      name: 'service.used',
      occurredAt: Date.UTC(2024, 4, 1),
      properties: { quantity: 3 },
    });
  });

  test('the key columns alone make rows the same', () => {
    const keyOf = (...fields: string[]) => eventIn(plan(fields, 2)).key;
    const key = keyOf('u1', 's-1', '', '2024-05-01', '3');
    expect(keyOf('u1', 's-1', 'c-1', '2024-05-01', '4')).toBe(key);
    expect(keyOf('u1', 's-1', '', '2024-05-02', '3')).not.toBe(key);
  });

  test('what the lookup lacks, or has twice, is refused', () => {
    expect(problemsIn(plan(['u1', 's-9', '', '2024-05-01', '3'], 2))[0]).toMatch(
      /^account is looked up by "s-9" in row 2 of accounts.csv; subs.csv has no such sub\. Add/,
    );
    expect(problemsIn(plan(['u1', 's-2', '', '2024-05-01', '3'], 2))[0]).toMatch(
      /^account is looked up by "s-2" in row 2 of accounts.csv; subs.csv has several account for it\./,
    );
  });

  test('a time outside the log is refused', () => {
    const reasons = ['1999-12-31', '2026-03-04'].map((day) => problemsIn(plan(['u1', 's-1', '', day, '3'], 2))[0]);
    expect(reasons[0]).toMatch(/^time is before 2000 in row 2/);
    expect(reasons[1]).toMatch(/^time is more than 24 hours ahead in row 2/);
  });
});

describe('contacts and contracts', () => {
  test('a contact is known to an account', () => {
    const plan = planner('contacts', 'columns: { account: account, contact: mail, email: mail, is_primary: main }', {
      header: 'account,mail,main',
    });
    expect(eventIn(plan(['a-1', 'ada@example.com', 'yes'], 2))).toMatchObject({
      account: 'a-1',
      name: 'contact.identified',
      contact: 'ada@example.com',
      properties: { contact: 'ada@example.com', traits: { email: 'ada@example.com', is_primary: true } },
    });
  });

  const map =
    'columns: { account: a, contract: id, starts_on: from, ends_on: to, arr: arr, currency: { constant: EUR }, seats: { column: seats, to: integer } }';
  const plan = planner('contracts', map, { header: 'a,id,from,to,arr,seats' });

  test('a contract is recorded whole, without an end when it has none', () => {
    expect(eventIn(plan(['a-1', 'k-1', '2024-01-01', '', '12000.50', '3'], 2)).properties).toEqual({
      contract: 'k-1',
      starts_on: '2024-01-01',
      arr: 12000.5,
      currency: 'EUR',
      seats: 3,
    });
  });

  test('a contract that ends before it starts is refused', () => {
    expect(problemsIn(plan(['a-1', 'k-1', '2024-01-01', '2023-12-31', '1', '3'], 2))[0]).toMatch(
      /^ends_on is before starts_on \(2024-01-01\) in row 2/,
    );
  });
});

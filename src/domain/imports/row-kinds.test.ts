import { describe, expect, test } from 'vitest';
import fc from '../../../test/laws.ts';
import type { ImportKind } from './import-kind.ts';
import { rulesIn } from './import-map.ts';
import { loadImportMap } from './load-import-map.ts';
import type { LookupTable } from './lookup-tables.ts';
import { type PlannedRow, planRows } from './plan-rows.ts';

const NOW = Date.UTC(2026, 2, 2, 9);

type Tables = Readonly<Record<string, LookupTable>>;

/** Plans rows written as one text each, `|` between fields. */
function planner(kind: ImportKind, yaml: string, header: string, tables: Tables = {}) {
  const loaded = loadImportMap(yaml, kind);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  const lookups = new Map(
    rulesIn(loaded.map)
      .flatMap((rule) => rule.lookup ?? [])
      .map((one) => [one, tables[one.file] ?? new Map()] as const),
  );
  const context = { file: 'rows.csv', zone: 'UTC', now: NOW, needed: () => ({}), lookups };
  const planning = planRows(kind, loaded.map, header.split('|'), context);
  if ('problems' in planning) throw new Error(planning.problems.join('\n'));
  return (row: string): PlannedRow => planning.plan(row.split('|'), 2);
}

const told = (planned: PlannedRow) =>
  planned.kind === 'events'
    ? planned.events.map(({ name, occurredAt, properties }) => [
        name,
        new Date(occurredAt ?? 0).toISOString().slice(0, 16),
        properties,
      ])
    : planned;
const keysOf = (planned: PlannedRow) => (planned.kind === 'events' ? planned.events.map(({ key }) => key) : []);
const reasonOf = (planned: PlannedRow) => (planned.kind === 'refused' ? planned.problems[0]?.reason : planned.kind);

describe('tickets', () => {
  const map =
    'columns: { account: org, ticket: id, opened_at: opened, first_reply_at: reply, solved_at: solved, csat: csat, status: status, escalated: esc, title: title, tags: tags }';
  const plan = planner('tickets', map, 'org|id|opened|reply|solved|csat|status|esc|title|tags');

  test('a row is what happened to the ticket, each at its instant', () => {
    const row = 'a-1|t-1|2026-01-05 10:00|2026-01-05 10:45|2026-01-06 11:30|4|solved|yes|Login fails|sso';
    expect(told(plan(row))).toEqual([
      ['ticket.opened', '2026-01-05T10:00', { ticket: 't-1', title: 'Login fails', tags: 'sso', escalated: true }],
      ['ticket.answered', '2026-01-05T10:45', { ticket: 't-1', minutes: 45 }],
      ['ticket.solved', '2026-01-06T11:30', { ticket: 't-1', hours: 25.5, status: 'solved' }],
      ['ticket.rated', '2026-01-06T11:30', { ticket: 't-1', score: 4 }],
    ]);
  });

  test('what is imported again solved has been opened once', () => {
    const open = keysOf(plan('a-1|t-1|2026-01-05|||||||'));
    const solved = keysOf(plan('a-1|t-1|2026-01-05||2026-01-06||solved|||'));
    expect(open).toHaveLength(1);
    expect(solved).toHaveLength(2);
    expect(solved[0]).toBe(open[0]);
  });

  test('what can not be so is refused', () => {
    expect(reasonOf(plan('a-1|t-1|2026-01-05||2026-01-04|||||'))).toBe(
      'solved_at is before opened_at (2026-01-05T00:00:00.000Z) in row 2 of rows.csv',
    );
    expect(reasonOf(plan('a-1|t-1|2026-01-05|||9||||'))).toBe('csat is 9; it goes from 1 to 5 in row 2 of rows.csv');
  });
});

describe('surveys', () => {
  const map =
    'columns: { account: org, survey: kind, score: score, at: at, contact: who, response: id, comment: text }';
  const plan = planner('surveys', map, 'org|kind|score|at|who|id|text');

  test('an answer is an event of its survey', () => {
    expect(told(plan('a-1|nps|9|2026-01-05|ada|r-1|Nice'))).toEqual([
      ['nps.submitted', '2026-01-05T00:00', { score: 9, response: 'r-1', comment: 'Nice' }],
    ]);
    expect(plan('a-1|nps|9|2026-01-05|ada|r-1|')).toMatchObject({ events: [{ contact: 'ada' }] });
  });

  test('its own id, else who said it when, makes it the same answer', () => {
    const key = (row: string) => keysOf(plan(row))[0];
    expect(key('a-1|nps|9|2026-01-05|ada|r-1|')).toBe(key('a-1|nps|3|2026-01-06|ada|r-1|'));
    expect(key('a-1|nps|9|2026-01-05|ada||')).toBe(key('a-1|nps|3|2026-01-05|ada||'));
    expect(key('a-1|nps|9|2026-01-05|ada||')).not.toBe(key('a-1|nps|9|2026-01-05|bo||'));
  });

  test.each([
    ['nps', 0, 10],
    ['csat', 1, 5],
    ['ces', 1, 7],
  ])('%s goes from %i to %i', (survey, least, most) => {
    fc.assert(
      fc.property(fc.integer({ min: -2, max: 12 }), (score) => {
        const { kind } = plan(`a-1|${survey}|${score}|2026-01-05|||`);
        expect(kind).toBe(score >= least && score <= most ? 'events' : 'refused');
      }),
    );
  });

  test('another survey is refused', () => {
    expect(reasonOf(plan('a-1|NPS|9|2026-01-05|||'))).toBe(
      'survey is "NPS" in row 2 of rows.csv; this needs one of nps, csat, ces',
    );
  });
});

describe('opportunities', () => {
  const map =
    'columns: { account: org, opportunity: id, created_at: created, closed_at: closed, outcome: outcome, stage: stage, amount: amount, currency: currency, kind: kind, close_reason: why }';
  const plan = planner('opportunities', map, 'org|id|created|closed|outcome|stage|amount|currency|kind|why');

  test('an end is an event of its own', () => {
    expect(told(plan('a-1|o-1|2026-01-05|2026-02-01|lost|proposal|1200|EUR|upgrade|price'))).toEqual([
      [
        'opportunity.created',
        '2026-01-05T00:00',
        { opportunity: 'o-1', stage: 'proposal', estimated_value: 1200, currency: 'EUR', type: 'upgrade' },
      ],
      [
        'opportunity.lost',
        '2026-02-01T00:00',
        { opportunity: 'o-1', stage: 'lost', estimated_value: 1200, currency: 'EUR', type: 'upgrade', reason: 'price' },
      ],
    ]);
  });

  test('the day on which an open one may be won is no event', () => {
    expect(told(plan('a-1|o-1|2026-01-05|2027-02-01||||||'))).toEqual([
      ['opportunity.created', '2026-01-05T00:00', { opportunity: 'o-1', stage: 'qualified' }],
    ]);
  });

  test('an amount without a currency is refused', () => {
    expect(reasonOf(plan('a-1|o-1|2026-01-05||||5|||'))).toMatch(/^currency is empty beside an amount in row 2/);
  });
});

describe('users', () => {
  const map = 'columns: { email: mail, name: name, roles: roles, manager: boss, booking_link: link }';
  const plan = planner('users', map, 'mail|name|roles|boss|link');

  test('a row is a colleague', () => {
    expect(plan('ada@example.com|Ada Lo|csm; senior csm||https://cal.example.com/ada')).toEqual({
      kind: 'person',
      person: {
        email: 'ada@example.com',
        name: 'Ada Lo',
        roles: ['csm', 'senior csm'],
        bookingLink: 'https://cal.example.com/ada',
      },
    });
  });

  test('what is no address, role or link is refused', () => {
    const planned = plan('ada|Ada|CSM||cal');
    expect(planned.kind === 'refused' ? planned.problems.map(({ reason }) => reason.split('; ')[1]) : []).toEqual([
      'this needs an e-mail address',
      'this needs roles in lower case like "csm", parted by commas',
      'this needs an address like https://example.com/ada',
    ]);
  });
});

describe('several events of a row', () => {
  const map = [
    'columns: { account: org, plan: plan }',
    'emit:',
    '  - { event: subscription.started, key: [id], columns: { time: from, seats: { column: seats, to: integer } } }',
    '  - { event: subscription.ended, key: [id], when: { to: present }, columns: { time: to } }',
    '  - { event: subscription.trialed, key: [id], when: { plan: { not: [Pro, Basic] }, from: present }, columns: { time: from } }',
  ].join('\n');
  const plan = planner('events', map, 'org|id|plan|from|to|seats');

  test('each has its time and what is its own beside what is shared', () => {
    expect(told(plan('a-1|s-1|Pro|2026-01-01|2026-02-01|5'))).toEqual([
      ['subscription.started', '2026-01-01T00:00', { plan: 'Pro', seats: 5 }],
      ['subscription.ended', '2026-02-01T00:00', { plan: 'Pro' }],
    ]);
    expect(told(plan('a-1|s-1|Trial|2026-01-01||5'))).toMatchObject([
      ['subscription.started', '2026-01-01T00:00', {}],
      ['subscription.trialed', '2026-01-01T00:00', {}],
    ]);
  });

  test('the name belongs to the key: one row, several keys', () => {
    expect(new Set(keysOf(plan('a-1|s-1|Pro|2026-01-01|2026-02-01|5'))).size).toBe(2);
  });

  test('what is wrong with one refuses the row, and what they share is told once', () => {
    const planned = plan('|s-1|Pro|2026-01-01|2026-02-01|many');
    expect(planned.kind === 'refused' ? planned.problems.map(({ column }) => column) : []).toEqual(['org', 'seats']);
  });

  test('a row of which nothing holds is skipped', () => {
    const silent = planner(
      'events',
      'columns: { account: org }\nemit: [{ event: a.ended, key: [id], when: { to: present }, columns: { time: to } }]',
      'org|id|to',
    );
    expect(silent('a-1|s-1|').kind).toBe('skipped');
  });
});

describe('a value', () => {
  const contract = (rule: string, row: string, tables: Tables = {}) => {
    const map = `columns: { account: ${rule}, contract: id, starts_on: from, arr: { column: cents, times: [seats, { column: every, values: { month: 12, year: 1 } }, 0.01] }, currency: { constant: EUR } }`;
    return planner('contracts', map, 'who|id|from|cents|seats|every', tables)(row);
  };
  const arrOf = (planned: PlannedRow) => (planned.kind === 'events' ? planned.events[0]?.properties.arr : planned);

  test('is multiplied by what stands beside it', () => {
    expect(arrOf(contract('who', 'a-1|s-1|2026-01-01|999|3|month'))).toBe(359.64);
    expect(arrOf(contract('who', 'a-1|s-1|2026-01-01|120000|1|year'))).toBe(1200);
  });

  test('that a factor is wrong is told of its column', () => {
    expect(contract('who', 'a-1|s-1|2026-01-01|999|3|week')).toMatchObject({
      problems: [{ column: 'every', value: 'week' }],
    });
    expect(reasonOf(contract('who', 'a-1|s-1|2026-01-01|999||month'))).toMatch(/^arr is empty in row 2/);
  });

  const two = (missing: string) =>
    `{ column: who, lookup: [{ file: deals.csv, key: deal, take: company }, { file: companies.csv, key: company, take: domain${missing} }] }`;
  const tables = {
    'deals.csv': new Map([
      ['d-1', 'c-1'],
      ['d-2', 'c-2'],
    ]),
    'companies.csv': new Map([['c-1', 'acme.com']]),
  };

  test('is found through one file after the other', () => {
    expect(contract(two(''), 'd-1|s-1|2026-01-01|1|1|year', tables)).toMatchObject({
      events: [{ account: 'acme.com' }],
    });
  });

  test('that is not found refuses the row, leaves it out, or is empty, as the map says', () => {
    const row = 'd-2|s-1|2026-01-01|1|1|year';
    expect(reasonOf(contract(two(''), row, tables))).toBe(
      'account is looked up by "c-2" in row 2 of rows.csv; companies.csv has no such company',
    );
    expect(contract(two(', missing: skip'), row, tables).kind).toBe('skipped');
    expect(reasonOf(contract(two(', missing: empty'), row, tables))).toMatch(/^account is empty/);
  });
});

describe('a cell', () => {
  const named = (rule: string, row: string) => {
    const planned = planner('accounts', `columns: { account: id, name: ${rule} }`, 'id|first|last|nick')(row);
    return planned.kind === 'events' ? planned.events[0]?.properties : planned;
  };

  test('may be several, a space between what is not empty', () => {
    expect(named('{ column: [first, last] }', 'a-1|Ada|Lovelace|')).toEqual({ traits: { name: 'Ada Lovelace' } });
    expect(named('{ column: [first, last] }', 'a-1||Lovelace|')).toEqual({ traits: { name: 'Lovelace' } });
  });

  test('that is empty may have another in its place, and a default after it', () => {
    const rule = '{ column: first, else: { column: nick, values: { "-": null } }, default: nobody }';
    expect(named(rule, 'a-1|Ada||Countess')).toEqual({ traits: { name: 'Ada' } });
    expect(named(rule, 'a-1|||Countess')).toEqual({ traits: { name: 'Countess' } });
    expect(named(rule, 'a-1|||-')).toEqual({ traits: { name: 'nobody' } });
  });
});

describe('a condition', () => {
  const kindOf = (condition: string, cell: string) =>
    planner('accounts', `columns: { account: id }\nskip when: { state: ${condition} }`, 'id|state')(`a-1|${cell}`).kind;

  test('is a value, several, present, absent, or not those', () => {
    const cells = ['', 'open', 'closed', 'present'];
    const skipped = (condition: string) => cells.filter((cell) => kindOf(condition, cell) === 'skipped');
    expect(skipped('open')).toEqual(['open']);
    expect(skipped('[open, closed]')).toEqual(['open', 'closed']);
    expect(skipped('present')).toEqual(['open', 'closed', 'present']);
    expect(skipped('absent')).toEqual(['']);
    expect(skipped('[present]')).toEqual(['present']);
    expect(skipped('{ not: [open, ""] }')).toEqual(['closed', 'present']);
  });
});

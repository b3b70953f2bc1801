import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY, dateText } from '#base';
import { contracts, listContractMovements } from '#domain/contracts';
import { type LogEvent, shardOf } from '#engine';
import { type AccountArr, logoChurn, revenueBridges } from '#pure/revenue';
import { listArr } from '../../src/domain/kpis/arr-list.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import fc from '../laws.ts';
import { aLogEvent, testOperations } from '../operations.ts';

const FIRST = 20_000;
const LAST = FIRST + 60;
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const day = fc.integer({ min: FIRST, max: LAST });
/** What was said of a contract, at any hour, in any order, also of days long past. */
const statement = fc.record({
  account: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  contract: fc.constantFrom('one', 'two', 'three'),
  occurredAt: fc.tuple(day, fc.integer({ min: 0, max: DAY - 1 })).map(([on, time]) => on * DAY + time),
  starts: day,
  length: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
  arr: fc.constantFrom(0, 100, 250.5, 1000),
  currency: fc.constantFrom('USD', 'USD', 'EUR'),
});
type Statement = typeof statement extends fc.Arbitrary<infer Said> ? Said : never;

const eventOf = ({ account, contract, occurredAt, starts, length, arr, currency }: Statement): LogEvent =>
  aLogEvent({
    account,
    name: 'contract.recorded',
    occurredAt,
    properties: {
      contract,
      starts_on: dateText(starts),
      ...(length === undefined ? {} : { ends_on: dateText(starts + length) }),
      arr,
      currency,
    },
  });

async function record(statements: readonly Statement[]): Promise<void> {
  const recorder = contracts.recorders.find(({ events }) => events.includes('contract.recorded'));
  await database.db.query('delete from contract');
  await database.db.query('delete from change');
  for (const said of statements) {
    await database.db.transaction(
      (tx) => recorder?.runMany(tx, shardOf(said.account), [eventOf(said)]) as Promise<void>,
    );
  }
}

test('whatever was said of contracts, and in whatever order, KPIs compare the revenue that movements lead to', async () => {
  const { run } = testOperations(database.db, (LAST + 1) * DAY);
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { maxLength: 30 }), day, day, async (statements, one, other) => {
      await record(statements);
      const [start, end] = [Math.min(one, other), Math.max(one, other)];
      const until = async (to: number): Promise<Map<string, number>> => {
        const { movements } = await run(listContractMovements, { from: dateText(FIRST - 1), to: dateText(to) });
        return new Map(
          movements.map(({ account, currency, arr_after }) => [`${account} ${currency}`, arr_after * 100]),
        );
      };
      const [before, after] = [await until(start), await until(end)];
      const moved = [...after.keys()].map((key): AccountArr => {
        const [account = '', currency = ''] = key.split(' ');
        return { account, currency, start: before.get(key) ?? 0, end: after.get(key) ?? 0 };
      });
      const paid = moved.filter((row) => row.start > 0 || row.end > 0);
      const byKpi = await listArr(database.db, { start, end }, 'UTC');
      expect(revenueBridges(paid)).toEqual(revenueBridges(byKpi));
      expect(logoChurn(paid)).toEqual(logoChurn(byKpi));
    }),
    { numRuns: 40 },
  );
}, 120_000);

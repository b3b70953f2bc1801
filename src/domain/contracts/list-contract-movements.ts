import { z } from 'zod';
import { addMonths, dateText, dayOf, invalid, parseDate } from '#base';
import { AccountId } from '#domain/accounts';
import { workspaceZone } from '#engine';
import { defineRead, listed, WHOSE } from '#platform/operations';
import { ACCOUNT_MOVEMENTS, type AccountMovement, accountMovements } from '#pure/revenue';
import { listContractAccounts, listContractHistories } from './contract-history-list.ts';
import { minorPerMajor } from './contract-movement.ts';

const Day = z.iso.date().optional();
const Movement = z.enum(ACCOUNT_MOVEMENTS);
const MONTHS = 12;

export const listContractMovements = defineRead({
  name: 'list-contract-movements',
  summary: 'List how the revenue of accounts moved, the sum of their contracts in force: by account, then by day',
  access: 'read',
  scope: listed,
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId.optional(),
    whose: z.enum(WHOSE).default('all'),
    from: Day.describe('first day, in the workspace’s zone; 12 months before the last unless said'),
    to: Day.describe('last day; today unless said, and at the latest'),
    movement: Movement.optional(),
    after: z.string().min(1).optional().describe('the `next` of the page before'),
    limit: z.coerce.number().int().min(1).max(1000).default(200).describe('accounts a page, also those that stayed'),
  }),
  output: z.object({
    movements: z.array(
      z.object({
        account: z.string(),
        on: z.string(),
        movement: Movement,
        arr_before: z.number(),
        arr_after: z.number(),
        change: z.number(),
        currency: z.string(),
        contracts: z.array(z.string()).describe('those that came, went or changed'),
      }),
    ),
    next: z.string().optional(),
  }),
  async run({ db, at, shardOf, book }, { account: only, whose, from: first, to: last, movement, after, limit }) {
    const zone = await workspaceZone(db);
    const today = dayOf(at, zone);
    const to = Math.min(dayIn(last) ?? today, today);
    const from = dayIn(first) ?? addMonths(to, -MONTHS);
    if (from > to) {
      throw invalid('period-reversed', `From ${dateText(from)} to ${dateText(to)} is no period; put from before to.`, {
        from: dateText(from),
        to: dateText(to),
      });
    }
    const found = only === undefined ? await listContractAccounts(db, await book(whose), after, limit + 1) : [only];
    const accounts = found.slice(0, limit);
    const histories = await listContractHistories(
      db,
      accounts.map((account) => ({ shard: shardOf(account), account })),
      zone,
    );
    const next = found.length > limit ? accounts.at(-1) : undefined;
    return {
      movements: accounts.flatMap((account) =>
        accountMovements(histories.get(account) ?? [], { from, to })
          .filter((one) => movement === undefined || one.movement === movement)
          .map((one) => viewOf(account, one)),
      ),
      ...(next === undefined ? {} : { next }),
    };
  },
});

const dayIn = (text: string | undefined): number | undefined => (text === undefined ? undefined : parseDate(text));

function viewOf(account: string, { on, movement, before, after, currency, contracts }: AccountMovement) {
  const unit = minorPerMajor(currency);
  return {
    account,
    on: dateText(on),
    movement,
    arr_before: before / unit,
    arr_after: after / unit,
    change: (after - before) / unit,
    currency,
    contracts: [...contracts],
  };
}

import { dateText, dayNumber } from '#base';
import type { Row } from './shipped-examples.ts';

/** First and last day of the data. */
export const START = dayNumber('2023-01-01');
export const END = dayNumber('2024-12-31');

/** Day by day the yearly revenue of each account: the sum of its subscriptions in force, trials at 0. */
function revenueByHand(subscriptions: readonly Row[]): Map<string, { sum: number; ids: string[] }[]> {
  const days = new Map<string, { sum: number; ids: string[] }[]>();
  for (const row of subscriptions) {
    const { account_id = '', subscription_id = '', start_date = '', end_date = '', arr_amount = '' } = row;
    let ofAccount = days.get(account_id);
    if (ofAccount === undefined) {
      ofAccount = Array.from({ length: END - START + 1 }, () => ({ sum: 0, ids: [] }));
      days.set(account_id, ofAccount);
    }
    if (Number(arr_amount) === 0) continue;
    const last = end_date === '' ? END : Math.min(dayNumber(end_date), END);
    for (let day = dayNumber(start_date); day <= last; day++) {
      const on = ofAccount[day - START];
      if (on === undefined) throw new Error(`${subscription_id} starts before the data does`);
      on.sum += Number(arr_amount);
      on.ids.push(subscription_id);
    }
  }
  return days;
}

/** How the revenue of each account moved from one day to the next, as `list-contract-movements` shows it. */
export function movementsByHand(subscriptions: readonly Row[]) {
  const movements = [];
  for (const [account, days] of [...revenueByHand(subscriptions)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    let hasPaid = false;
    for (const [index, { sum, ids }] of days.entries()) {
      const yesterday = days[index - 1] ?? { sum: 0, ids: [] };
      if (sum !== yesterday.sum) {
        const grown = sum > yesterday.sum ? 'expansion' : 'contraction';
        const first = hasPaid ? 'reactivation' : 'new';
        movements.push({
          account,
          on: dateText(START + index),
          movement: yesterday.sum === 0 ? first : sum === 0 ? 'churn' : grown,
          arr_before: yesterday.sum,
          arr_after: sum,
          change: sum - yesterday.sum,
          currency: 'USD',
          contracts: [
            ...ids.filter((id) => !yesterday.ids.includes(id)),
            ...yesterday.ids.filter((id) => !ids.includes(id)),
          ].sort(),
        });
      }
      if (sum > 0) hasPaid = true;
    }
  }
  return movements;
}

/** What the files say of an account, each with its instant and the name of its event, in no order. */
export async function timelineByHand(
  account: string,
  rowsOf: (file: string) => Promise<readonly Row[]>,
): Promise<string[]> {
  const said: string[] = [];
  const add = (rows: readonly Row[], time: string, name: string, when: (row: Row) => boolean = () => true): void => {
    for (const row of rows)
      if (when(row)) said.push(`${new Date(`${row[time]?.replace(' ', 'T')}Z`).toISOString()} ${name}`);
  };
  const of = async (file: string): Promise<readonly Row[]> =>
    (await rowsOf(`ravenstack/ravenstack_${file}`)).filter((row) => row.account_id === account);
  const midnight = (rows: readonly Row[], column: string): readonly Row[] =>
    rows.map((row) => ({ ...row, [column]: `${row[column]} 00:00:00` }));
  const subscriptions = await of('subscriptions');
  const own = new Set(subscriptions.map((row) => row.subscription_id));
  const usage = (await rowsOf('ravenstack/ravenstack_feature_usage')).filter((row) => own.has(row.subscription_id));
  const tickets = await of('support_tickets');
  add(midnight(await of('accounts'), 'signup_date'), 'signup_date', 'account.identified');
  add(midnight(subscriptions, 'start_date'), 'start_date', 'contract.recorded');
  add(midnight(usage, 'usage_date'), 'usage_date', 'service.used');
  add(midnight(await of('churn_events'), 'churn_date'), 'churn_date', 'churn.reported');
  add(midnight(tickets, 'submitted_at'), 'submitted_at', 'ticket.opened');
  add(tickets, 'closed_at', 'ticket.solved');
  add(tickets, 'closed_at', 'ticket.rated', (row) => row.satisfaction_score !== '');
  return said;
}

import { type DateText, idOf } from '#base';
import { type Account, fieldOutcome, segmentOutcome } from '#domain/accounts';
import type { AccountContracts } from '#domain/contracts';
import { eventOutcome } from '#domain/events';
import { type AccountOpportunities, opportunityOutcome } from '#domain/opportunities';
import { orderOutcome } from '#domain/orders';
import type { CausedEvent, EffectOutcome, EffectRow, LogEvent, Runtime } from '#engine';

/** What the product keeps of an account, by subject: the rows of its relations. */
export type Rows = ReadonlyMap<string, unknown>;

/** What an effect on the records of an account brings about, by the product's own rules; undefined for other kinds. */
export function recordOutcome(row: EffectRow, rows: Rows, today: DateText): EffectOutcome | undefined {
  // Each relation's own row, which it made and folded itself.
  const account = rows.get('account') as Account;
  const { contracts } = rows.get('contract') as AccountContracts;
  switch (row.kind) {
    case 'segment.add':
    case 'segment.remove':
      return segmentOutcome(row, account);
    case 'account.set':
      return fieldOutcome(row, account);
    case 'event.record':
      return eventOutcome(row);
    case 'opportunity.create':
    case 'opportunity.update':
    case 'opportunity.reopen':
      return opportunityOutcome(row, rows.get('opportunity') as AccountOpportunities);
    case 'order.create': {
      const { plan_limit: planLimit } = account.fields;
      const limit = typeof planLimit === 'number' ? { planLimit } : {};
      return orderOutcome(row, { contracts, currency: CURRENCY, today, ...limit });
    }
    default:
      return undefined;
  }
}

/** Of amounts where no contract says one. */
const CURRENCY = 'USD';

/** The rows after what an effect has told: what is done later in the same batch finds them so, as it would its tables. */
export function rowsAfter(rows: Rows, effect: EffectRow, events: readonly CausedEvent[], runtime: Runtime): Rows {
  const after = new Map(rows);
  events.forEach((event, ordinal) => {
    const key = idOf('virtual', effect.id, ordinal);
    const told: LogEvent = {
      ...event,
      key,
      account: effect.account,
      occurredAt: effect.at,
      receivedAt: effect.at,
      source: 'perennial',
      history: false,
      root: key,
      depth: 0,
    };
    for (const { subject, fold } of runtime.relations) {
      if (fold !== undefined) after.set(subject, fold(after.get(subject), told));
    }
  });
  return after;
}

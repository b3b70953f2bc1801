import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type Instant, virtualClock } from '#base';
import type { ImportKind } from '#domain/imports';
import { runImport } from '../src/surfaces/cli/import-command.ts';
import { type RunningProduct, runningProduct } from './running-product.ts';

/** What a file of examples/ brings: its kind, the file, its map, what of it comes in, is left out and is refused. */
export const EXAMPLES: readonly (readonly [
  folder: string,
  kind: ImportKind,
  file: string,
  map: string,
  brings: { events?: Record<string, number>; people?: number; skipped?: number; refused?: number },
])[] = [
  ['ravenstack', 'accounts', 'ravenstack_accounts', 'accounts', { events: { 'account.identified': 500 } }],
  ['ravenstack', 'contracts', 'ravenstack_subscriptions', 'subscriptions', { events: { 'contract.recorded': 5000 } }],
  ['ravenstack', 'events', 'ravenstack_feature_usage', 'feature_usage', { events: { 'service.used': 25_000 } }],
  ['ravenstack', 'events', 'ravenstack_churn_events', 'churn_events', { events: { 'churn.reported': 600 } }],
  [
    'ravenstack',
    'tickets',
    'ravenstack_support_tickets',
    'support_tickets',
    { events: { 'ticket.opened': 2000, 'ticket.solved': 2000, 'ticket.rated': 1175 } },
  ],
  // A customer that was deleted at Stripe is left out.
  ['stripe', 'accounts', 'customer_data', 'customers', { events: { 'account.identified': 11 }, skipped: 1 }],
  // Of twelve items the subscription is not in the extract.
  [
    'stripe',
    'contracts',
    'subscription_item_data',
    'subscription_items',
    { events: { 'contract.recorded': 2 }, refused: 12 },
  ],
  ['stripe', 'events', 'charge_data', 'charges', { events: { 'payment.failed': 16 } }],
  ['stripe', 'events', 'invoice_data', 'invoices', { events: { 'invoice.paid': 2 } }],
  ['hubspot', 'users', 'users_data', 'users', { people: 2 }],
  ['hubspot', 'accounts', 'company_data', 'companies', { events: { 'account.identified': 24 } }],
  // No deal, ticket or meeting of the extract is linked to a company in it.
  ['hubspot', 'opportunities', 'deal_data', 'deals', { skipped: 44 }],
  ['hubspot', 'tickets', 'ticket_data', 'tickets', { skipped: 25 }],
  ['hubspot', 'events', 'engagement_meeting_data', 'meetings', { skipped: 100 }],
  ['zendesk', 'users', 'user_data', 'agents', { people: 1, skipped: 9 }],
  ['zendesk', 'accounts', 'organization_data', 'organizations', { events: { 'account.identified': 10 } }],
  ['zendesk', 'contacts', 'user_data', 'end_users', { events: { 'contact.identified': 9 }, skipped: 1 }],
  // Two tickets were deleted.
  ['zendesk', 'events', 'ticket_data', 'tickets', { events: { 'ticket.opened': 8, 'ticket.solved': 8 }, skipped: 2 }],
  // All changes but those of one ticket are of tickets that are not in the extract.
  [
    'zendesk',
    'events',
    'ticket_field_history_data',
    'ticket_changes',
    { events: { 'ticket.status_changed': 13, 'ticket.priority_changed': 4 }, skipped: 21 },
  ],
];

export type Row = Readonly<Record<string, string>>;

/** The product with a copy of examples/ in a folder of its own, and what of it stands in the database. */
export interface BroughtExamples extends RunningProduct {
  readonly folder: string;
  /** Imports a file of the folder by a map of it, both without their endings. */
  bring(kind: ImportKind, file: string, map: string): Promise<{ events: object; people: number; refused: number }>;
  rowsOf(file: string): Promise<readonly Row[]>;
  /** How many rows each table has, and a digest of what they say. */
  standing(): Promise<unknown[]>;
}

const TABLES = [
  ...['event', 'quarantine', 'inbox', 'account', 'contact', 'contract', 'change', 'opportunity', 'ticket', 'person'],
  ...['survey_response', 'meeting', 'unassigned'],
];

export async function productForExamples(now: Instant): Promise<BroughtExamples> {
  const product = await runningProduct(now);
  const { db, runtime } = product;
  const folder = await mkdtemp(join(tmpdir(), 'perennial-examples-'));
  await cp(new URL('../examples', import.meta.url).pathname, folder, { recursive: true });
  const nothing = (): void => undefined;
  return {
    ...product,
    folder,
    async bring(kind, file, map) {
      const paths = { file: join(folder, `${file}.csv`), map: join(folder, `${map}.map.yaml`) };
      const ports = { db, clock: virtualClock(now), runtime, wake: nothing, print: nothing };
      const { events, people, skipped, refused } = await runImport(ports, { kind, ...paths, dryRun: false });
      return { events, people: people.added + people.changed, skipped, refused };
    },
    async rowsOf(file) {
      return parse(await readFile(join(folder, `${file}.csv`)), { columns: true });
    },
    async standing() {
      const found: unknown[] = [];
      for (const table of TABLES) {
        const [row] = await db.query(
          `select '${table}' as name, count(*) as rows, md5(coalesce(string_agg(said, ' ' order by said), '')) as digest
             from (select md5(${table}::text) as said from ${table}) as rows`,
        );
        found.push(row);
      }
      return found;
    },
    async close() {
      await product.close();
      await rm(folder, { recursive: true });
    },
  };
}

import { Analytics } from '@segment/analytics-node';
import type { Home } from './home.ts';

export type SegmentCalls = Pick<Analytics, 'group' | 'identify' | 'track'>;

export interface Watch {
  /** The instant before each request. */
  readonly asked?: () => void;
  /** The instant that the door has answered one; `lost`: the client never gets that answer. */
  readonly answered?: () => 'lost' | undefined;
}

/**
 * The official Segment client, pointed at the product: sends what `say` calls, and is done when each call has its
 * answer. It tries again by itself while the product is down.
 */
export async function segment(
  { port }: Home,
  writeKey: string,
  say: (client: SegmentCalls) => void,
  watch: Watch = {},
): Promise<void> {
  const client = new Analytics({
    writeKey,
    host: `http://127.0.0.1:${port}`,
    flushAt: 500,
    flushInterval: 10,
    httpClient: async (url, request) => {
      watch.asked?.();
      const response = await fetch(url, request);
      if (watch.answered?.() === 'lost') throw new Error('the connection broke before the answer');
      return response;
    },
  });
  const failures: unknown[] = [];
  client.on('error', (error) => failures.push(error.reason ?? error));
  say(client);
  await client.closeAndFlush();
  if (failures.length > 0) throw new Error(`the Segment client gave up: ${String(failures[0])}`);
}

export interface Customer {
  readonly account: string;
  readonly user: string;
  readonly name: string;
  readonly email: string;
}

export function customer(account: string, name: string): Customer {
  const user = name.split(' ')[0]?.toLowerCase() ?? name;
  return { account, user: `${user}-of-${account}`, name, email: `${user}@${account}.example` };
}

/** A customer of 14 months who is well: 40 points before they do anything. */
export function introduce(client: SegmentCalls, { account, user, name, email }: Customer, csm: string): void {
  const traits = {
    name: `${account} Property Care`,
    csm,
    created_on: monthsAgo(14),
    plan_limit: 100,
    health_score: 85,
    services: ['lawn care', 'gutter cleaning'],
    expansion_options: ['snow removal', 'window cleaning'],
    next_plan_price: 18_000,
  };
  client.group({ userId: user, groupId: account, traits });
  client.identify({ userId: user, traits: { name, email, is_primary: true } });
}

/** Close to the limit of the plan: the journey is entered. */
export function useNearlyAll(client: SegmentCalls, { user }: Customer): void {
  client.track({ userId: user, event: 'service.used', properties: { quantity: 92, service: 'lawn care' } });
}

export function recommend(client: SegmentCalls, { user }: Customer): void {
  client.track({ userId: user, event: 'nps.submitted', properties: { score: 10, comment: 'Always on time.' } });
}

/** The first of the month, as many months ago. */
function monthsAgo(months: number): string {
  const date = new Date();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 10);
}

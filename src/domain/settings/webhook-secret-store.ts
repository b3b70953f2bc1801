import { randomBytes } from 'node:crypto';
import { DAY, type Instant, precondition } from '#base';
import { type Queryable, type Tx, timestamp } from '#platform/db';
import { WEBHOOK_SECRET, WEBHOOK_URL } from './setting.ts';

/** Where colleagues are told by webhook, and what signs it. */
export interface WebhookTarget {
  readonly url: string;
  /** `whsec_…`; the newest first, and for a day after a change the one before it. */
  readonly secrets: readonly string[];
}

/** Not a text, so that it is never read together with the other settings. */
interface StoredSecret {
  readonly secret: string;
  readonly before?: { readonly secret: string; readonly until: Instant };
}

/** How long a secret goes on signing after the next one was made. */
const OVERLAP = DAY;

/** Where to send now; undefined while no address is set. */
export async function loadWebhookTarget(db: Queryable, now: Instant): Promise<WebhookTarget | undefined> {
  const { url, stored } = await readTarget(db);
  if (url === undefined || stored === undefined) return undefined;
  const { secret, before } = stored;
  return { url, secrets: before !== undefined && before.until > now ? [secret, before.secret] : [secret] };
}

/** A secret for an address that was not there before, to be shown once; undefined where it was. */
export async function secretForAddress(tx: Tx, url: string, at: Instant): Promise<string | undefined> {
  const before = await readTarget(tx);
  if (before.url === url && before.stored !== undefined) return undefined;
  return storeSecret(tx, { secret: newSecret() }, at);
}

/** Another secret, to be shown once; the one before signs beside it for a day. */
export async function renewSecret(tx: Tx, at: Instant): Promise<string> {
  const { stored } = await readTarget(tx);
  if (stored === undefined) {
    throw precondition('no-webhook', `There is no webhook yet: set ${WEBHOOK_URL}, its secret comes with it.`);
  }
  return storeSecret(tx, { secret: newSecret(), before: { secret: stored.secret, until: at + OVERLAP } }, at);
}

async function readTarget(db: Queryable): Promise<{ url: string | undefined; stored: StoredSecret | undefined }> {
  const rows = await db.query<{ key: string; value: unknown }>(`select key, value from setting where key = any($1)`, [
    [WEBHOOK_URL, WEBHOOK_SECRET],
  ]);
  const values = new Map(rows.map(({ key, value }) => [key, value]));
  const url = values.get(WEBHOOK_URL);
  return {
    url: typeof url === 'string' ? url : undefined,
    // Written by storeSecret alone.
    stored: values.get(WEBHOOK_SECRET) as StoredSecret | undefined,
  };
}

async function storeSecret(tx: Tx, stored: StoredSecret, at: Instant): Promise<string> {
  await tx.query(
    `insert into setting (key, value, updated_at) values ($1, $2::jsonb, $3)
         on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`,
    [WEBHOOK_SECRET, JSON.stringify(stored), timestamp(at)],
  );
  return stored.secret;
}

/** As Standard Webhooks has it: 24 to 64 random bytes in base64. */
function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

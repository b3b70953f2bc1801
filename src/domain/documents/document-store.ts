import { type Instant, isoInstant, type Uuid } from '#base';
import { type Queryable, type Tx, timestamp } from '#platform/db';
import type { DocumentRequest, DocumentState, MadeDocument } from './document.ts';

export interface DocumentRow {
  readonly account: string;
  readonly id: Uuid;
  readonly playbook: string | null;
  readonly version: string | null;
  readonly name: string;
  readonly enrollment: Uuid | null;
  readonly step: string | null;
  readonly state: DocumentState;
  readonly reason: string | null;
  readonly title: string | null;
  readonly body: string | null;
  readonly locale: string | null;
  readonly review: Uuid | null;
  readonly request: DocumentRequest | null;
  readonly made_at: Instant;
  readonly changed_at: Instant;
  readonly approved_at: Instant | null;
  readonly approved_by: string | null;
}

const COLUMNS =
  'account, id, playbook, version, name, enrollment, step, state, reason, title, body, locale, review, request, ' +
  'made_at, changed_at, approved_at, approved_by';

/** Adds documents; one whose id is there already stays as it is, so that a repeated tick makes no second. */
export async function insertDocuments(tx: Tx, shard: number, documents: readonly MadeDocument[]): Promise<void> {
  const rows = documents.map(({ madeAt, changedAt, approvedAt, approvedBy, ...rest }) => ({
    ...rest,
    made_at: isoInstant(madeAt),
    changed_at: isoInstant(changedAt),
    approved_at: approvedAt === undefined ? null : isoInstant(approvedAt),
    approved_by: approvedBy ?? null,
  }));
  await tx.query(
    `insert into document (shard, ${COLUMNS})
     select $1, ${COLUMNS}
       from jsonb_to_recordset($2::jsonb) as said
            (account text, id uuid, playbook text, version text, name text, enrollment uuid, step text, state text,
             reason text, title text, body text, locale text, review uuid, request jsonb, made_at timestamptz(3),
             changed_at timestamptz(3), approved_at timestamptz(3), approved_by text)
         on conflict do nothing`,
    [shard, JSON.stringify(rows)],
  );
}

export async function findDocument(
  db: Queryable,
  shard: number,
  account: string,
  id: Uuid,
): Promise<MadeDocument | undefined> {
  const [row] = await db.query<DocumentRow>(
    `select ${COLUMNS} from document where shard = $1 and account = $2 and id = $3`,
    [shard, account, id],
  );
  return row === undefined ? undefined : documentOf(row);
}

/** Keeps what became of a document: its state and text, and who approved it. */
export async function storeDocument(tx: Tx, shard: number, document: MadeDocument): Promise<void> {
  await tx.query(
    `update document
        set state = $4, reason = $5, title = $6, body = $7, locale = $8, request = $9::jsonb, changed_at = $10,
            approved_at = $11, approved_by = $12
      where shard = $1 and account = $2 and id = $3`,
    [
      shard,
      document.account,
      document.id,
      document.state,
      document.reason ?? null,
      document.title,
      document.body,
      document.locale,
      document.request === undefined ? null : JSON.stringify(document.request),
      timestamp(document.changedAt),
      document.approvedAt === undefined ? null : timestamp(document.approvedAt),
      document.approvedBy ?? null,
    ],
  );
}

/** Which documents are wanted: by name, of a journey run. */
export interface WantedDocument {
  readonly enrollment: Uuid;
  readonly name: string;
}

/** The newest approved one of each; what there is none of is left out. */
export async function loadDocuments(
  db: Queryable,
  shard: number,
  wanted: readonly WantedDocument[],
): Promise<readonly (MadeDocument & WantedDocument)[]> {
  if (wanted.length === 0) return [];
  const rows = await db.query<DocumentRow & WantedDocument>(
    `select distinct on (enrollment, name) ${COLUMNS} from document
      where shard = $1 and state = 'approved'
        and (enrollment, name) in (select * from unnest($2::uuid[], $3::text[]))
      order by enrollment, name, approved_at desc, id desc`,
    [shard, wanted.map((one) => one.enrollment), wanted.map((one) => one.name)],
  );
  return rows.map((row) => ({ ...documentOf(row), enrollment: row.enrollment, name: row.name }));
}

function documentOf(row: DocumentRow): MadeDocument {
  return {
    account: row.account,
    id: row.id,
    ...(row.playbook === null ? {} : { playbook: row.playbook }),
    ...(row.version === null ? {} : { version: row.version }),
    name: row.name,
    ...(row.enrollment === null ? {} : { enrollment: row.enrollment }),
    ...(row.step === null ? {} : { step: row.step }),
    state: row.state,
    ...(row.reason === null ? {} : { reason: row.reason }),
    title: row.title ?? '',
    body: row.body ?? '',
    locale: row.locale ?? '',
    ...(row.review === null ? {} : { review: row.review }),
    ...(row.request === null ? {} : { request: row.request }),
    madeAt: row.made_at,
    changedAt: row.changed_at,
    ...(row.approved_at === null ? {} : { approvedAt: row.approved_at }),
    ...(row.approved_by === null ? {} : { approvedBy: row.approved_by }),
  };
}

/** That somebody has looked at a draft and found it good. */
export interface Reviewed {
  readonly account: string;
  /** The task by which they were asked to. */
  readonly review: Uuid;
  readonly at: Instant;
  readonly by: string;
}

/** Approves the drafts of some reviews; what is no draft any more stays as it is. */
export async function approveReviewed(tx: Tx, shard: number, reviews: readonly Reviewed[]): Promise<void> {
  const rows = reviews.map(({ at, ...rest }) => ({ ...rest, at: isoInstant(at) }));
  await tx.query(
    `update document
        set state = 'approved', changed_at = said.at, approved_at = said.at, approved_by = said.by
       from jsonb_to_recordset($2::jsonb) as said (account text, review uuid, at timestamptz, by text)
      where document.shard = $1 and document.account = said.account and document.review = said.review
        and document.state = 'draft'`,
    [shard, JSON.stringify(rows)],
  );
}

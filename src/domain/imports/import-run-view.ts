import { z } from 'zod';
import { type Instant, isoInstant, type JsonObject, type Uuid } from '#base';
import { type ImportKind, importKinds } from './import-kind.ts';

export const Kind = z.enum(importKinds as [ImportKind, ...ImportKind[]]);
const STATES = ['waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted'] as const;

export const RowProblemView = z.object({
  column: z.string(),
  value: z.string(),
  reason: z.string(),
  fix: z.string(),
  told: z.looseObject({ reason: z.string() }).optional().describe('which rule, and what it names'),
});

/** What has become of the rows so far. */
export const Outcome = z.object({
  rows: z.number(),
  skipped: z.number(),
  refused: z.number(),
  repeated: z.number(),
  contradicting: z.number(),
  events: z.record(z.string(), z.number()),
  people: z.object({ added: z.number(), changed: z.number(), unchanged: z.number() }),
  /** Of a check: how many events were held against the log, how many it has, and how many of these say something else. */
  compared: z.object({ events: z.number(), known: z.number(), contradicting: z.number() }).optional(),
  /** Why it was not read to its end, for whoever tells it in another language than `message`. */
  problem: z.looseObject({ reason: z.string() }).optional(),
  refusals: z.array(
    z.object({
      line: z.number(),
      problems: z.array(RowProblemView),
    }),
  ),
});
export type Outcome = z.output<typeof Outcome>;

export const RunView = z.object({
  run: z.string(),
  upload: z.string(),
  file: z.string(),
  kind: Kind,
  check: z.boolean().describe('it only looked and stored nothing'),
  earlier: z.string().optional().describe('the run whose refused rows it brings in again'),
  state: z.enum(STATES),
  by: z.string(),
  created_at: z.string(),
  finished_at: z.string().optional(),
  bytes_read: z.number(),
  bytes: z.number(),
  outcome: Outcome.optional(),
  message: z.string().optional(),
});

export interface ImportRunRow {
  readonly id: Uuid;
  readonly upload: Uuid;
  readonly file: string;
  readonly kind: ImportKind;
  readonly map: string;
  readonly dryRun: boolean;
  readonly earlier: Uuid | null;
  readonly state: (typeof STATES)[number];
  readonly actor: string;
  readonly createdAt: Instant;
  readonly finishedAt: Instant | null;
  readonly bytesRead: number;
  readonly bytes: number;
  readonly outcome: JsonObject;
  readonly message: string | null;
}

export function viewRun(row: ImportRunRow): z.input<typeof RunView> {
  const outcome = Outcome.safeParse(row.outcome);
  return {
    run: row.id,
    upload: row.upload,
    file: row.file,
    kind: row.kind,
    check: row.dryRun,
    ...(row.earlier === null ? {} : { earlier: row.earlier }),
    state: row.state,
    by: row.actor.replace(/^[a-z]+:/, ''),
    created_at: isoInstant(row.createdAt),
    ...(row.finishedAt === null ? {} : { finished_at: isoInstant(row.finishedAt) }),
    bytes_read: row.bytesRead,
    bytes: row.bytes,
    ...(outcome.success ? { outcome: outcome.data } : {}),
    ...(row.message === null ? {} : { message: row.message }),
  };
}

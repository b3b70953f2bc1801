import { z } from 'zod';
import { type Instant, isoInstant, type JsonObject } from '#base';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead } from '#platform/operations';
import { addDuration } from '#pure/calendar';
import { respondBy } from '#pure/signal';
import { type ListedSignal, listSignalRows } from './signal-list.ts';

const SignalView = z.object({
  id: z.string(),
  account: z.string(),
  playbook: z.string(),
  kind: z.string(),
  direction: z.string(),
  status: z.string(),
  strength: z.string().nullable(),
  raisedAt: z.number(),
  respond_by: z.string().optional().describe('by when a person is to have responded, as its grade says'),
  overdue: z.boolean().optional().describe('of one that nobody has responded to: whether that has passed'),
  reason: z.string().nullable(),
  evidence: z.custom<JsonObject>().meta({ type: 'object' }),
});

/** The end of the year 9999: what lies beyond, the database can't be asked for. */
const LAST = 253_402_300_799_999;

/** Signals over all accounts, the newest first, a page at a time. */
export const listSignals = (runtime: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'list-signals',
    summary: 'List signals, newest first',
    access: 'read',
    doors: ['http', 'cli'],
    input: z.object({
      account: z.string().optional(),
      status: z.string().optional(),
      before: z.object({ at: z.number().int().min(0).max(LAST), id: z.uuid() }).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ signals: z.array(SignalView) }),
    async run({ db, at }, { limit, ...filter }) {
      const rows = await listSignalRows(db, filter, limit);
      const current = await runtime(db);
      return { signals: rows.map((row) => viewOf(row, current, at)) };
    },
  });

/** Those that a person is to respond to, or has. */
const ASKING = new Set(['raised', 'acknowledged', 'qualified', 'handed_over']);

function viewOf(row: ListedSignal, runtime: Runtime, now: Instant): z.output<typeof SignalView> {
  const { strongerAt: _, zone: __, ...signal } = row;
  const due = ASKING.has(row.status) ? dueOf(row, runtime) : undefined;
  if (due === undefined) return signal;
  return { ...signal, respond_by: isoInstant(due), ...(row.status === 'raised' ? { overdue: due < now } : {}) };
}

/** By the version that is live: what a person is held to now. */
function dueOf({ playbook: id, strength, raisedAt, strongerAt, zone }: ListedSignal, runtime: Runtime) {
  const grading = runtime.live.find(({ playbook }) => playbook.id === id)?.playbook.grading ?? [];
  const grade = grading.find((one) => one.strength === strength);
  const signal = { raisedAt, ...(strongerAt === null ? {} : { strongerAt }) };
  const plus: Parameters<typeof respondBy>[2] = (at, duration) =>
    addDuration(at, duration, 1, zone ?? runtime.zone, runtime.calendar);
  return grade === undefined ? undefined : respondBy(signal, grade, plus);
}

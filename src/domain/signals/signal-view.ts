import { z } from 'zod';
import { type Instant, isoInstant, type JsonObject } from '#base';
import type { Runtime } from '#engine';
import { addDuration } from '#pure/calendar';
import { respondBy } from '#pure/signal';
import type { ListedSignal } from './signal-list.ts';

export const Curve = z.object({
  metric: z.string().describe('its name in the playbook'),
  label: z.string(),
  unit: z.string().optional(),
  days: z.array(z.string()),
  values: z.array(z.number().nullable()),
});

export const SignalView = z.object({
  id: z.string(),
  account: z.string(),
  account_name: z.string().optional(),
  owner: z.string().optional().describe('a person’s id or e-mail address, as it was sent'),
  playbook: z.string(),
  kind: z.string(),
  title: z.string(),
  direction: z.string(),
  pattern: z.string(),
  status: z.string(),
  strength: z.string().nullable(),
  level: z.number().nullable(),
  raisedAt: z.number(),
  stronger_at: z.string().optional().describe('when another signal made it so strong'),
  respond_by: z.string().optional().describe('by when a person is to have responded, as its grade says'),
  overdue: z.boolean().optional().describe('of one that nobody has responded to: whether that has passed'),
  reason: z.string().nullable(),
  evidence: z.custom<JsonObject>().meta({ type: 'object' }),
  qualification: z.custom<JsonObject>().meta({ type: 'object' }).optional(),
  health: z.object({ value: z.number().nullable(), band: z.string().nullable() }).optional(),
  arr: z.array(z.object({ currency: z.string(), minor: z.number() })),
  curve: z
    .array(z.number().nullable())
    .optional()
    .describe('the metric that it stands on, at the end of each of the last 12 weeks'),
});

/** Those that a person is to respond to, or has. */
const ASKING = new Set(['raised', 'acknowledged', 'qualified', 'handed_over']);

export function viewSignal(row: ListedSignal, runtime: Runtime, now: Instant): z.output<typeof SignalView> {
  const due = ASKING.has(row.status) ? dueOf(row, runtime) : undefined;
  const { id, account, playbook, kind, direction, pattern, status, strength, level, raisedAt, reason, evidence } = row;
  return {
    ...{ id, account, playbook, kind, direction, pattern, status, strength, level, raisedAt, reason, evidence },
    title: ruleOf(row, runtime)?.title ?? kind,
    arr: [...row.arr],
    ...(row.accountName === null ? {} : { account_name: row.accountName }),
    ...(row.owner === null ? {} : { owner: row.owner }),
    ...(row.strongerAt === null ? {} : { stronger_at: isoInstant(row.strongerAt) }),
    ...(row.qualification === null ? {} : { qualification: row.qualification }),
    ...(row.health === null ? {} : { health: row.health }),
    ...(due === undefined ? {} : { respond_by: isoInstant(due) }),
    ...(due === undefined || status !== 'raised' ? {} : { overdue: due < now }),
  };
}

/** The rule that found it, as the version that is live has it. */
export function ruleOf({ playbook, kind }: Pick<ListedSignal, 'playbook' | 'kind'>, runtime: Runtime) {
  return runtime.live.find((active) => active.playbook.id === playbook)?.playbook.signals[kind];
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

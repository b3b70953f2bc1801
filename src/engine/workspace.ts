import { DAY, HOUR, type Zone } from '#base';
import type { Queryable } from '#platform/db';
import { type Duration, noQuietHours, parseDuration, parseQuietHours, type QuietHours } from '#pure/calendar';

/** What is set for the whole workspace and ticks read. */
export interface Workspace {
  readonly zone: Zone;
  readonly quiet: QuietHours;
  readonly upsellCap: Duration | undefined;
  /** An event that is older than this when it comes in counts, and acts on nothing; in ms. */
  readonly historyAfter: number;
}

const DEFAULTS = {
  'workspace.zone': 'UTC',
  'workspace.quiet_hours': '18-8 weekends',
  'workspace.upsell_cap': '14d',
  'workspace.history_after': '48h',
} as const;

export const HISTORY_AFTER = 48 * HOUR;

export const WORKSPACE_SETTINGS = Object.keys(DEFAULTS);

/** What is set by key; what is not set, or can't be read, is as it is by default. */
export function workspaceOf(set: Readonly<Record<string, unknown>>): Workspace {
  const read = <T>(key: keyof typeof DEFAULTS, parse: (text: string) => T | undefined): T | undefined => {
    const text = set[key];
    return (typeof text === 'string' ? parse(text) : undefined) ?? parse(DEFAULTS[key]);
  };
  return {
    zone: read('workspace.zone', (zone) => zone) ?? 'UTC',
    quiet: read('workspace.quiet_hours', parseQuietHours) ?? noQuietHours,
    upsellCap: read('workspace.upsell_cap', parseCap)?.cap,
    historyAfter: read('workspace.history_after', parseAge) ?? HISTORY_AFTER,
  };
}

/** `14d`, or `none`; undefined for anything else. */
function parseCap(text: string): { readonly cap: Duration | undefined } | undefined {
  if (text.trim() === 'none') return { cap: undefined };
  const cap = parseDuration(text);
  return cap === undefined ? undefined : { cap };
}

/** An age of events in ms: `48h`, `7d` (a day is 24 h), an hour at least, since senders try again; else undefined. */
export function parseAge(text: string): number | undefined {
  const age = parseDuration(text);
  if (age === undefined || age.kind === 'business') return undefined;
  const ms = age.kind === 'elapsed' ? age.ms : age.n * (AGE_UNITS[age.unit] ?? Number.NaN);
  return ms >= HOUR ? ms : undefined;
}

const AGE_UNITS: Readonly<Record<string, number>> = { day: DAY, week: 7 * DAY };

export async function readWorkspace(db: Queryable): Promise<Workspace> {
  const rows = await db.query<{ key: string; value: unknown }>('select key, value from setting where key = any($1)', [
    WORKSPACE_SETTINGS,
  ]);
  return workspaceOf(Object.fromEntries(rows.map(({ key, value }) => [key, value])));
}

/** The zone of windows, days of metrics and reports; UTC until it is set. */
export async function workspaceZone(db: Queryable): Promise<Zone> {
  return (await readWorkspace(db)).zone;
}

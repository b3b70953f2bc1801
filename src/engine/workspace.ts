import type { Zone } from '#base';
import type { Queryable } from '#platform/db';
import { type Duration, noQuietHours, parseDuration, parseQuietHours, type QuietHours } from '#pure/calendar';

/** What is set for the whole workspace and ticks read. */
export interface Workspace {
  readonly zone: Zone;
  readonly quiet: QuietHours;
  readonly upsellCap: Duration | undefined;
}

const DEFAULTS = {
  'workspace.zone': 'UTC',
  'workspace.quiet_hours': '18-8 weekends',
  'workspace.upsell_cap': '14d',
} as const;

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
  };
}

/** `14d`, or `none`; undefined for anything else. */
function parseCap(text: string): { readonly cap: Duration | undefined } | undefined {
  if (text.trim() === 'none') return { cap: undefined };
  const cap = parseDuration(text);
  return cap === undefined ? undefined : { cap };
}

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

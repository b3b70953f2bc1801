import type { Instant, JsonObject, Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import type { EventGroup, KpiNeeds } from '#pure/kpi';

interface GroupRow {
  readonly name: string;
  readonly account: string;
  readonly enrollment: Uuid | null;
  readonly properties: JsonObject;
  readonly at: Instant[];
  readonly journey: string | null;
  readonly status: string | null;
}

/**
 * Events of all accounts up to `until`, as much of them as is needed, those that say the same together. What belongs to
 * another playbook (by its property, or by the run that it belongs to) and to the hold-out is left out.
 */
export async function listCountedEvents(
  db: Queryable,
  playbook: string,
  needed: KpiNeeds['events'],
  until: Instant,
): Promise<EventGroup[]> {
  if (needed.size === 0) return [];
  const asked = [...needed.values()];
  const rows = await db.query<GroupRow>(
    // The log has no index on names: a scan of the period reads it (docs/decisions/0006-kpis-read-the-log.md).
    // The clock's milliseconds as a double are exact, and cost half of what a numeric does.
    `select said.name, said.account, said.enrollment, said.properties, said.at, run.journey, run.status
       from (
         select shard, name, account, properties ->> 'enrollment' as enrollment,
                case when ($5::jsonb[])[array_position($1, name)] is null then '{}'::jsonb
                     else (select coalesce(jsonb_object_agg(asked, event.properties -> asked), '{}')
                             from jsonb_array_elements_text(($5::jsonb[])[array_position($1, event.name)]) as asked
                            where event.properties ? asked)
                end as properties,
                array_agg((date_part('epoch', occurred_at) * 1000)::bigint) as at
           from event
          where name = any($1::text[]) and name <> 'journey.held_out'
            and occurred_at >= $2 and occurred_at <= $3
            and occurred_at >= ($4::timestamptz[])[array_position($1, name)]
            and coalesce(properties ->> 'playbook', $6) = $6
          group by 1, 2, 3, 4, 5
       ) as said
       left join enrollment as run
         on run.shard = said.shard and run.account = said.account
        and run.id = (case when said.enrollment ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                           then said.enrollment end)::uuid
      where run.id is null or (run.playbook = $6 and run.status <> 'held_out')`,
    [
      [...needed.keys()],
      timestamp(Math.min(...asked.map(({ since }) => since))),
      timestamp(until),
      asked.map(({ since }) => timestamp(since)),
      asked.map(({ properties }) => (properties.length === 0 ? null : JSON.stringify(properties))),
      playbook,
    ],
  );
  return rows.map(groupOf);
}

function groupOf({ name, account, enrollment, properties, at, journey, status }: GroupRow): EventGroup {
  return {
    name,
    account,
    ...(enrollment === null ? {} : { enrollment }),
    ...(journey === null ? {} : { run: { journey, isRunning: status === 'running' } }),
    properties,
    at: at.sort((a, b) => a - b),
  };
}

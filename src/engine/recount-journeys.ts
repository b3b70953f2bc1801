import type { Tx } from '#platform/db';

/**
 * Counts the journeys of a shard anew, for whoever has taken rows of `enrollment` away: how many stand where and what
 * became of the others; of waits that are over only the counts remain, until nobody is left of whom they could be.
 */
export async function recountJourneys(tx: Tx, shard: number): Promise<void> {
  await tx.query(
    `delete from journey_sum as sum
      where shard = $1 and (kind <> 'waited' or not exists (
              select 1 from enrollment one where one.shard = sum.shard and one.playbook = sum.playbook and one.journey = sum.journey))`,
    [shard],
  );
  await tx.query(
    `insert into journey_sum (shard, playbook, journey, version, kind, name, bucket, count)
     select shard, playbook, journey, version, kind, name, 0, count(*)
       from enrollment,
            lateral (select state::jsonb as state) as stored,
            lateral (
              select case when status = 'held_out' then 'held_out' else 'entered' end as kind, '' as name
               union all select 'running', '' where status = 'running'
               union all select 'goal', '' where stored.state ? 'reachedGoalAt'
               union all select 'outcome', coalesce(outcome, '') where status = 'exited'
               union all select 'left', stored.state ->> 'leftAt' where status = 'exited' and stored.state ? 'leftAt'
               union all select 'in_stage', stored.state ->> 'stage' where status = 'running' and stored.state ? 'stage'
               union all select 'standing', stored.state #>> '{waiting,step}' where status = 'running' and stored.state ? 'waiting'
               union all select 'reached', stage from jsonb_array_elements_text(stored.state -> 'stages') as stage
               union all select 'passed', visited from jsonb_object_keys(stored.state -> 'visits') as visited) as counted
      where shard = $1
      group by 1, 2, 3, 4, 5, 6`,
    [shard],
  );
}

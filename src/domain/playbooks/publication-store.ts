import type { Instant } from '#base';
import { type Queryable, type Tx, timestamp } from '#platform/db';
import type { MovePlans } from './inside.ts';

/** A time that a person made a version live. */
export interface Publication {
  readonly id: string;
  readonly playbook: string;
  readonly version: string;
  readonly kind: 'publish' | 'roll back';
  readonly publishedAt: Instant;
  readonly publishedBy: string;
  readonly publisher: string | null;
  readonly inside: 'finish' | 'move' | 'leave';
  readonly state: 'preparing' | 'moving' | 'done' | 'overtaken';
  readonly shardsDone: number;
  readonly prepared: number;
  readonly asked: number;
  readonly finishedAt: Instant | null;
}

export async function insertPublication(
  tx: Tx,
  {
    id,
    playbook,
    version,
    kind,
    by,
    inside,
    plan,
  }: Pick<Publication, 'id' | 'playbook' | 'version' | 'kind' | 'inside'> & {
    readonly by: string;
    readonly plan: MovePlans;
  },
  at: Instant,
): Promise<void> {
  await tx.query(
    `insert into publication (id, playbook, version, kind, published_at, published_by, inside, plan, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, 'preparing')`,
    [id, playbook, version, kind, timestamp(at), by, inside, JSON.stringify(plan)],
  );
}

/** The newest first. */
export function readPublications(db: Queryable, playbook: string, limit: number): Promise<Publication[]> {
  return db.query<Publication>(
    `select u.id, u.playbook, u.version, u.kind, u.published_at as "publishedAt", u.published_by as "publishedBy",
            coalesce(p.name, s.name) as publisher, u.inside, u.state, u.shards_done as "shardsDone", v.prepared, u.asked,
            u.finished_at as "finishedAt"
       from publication u
       join playbook_version v on v.playbook = u.playbook and v.version = u.version
       left join person p on p.id = u.published_by
       left join sign_in_user s on 'person:' || s.id = u.published_by
      where u.playbook = $1 order by u.published_at desc, u.id limit $2`,
    [playbook, limit],
  );
}

import { UNNAMED_COMPANY } from '#platform/config';
import type { Queryable } from '#platform/db';

/** What the tables themselves tell of how far an installation is set up; the sample company does not count. */
export interface RolloutFacts {
  readonly owner: boolean;
  readonly phone: boolean;
  readonly booking: boolean;
  readonly playbook: string | null;
  readonly accounts: boolean;
  readonly events: boolean;
  readonly contacts: boolean;
  readonly contracts: boolean;
  readonly people: number;
  readonly unowned: number;
  readonly looked: number;
  readonly standing: number;
  readonly journey: boolean;
  readonly company: boolean;
}

/** So many accounts tell how it is with them: the checklist must not read a hundred thousand. */
const LOOKED_AT = 1000;

export async function listRolloutFacts(db: Queryable): Promise<RolloutFacts> {
  const [row] = await db.query<RolloutFacts>(
    `with own as materialized (select shard, id, owner from account where not sample limit ${LOOKED_AT})
     select exists (select 1 from sign_in_user where role = 'owner' and ended_at is null) as owner,
            exists (select 1 from setting where key = 'company.name'
                       and not exists (select 1 from sample_company c where c.settings -> 'company.name' = setting.value)
                       and setting.value <> to_jsonb($1::text)) as company,
            exists (select 1 from setting where key = 'company.support_phone'
                       and not exists (select 1 from sample_company c where c.settings -> 'company.support_phone' = setting.value)) as phone,
            exists (select 1 from setting where key = 'company.booking_link'
                       and not exists (select 1 from sample_company c where c.settings -> 'company.booking_link' = setting.value)) as booking,
            (select playbook from playbook_version where status = 'live' order by playbook limit 1) as playbook,
            exists (select 1 from own) as accounts,
            exists (select 1 from own join latest on latest.shard = own.shard and latest.account = own.id) as events,
            exists (select 1 from own join contact on contact.shard = own.shard and contact.account = own.id
                     where contact.email is not null) as contacts,
            exists (select 1 from own join contract on contract.shard = own.shard and contract.account = own.id) as contracts,
            (select count(*)::int from person where not sample and cardinality(roles) > 0) as people,
            (select count(*)::int from own where owner is null) as unowned,
            (select count(*)::int from own) as looked,
            (select count(*)::int from (
               select 1 from signal where status = 'standing'
                  and not exists (select 1 from sample_account s where s.shard = signal.shard and s.account = signal.account)
                limit ${LOOKED_AT}) as found) as standing,
            exists (select 1 from own join enrollment e on e.shard = own.shard and e.account = own.id) as journey`,
    [UNNAMED_COMPANY],
  );
  if (row === undefined) throw new RangeError('one row comes');
  return row;
}

export async function isPutAway(db: Queryable, person: string): Promise<boolean> {
  return (await db.query('select 1 from first_steps where person = $1', [person])).length > 0;
}

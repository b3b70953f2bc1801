import { z } from 'zod';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead } from '#platform/operations';
import type { TeamRole } from '#pure/playbook';
import { countOwnedAccounts } from './owned-account-list.ts';
import type { Person } from './person.ts';
import { DEFAULT_STAND_INS } from './resolve-person.ts';
import { computeRoleLoad, type RoleLoad } from './role-load.ts';
import { loadTeam } from './team-store.ts';

const RoleView = z.object({
  role: z.string(),
  title: z.string(),
  stand_ins: z.array(z.string()),
  cap: z.number().optional().describe('accounts a person at most'),
  pooling: z.number().optional().describe('accounts that one person serves'),
  people: z.array(z.object({ person: z.string(), name: z.string(), accounts: z.number(), over_cap: z.boolean() })),
  accounts_per_person: z.number().optional(),
  over_pooling: z.boolean(),
});

export const listTeamRoles = (runtime: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'list-team-roles',
    summary: 'List the roles of the account team: who has them, who stands in, and who has more accounts than planned',
    access: 'read',
    doors: ['http', 'cli'],
    input: z.object({}),
    output: z.object({ roles: z.array(RoleView) }),
    async run({ db }) {
      const { live } = await runtime(db);
      const team = await loadTeam(db);
      const owned = await countOwnedAccounts(db);
      const roles = rolesOf(
        live.flatMap(({ playbook }) => Object.values(playbook.team)),
        team,
      );
      return { roles: roles.map((role) => view(computeRoleLoad(role, team, owned))) };
    },
  });

/** Those of the live playbooks, the first that names one, and those that people have besides. */
function rolesOf(named: readonly TeamRole[], team: readonly Person[]): readonly TeamRole[] {
  const roles = new Map<string, TeamRole>();
  for (const role of named) if (!roles.has(role.role)) roles.set(role.role, role);
  for (const role of team.flatMap((person) => person.roles)) {
    if (!roles.has(role)) roles.set(role, { role, title: role, standIns: [] });
  }
  return [...roles.values()];
}

function view({ role, people, accountsPerPerson, isOverPooling }: RoleLoad): z.input<typeof RoleView> {
  const { standIns, cap, pooling } = role;
  return {
    role: role.role,
    title: role.title,
    stand_ins: [...(standIns.length > 0 ? standIns : (DEFAULT_STAND_INS[role.role] ?? []))],
    ...(cap === undefined ? {} : { cap }),
    ...(pooling === undefined ? {} : { pooling }),
    people: people.map(({ person, accounts, isOverCap }) => ({
      person: person.id,
      name: person.name,
      accounts,
      over_cap: isOverCap,
    })),
    ...(accountsPerPerson === undefined ? {} : { accounts_per_person: accountsPerPerson }),
    over_pooling: isOverPooling,
  };
}

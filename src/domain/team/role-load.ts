import type { TeamRole } from '#pure/playbook';
import { findPerson, type Person } from './person.ts';

/** How many accounts have this owner, a person's id or e-mail as it was sent; none: nobody's. */
export interface OwnedAccounts {
  readonly owner: string | null;
  readonly accounts: number;
}

/** What a role has to look after now, against what its playbook allows. */
export interface RoleLoad {
  readonly role: TeamRole;
  readonly people: readonly { readonly person: Person; readonly accounts: number; readonly isOverCap: boolean }[];
  /** All accounts over the people of the role; undefined where nobody has it. */
  readonly accountsPerPerson: number | undefined;
  readonly isOverPooling: boolean;
}

/**
 * Accounts are owned by csms; every other role serves all of them, so that each of its people has an equal share.
 * Whoever owns accounts counts as a csm, with the role or without.
 */
export function computeRoleLoad(role: TeamRole, team: readonly Person[], owned: readonly OwnedAccounts[]): RoleLoad {
  const total = owned.reduce((sum, { accounts }) => sum + accounts, 0);
  const byOwner = new Map<Person, number>();
  for (const { owner, accounts } of owned) {
    const person = findPerson(team, owner ?? undefined);
    if (person !== undefined) byOwner.set(person, (byOwner.get(person) ?? 0) + accounts);
  }
  const isCsm = role.role === 'csm';
  const having = team.filter((person) => person.roles.includes(role.role) || (isCsm && byOwner.has(person)));
  const average = having.length === 0 ? undefined : Math.round((total / having.length) * 10) / 10;
  const { cap, pooling } = role;
  return {
    role,
    people: having.map((person) => {
      const accounts = isCsm ? (byOwner.get(person) ?? 0) : (average ?? 0);
      return { person, accounts, isOverCap: cap !== undefined && accounts > cap };
    }),
    accountsPerPerson: average,
    isOverPooling: pooling !== undefined && total > pooling * having.length,
  };
}

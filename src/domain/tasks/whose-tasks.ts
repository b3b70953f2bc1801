import type { Person } from '#domain/team';

/**
 * Whose tasks are meant: mine, or those of my team, which is whoever has the same manager and the manager, or whom I
 * manage; undefined: everybody's. Whoever is no person of the team has none.
 */
export function assigneesOf(
  me: string | undefined,
  whose: 'mine' | 'team' | 'all',
  people: readonly Pick<Person, 'id' | 'manager'>[],
): readonly string[] | undefined {
  if (whose === 'all') return undefined;
  if (me === undefined) return [];
  if (whose === 'mine') return [me];
  const own = people.find(({ id }) => id === me)?.manager;
  const heads = [me, ...(own === undefined ? [] : [own])];
  return people
    .filter(({ id, manager }) => heads.includes(id) || (manager !== undefined && heads.includes(manager)))
    .map(({ id }) => id);
}

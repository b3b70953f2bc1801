import { invalid } from '#base';
import { findPerson, type Person } from './person.ts';

/** The id of the manager whom an id or e-mail address names; null takes it away. Throws for nobody and for oneself. */
export function managerOf(team: readonly Person[], person: string, who: string | null): string | undefined {
  if (who === null) return undefined;
  const manager = findPerson(team, who);
  if (manager === undefined) {
    throw invalid(
      'manager-unknown',
      `Nobody in the team has the id or address ${who}; add the manager first. list-people shows all.`,
      { manager: who },
    );
  }
  if (manager.id !== person) return manager.id;
  throw invalid('own-manager', `${manager.name} cannot be their own manager; name somebody else.`, {
    manager: who,
    name: manager.name,
  });
}

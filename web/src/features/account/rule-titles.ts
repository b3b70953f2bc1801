import { useRead } from '#web/api';
import type { TitleFor } from './event-words.ts';
import { titleOf } from './titles.ts';

/** The titles of the live playbooks' signals, journeys and steps; a name that none of them has stays as it is. */
export function useRuleTitles(): TitleFor {
  const { data } = useRead('list-rules', {});
  return (rule) => {
    const named = data?.rules.find(({ name }) => name === rule);
    return named === undefined ? rule : titleOf(named.title, named.titles);
  };
}

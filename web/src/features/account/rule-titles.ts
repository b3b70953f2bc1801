import { useRead } from '#web/api';
import { useWords } from '#web/app';
import type { TitleFor } from './event-words.ts';
import { titleOf } from './titles.ts';

/** The titles of the live playbooks' signals, journeys and steps; a name that none of them has stays as it is. */
export function useRuleTitles(): TitleFor {
  const { data } = useRead('list-rules', {});
  const words = useWords();
  return (rule) => {
    const named = data?.rules.find(({ name }) => name === rule);
    return named === undefined ? rule : words.say(null, titleOf(named.title, named.titles));
  };
}

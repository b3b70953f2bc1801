import { i18n } from '@lingui/core';
import { useQuery } from '@tanstack/react-query';
import { type Output, readOptions } from '#web/api';
import { bandText } from '#web/ui';

type Answer = Output<'get-words'>;

/** How the person reads what playbooks say. */
export interface Words {
  /** A text of a playbook in the person's language: a title, factor, band or name as an answer has it. */
  say(playbook: string | null | undefined, text: string): string;
  /** The same as it begins a row: a name that has no words is spoken, with a capital first letter. */
  name(text: string): string;
  /** A band of health or of a score; null: it is not known. */
  band(band: string | null): string;
  playbook(id: string): string;
  signal(playbook: string, kind: string): string;
  score(playbook: string, score: string): string;
  journey(playbook: string, journey: string): string;
}

/** Names that nobody gave words are readable at least: `plan_limit` → `Plan limit`. */
export function spoken(name: string): string {
  if (!/^[a-z][a-z0-9_.-]*$/.test(name)) return name;
  const words = name.replaceAll(/[_.-]/g, ' ');
  return capital(words);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function wordsOf(answer: Answer | undefined): Words {
  const byId = new Map(answer?.playbooks.map((one) => [one.playbook, one]));
  const title = (playbook: string, kind: 'signals' | 'scores' | 'journeys', id: string): string =>
    byId.get(playbook)?.titles[kind][id] ?? spoken(id);
  const say = (playbook: string | null | undefined, text: string): string => {
    if (playbook === null || playbook === undefined) {
      for (const { words } of byId.values()) if (Object.hasOwn(words, text)) return words[text] ?? text;
      return text;
    }
    const words = byId.get(playbook)?.words ?? {};
    return Object.hasOwn(words, text) ? (words[text] ?? text) : text;
  };
  return {
    say,
    name(text) {
      const said = say(null, text);
      return capital(said === text ? spoken(text) : said);
    },
    band: (band) => say(null, bandText(band ?? 'unknown')),
    playbook: (id) => byId.get(id)?.title ?? spoken(id),
    signal: (playbook, kind) => title(playbook, 'signals', kind),
    score: (playbook, score) => title(playbook, 'scores', score),
    journey: (playbook, journey) => title(playbook, 'journeys', journey),
  };
}

/** Read once for a language; what is not there yet is shown as the playbook has it. */
export function useWords(): Words {
  const { data } = useQuery({
    ...readOptions('get-words', { locale: i18n.locale }),
    staleTime: 5 * 60_000,
    select: wordsOf,
  });
  return data ?? NONE;
}

const NONE = wordsOf(undefined);

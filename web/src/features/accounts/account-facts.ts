import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import { type Output, useRead } from '#web/api';
import { spoken, useWords, type Words } from '#web/app';
import { FACT_WORDS } from './fact-words.ts';

type ListedFact = Output<'list-account-facts'>['facts'][number];

/** What conditions and columns may name, with a name to show. */
export interface Fact extends ListedFact {
  readonly label: string;
}

/** The facts of the live playbooks; those that are in use first within their group. */
export function useAccountFacts(): readonly Fact[] {
  const { data } = useRead('list-account-facts', {});
  const words = useWords();
  const { _, i18n } = useLingui();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what facts are called is in the language that is spoken
  return useMemo(
    () =>
      (data?.facts ?? []).map(({ meaning, ...fact }) => {
        const own = FACT_WORDS[fact.fact];
        const label =
          own === undefined ? labelOf({ ...fact, ...(meaning === undefined ? {} : { meaning }) }, words) : _(own);
        // What the product says of its own facts is English; the name says enough in other languages.
        const isSaid = meaning !== undefined && (own === undefined || i18n.locale === 'en');
        return { ...fact, label, ...(isSaid ? { meaning: words.say(null, meaning) } : {}) };
      }),
    [data, words, i18n.locale],
  );
}

/** As people say it: `contract.days_to_end` → `Contract: days to end`; what is counted stands as it is written. */
function labelOf({ fact, group, meaning }: ListedFact, words: Words): string {
  if (group === 'signals') return t`Signal open: ${words.say(null, meaning ?? fact)}`;
  if (group === 'scores') return t`Score: ${words.say(null, meaning ?? fact)}`;
  const name = /^[a-z_]+\.([a-z0-9_]+)$/i.exec(fact)?.[1];
  return name === undefined ? fact : `${spoken(group)}: ${name.replaceAll('_', ' ')}`;
}

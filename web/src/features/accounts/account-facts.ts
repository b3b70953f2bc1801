import { t } from '@lingui/core/macro';
import { useMemo } from 'react';
import { type Output, useRead } from '#web/api';
import { spoken, useWords, type Words } from '#web/app';

type ListedFact = Output<'list-account-facts'>['facts'][number];

/** What conditions and columns may name, with a name to show. */
export interface Fact extends ListedFact {
  readonly label: string;
}

/** The facts of the live playbooks; those that are in use first within their group. */
export function useAccountFacts(): readonly Fact[] {
  const { data } = useRead('list-account-facts', {});
  const words = useWords();
  return useMemo(() => (data?.facts ?? []).map((fact) => ({ ...fact, label: labelOf(fact, words) })), [data, words]);
}

/** As people say it: `contract.days_to_end` → `Contract: days to end`; what is counted stands as it is written. */
function labelOf({ fact, group, meaning }: ListedFact, words: Words): string {
  if (group === 'signals') return t`Signal open: ${words.say(null, meaning ?? fact)}`;
  if (group === 'scores') return t`Score: ${words.say(null, meaning ?? fact)}`;
  if (fact === 'health.score') return t`Health: score`;
  if (fact === 'health.band') return t`Health: band`;
  const name = /^[a-z_]+\.([a-z0-9_]+)$/i.exec(fact)?.[1];
  return name === undefined ? fact : `${spoken(group)}: ${name.replaceAll('_', ' ')}`;
}

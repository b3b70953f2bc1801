import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { sectionRoute } from './routes.ts';
import type { AccountSearch } from './search.ts';

/** The account and section of the address, what else stands in it, and how to change that. */
export function useAddress() {
  const { account, section } = useParams({ from: sectionRoute.id });
  const search: AccountSearch = useSearch({ from: sectionRoute.id });
  const navigate = useNavigate();
  /** `undefined` takes a part away; each change can be gone back from, unless it `replaces`. */
  const change = useCallback(
    (changes: { readonly [Part in keyof AccountSearch]: AccountSearch[Part] | undefined }, replaces = false) => {
      const kept = Object.entries({ ...search, ...changes }).filter(([, value]) => value !== undefined);
      void navigate({
        to: '/accounts/$account/$section',
        params: { account, section },
        search: Object.fromEntries(kept),
        replace: replaces,
      });
    },
    [navigate, account, section, search],
  );
  return { account, section, search, change };
}

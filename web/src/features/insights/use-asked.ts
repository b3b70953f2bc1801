import { useMe } from '#web/app';
import { type InsightsSearch, periodInput } from './search.ts';

/** What the address asks of the operations: whose accounts, and which days in the workspace's zone. */
export function useAsked({ whose = 'all', period = '90' }: InsightsSearch) {
  const { company } = useMe();
  // en-CA writes dates as 2026-03-31.
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: company.zone }).format(new Date());
  return { whose, ...periodInput(period, today) };
}

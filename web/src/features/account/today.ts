import { zoneNow } from '#web/ui';

/** The day of an instant by the reader's calendar, `2026-03-02`; now unless said. */
export function today(at: number = Date.now()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zoneNow(), dateStyle: 'short' }).format(at);
}

/** The day so many days before today. */
export const daysAgo = (days: number): string => today(Date.now() - days * 86_400_000);

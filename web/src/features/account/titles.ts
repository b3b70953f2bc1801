import { localeNow } from '#web/ui';

/** The language of the reader; what formats go by may say the country as well. */
export const languageNow = (): 'en' | 'ko' => (localeNow().split('-')[0] === 'ko' ? 'ko' : 'en');

/** A playbook's title in the reader's language, where its author wrote several. */
export function titleOf(title: string | undefined, titles: Readonly<Record<string, string>> | undefined): string {
  return titles?.[languageNow()] ?? title ?? '';
}

import { localeNow } from '#web/ui';

/** A playbook's title in the reader's language, where its author wrote several. */
export function titleOf(title: string | undefined, titles: Readonly<Record<string, string>> | undefined): string {
  return titles?.[localeNow()] ?? title ?? '';
}

import { pickText } from '#domain/accounts';
import type { Labels } from '#pure/playbook';

/** A label in the reader's language, where its author wrote it in several. */
export function labelIn(label: string, labels: Labels | undefined, locale: string | undefined): string {
  if (labels === undefined || locale === undefined) return label;
  const texts = Object.fromEntries(Object.entries(labels).map(([language, text]) => [language, { text }]));
  return pickText(texts, locale)?.text ?? label;
}

import { didYouMean } from './did-you-mean.ts';
import type { Labels } from './labels.ts';
import type { FileReading } from './loading.ts';
import type { Path } from './yaml-file.ts';

/** A label as it is written: one text for all, or one for each locale of the playbook. */
export type LabelText = string | Labels;

/** The label in the playbook's first locale, and all of them where it has several. */
export function readLabel(text: LabelText, file: FileReading, path: Path): { label: string; labels?: Labels } {
  if (typeof text === 'string') return { label: text };
  const { locales } = file.loading;
  for (const locale of Object.keys(text)) {
    if (!locales.includes(locale)) {
      file.wrongKey(
        path,
        locale,
        `${locale} is not among the playbook's locales (${locales.join(', ')})${didYouMean(locale, locales) || ': add it in playbook.yaml, or take this text out'}`,
      );
    }
  }
  const missing = locales.filter((locale) => text[locale] === undefined);
  if (missing.length > 0) file.wrong(path, `the text in ${missing.join(', ')} is missing`);
  else file.loading.labels.push(text);
  return { label: text[locales[0] ?? ''] ?? '', labels: text };
}

/** The same of a title. */
export function readTitle(text: LabelText, file: FileReading, path: Path): { title: string; titles?: Labels } {
  const { label, labels } = readLabel(text, file, path);
  return { title: label, ...(labels === undefined ? {} : { titles: labels }) };
}

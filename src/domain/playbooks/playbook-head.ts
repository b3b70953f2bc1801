import { parse } from 'yaml';
import type { Files } from './playbook-store.ts';

function headOf(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const head: unknown = parse(text ?? '');
    // An object of YAML is a map or a list; of a list nothing is found by name.
    return typeof head === 'object' && head !== null ? (head as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

/** A word of playbook.yaml, also of one that has problems; empty where it is not said. */
export function wordOf(files: Files, key: 'playbook' | 'version'): string {
  const word = headOf(files['playbook.yaml'])[key];
  return typeof word === 'string' ? word : '';
}

/** The title, or the first of its languages. */
export function titleOf(files: Files): string {
  const { title } = headOf(files['playbook.yaml']);
  if (typeof title === 'string') return title;
  const [first] = typeof title === 'object' && title !== null ? Object.values(title) : [];
  return typeof first === 'string' ? first : wordOf(files, 'playbook');
}

/** What the change log of a version says of that version; undefined where it says nothing. */
export function changesIn(head: string, version: string): string | undefined {
  const log = headOf(head)['change log'];
  if (!Array.isArray(log)) return undefined;
  const entry: unknown = log.find((one: unknown) => isEntry(one) && one.version === version);
  return isEntry(entry) && typeof entry.changes === 'string' ? entry.changes : undefined;
}

const isEntry = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && 'version' in value;

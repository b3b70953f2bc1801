import type { Entries } from './zip.ts';

export type ImportedPlaybook =
  | {
      readonly kind: 'playbook';
      readonly playbook: string;
      readonly files: Readonly<Record<string, string>>;
      /** What was there and is no text of the playbook. */
      readonly left: readonly string[];
    }
  | { readonly kind: 'none' }
  /** It is not UTF-8, and would come back as something else. */
  | { readonly kind: 'unreadable'; readonly file: string };

const TEXTS = /\.(ya?ml|md)$/;
const HIDDEN = /(^|\/)[._]/;

/** The playbook among the files of an archive or folder, wherever in it its playbook.yaml stands. */
export function playbookIn(entries: Entries): ImportedPlaybook {
  const paths = Object.keys(entries).sort((a, b) => a.length - b.length);
  const head = paths.find((path) => /(^|\/)playbook\.yaml$/.test(path));
  if (head === undefined) return { kind: 'none' };
  const root = head.slice(0, -'playbook.yaml'.length);
  const files: Record<string, string> = {};
  const left: string[] = [];
  for (const path of paths.sort()) {
    const inside = path.slice(root.length);
    if (!path.startsWith(root) || !TEXTS.test(path) || HIDDEN.test(inside)) {
      left.push(path);
      continue;
    }
    const text = textOf(entries[path] ?? new Uint8Array());
    if (text === undefined) return { kind: 'unreadable', file: path };
    files[inside] = text;
  }
  const playbook = /^\uFEFF?playbook:\s*['"]?([a-z][a-z0-9_]*)/m.exec(files['playbook.yaml'] ?? '')?.[1];
  return playbook === undefined ? { kind: 'none' } : { kind: 'playbook', playbook, files, left };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    // With the mark that some editors write first: it belongs to the file.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

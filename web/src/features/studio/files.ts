import type { Schema } from './editor/schema.ts';

export type FileKind =
  | 'playbook'
  | 'facts'
  | 'team'
  | 'health'
  | 'signals'
  | 'kpis'
  | 'words'
  | 'journey'
  | 'form'
  | 'scenarios'
  | 'message'
  | 'guide'
  | 'document'
  | 'other';

const SINGLE: Readonly<Record<string, FileKind>> = {
  'playbook.yaml': 'playbook',
  'facts.yaml': 'facts',
  'signals.yaml': 'signals',
  'health.yaml': 'health',
  'team.yaml': 'team',
  'kpis.yaml': 'kpis',
  'words.yaml': 'words',
};

/** Folders in the order in which one reads a playbook, with what their files are and how their names end. */
export const FOLDERS = [
  { folder: 'journeys', kind: 'journey', ending: '.yaml' },
  { folder: 'messages', kind: 'message', ending: '.md' },
  { folder: 'guides', kind: 'guide', ending: '.md' },
  { folder: 'forms', kind: 'form', ending: '.yaml' },
  { folder: 'documents', kind: 'document', ending: '.md' },
  { folder: 'tests', kind: 'scenarios', ending: '.yaml' },
] as const;

function kindOf(file: string): FileKind {
  const single = SINGLE[file];
  if (single !== undefined) return single;
  const folder = file.split('/')[0];
  return FOLDERS.find((one) => one.folder === folder && file.endsWith(one.ending))?.kind ?? 'other';
}

/** The schema of a file's kind; of a Markdown file, that of its head. */
export function schemaOf(schemas: Readonly<Record<string, unknown>> | undefined, file: string): Schema | undefined {
  const kind = kindOf(file);
  const found = schemas?.[kind === 'document' ? 'guide' : kind];
  // The server's schemas are objects.
  return typeof found === 'object' && found !== null ? (found as Schema) : undefined;
}

const ORDER = Object.keys(SINGLE);

/** Single files first, then folder by folder. */
export function inOrder(files: readonly string[]): string[] {
  const place = (file: string): number => {
    const single = ORDER.indexOf(file);
    if (single >= 0) return single;
    const folder = FOLDERS.findIndex((one) => file.startsWith(`${one.folder}/`));
    return folder >= 0 ? ORDER.length + folder : ORDER.length + FOLDERS.length;
  };
  return [...files].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** Single files that a playbook may have and this one has not. */
export const missingSingles = (files: readonly string[]): string[] => ORDER.filter((file) => !files.includes(file));

const ID = /^[a-z][a-z0-9_]*$/;

/** Whether a file of a folder may be called so (without its ending). */
export const isName = (name: string): boolean => ID.test(name);

/** What a new file begins with: enough to be in order, or to see what is missing. */
export function beginningOf(file: string, locales: readonly string[]): string {
  const name = file.slice(file.indexOf('/') + 1).replace(/\.(yaml|md)$/, '');
  const sections = locales.map((locale) => `## ${locale}\n# ${name.replaceAll('_', ' ')}\n\n`).join('');
  switch (kindOf(file)) {
    case 'journey':
      return `journey: ${name}\ntitle: ${name.replaceAll('_', ' ')}\n\nenter:\n  on: [signal.raised]\n\nstages:\n  - stage: first\n    steps:\n      - exit: done\n`;
    case 'message':
      return `---\npurpose: service\nfrom: csm\nto: primary contact\n---\n${sections}`;
    case 'guide':
    case 'document':
      return `---\nwith: {}\n---\n${sections}`;
    case 'form':
      return `form: ${name}\ntitle: ${name.replaceAll('_', ' ')}\nfields:\n  - { field: note, label: Note, type: long text }\n`;
    case 'scenarios':
      return '- scenario: What happens\n  given:\n    account: {}\n  play: []\n  expect:\n    - { day: 0, signal: high_usage }\n';
    case 'facts':
      return 'attributes: {}\nmetrics: {}\nevents: {}\n';
    case 'signals':
      return 'scores: {}\nsignals: {}\n';
    case 'team':
      return 'roles: {}\n';
    case 'health':
      return 'health: {}\n';
    case 'kpis':
      return 'kpis: {}\n';
    case 'words':
      return 'words: {}\n';
    default:
      return '';
  }
}

/** A playbook of nothing but its head. */
export const newPlaybook = (id: string, title: string): Record<string, string> => ({
  'playbook.yaml': `playbook: ${id}\ntitle: ${JSON.stringify(title)}\nversion: '1.0'\nowner: Customer success team\nlocales: [en, ko]\n`,
});

/** The languages that a playbook says it has. */
export function localesIn(files: Readonly<Record<string, string>>): string[] {
  const list = /^locales:\s*\[([^\]]*)\]/m.exec(files['playbook.yaml'] ?? '')?.[1];
  const locales = (list ?? 'en')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return locales.length === 0 ? ['en'] : locales;
}

import { didYouMean } from './did-you-mean.ts';
import { type Problems, TOP } from './problem.ts';

const SINGLE = ['playbook.yaml', 'facts.yaml', 'team.yaml', 'health.yaml', 'signals.yaml', 'kpis.yaml', 'words.yaml'];
const FOLDERS: Readonly<Record<string, string>> = {
  journeys: 'yaml',
  forms: 'yaml',
  tests: 'yaml',
  messages: 'md',
  guides: 'md',
  documents: 'md',
};
const LATER_FILES = ['segments.yaml', 'cadences.yaml', 'escalations.yaml', 'surveys.yaml'];
/** For people; never read. */
const IGNORED = ['README.md'];

/** Says which files of a folder have no place in a playbook, and why. */
export function checkFiles(names: readonly string[], problems: Problems): void {
  if (!names.includes('playbook.yaml')) {
    problems.add(
      'playbook.yaml',
      TOP,
      'the file is missing: it says the id, title, version, owner and locales of the playbook',
    );
  }
  for (const name of names) {
    const why = whyNotRead(name);
    if (why !== undefined) problems.add(name, TOP, why);
  }
}

/** The files of one folder, by the name of each without its ending. */
export function filesIn(
  folder: string,
  files: Readonly<Record<string, string>>,
): { name: string; id: string; text: string }[] {
  const ending = `.${FOLDERS[folder] ?? ''}`;
  return Object.keys(files)
    .filter((name) => name.startsWith(`${folder}/`) && name.endsWith(ending) && whyNotRead(name) === undefined)
    .sort()
    .map((name) => ({ name, id: name.slice(folder.length + 1, -ending.length), text: files[name] ?? '' }));
}

function whyNotRead(name: string): string | undefined {
  if (SINGLE.includes(name) || IGNORED.includes(name)) return undefined;
  const [folder = '', file, ...deeper] = name.split('/');
  if (LATER_FILES.includes(name)) return 'this kind of file is not available yet: take it out of the playbook';
  if (file === undefined) return `a playbook has no file of this name${didYouMean(name, [...SINGLE, ...LATER_FILES])}`;
  const ending = FOLDERS[folder];
  if (ending === undefined) return `a playbook has no folder "${folder}"${didYouMean(folder, Object.keys(FOLDERS))}`;
  if (deeper.length > 0) return `files stand in ${folder}/ itself, not in folders of it`;
  return file.endsWith(`.${ending}`) ? undefined : `files in ${folder}/ end in .${ending}`;
}

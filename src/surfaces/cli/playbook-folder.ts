import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { invalid } from '#base';

type Files = Readonly<Record<string, string>>;

const TEXTS = /\.(ya?ml|md)$/;
/** Git's own folder, an editor's settings: nothing of a playbook. */
const HIDDEN = /(^|\/)\./;

function textsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => TEXTS.test(path) && !HIDDEN.test(path))
    .sort();
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** The text files of a folder by their path inside it. */
export function readFolder(folder: string): Record<string, string> {
  if (!isFolder(folder)) {
    throw invalid('no-such-folder', `There is no folder ${folder}; a playbook is a folder with a playbook.yaml`);
  }
  return Object.fromEntries(textsIn(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** The same to the byte: what is not UTF-8 is refused instead of read as something else. */
export function readFolderExactly(folder: string): Record<string, string> {
  const files = readFolder(folder);
  for (const [path, text] of Object.entries(files)) {
    if (Buffer.compare(Buffer.from(text, 'utf8'), readFileSync(join(folder, path))) !== 0) {
      throw invalid('not-utf-8', `${join(folder, path)} is not UTF-8. Save it as UTF-8, then import again.`, { path });
    }
  }
  return files;
}

/**
 * Makes a folder hold exactly these text files, to the byte. Other kinds of files, and whatever begins with a dot, are
 * left alone. Throws where the folder holds text files and no playbook of this id. Gives the paths that it took away.
 */
export function writeFolder(folder: string, playbook: string, files: Files): string[] {
  const before = isFolder(folder) ? textsIn(folder) : [];
  if (before.length > 0 && playbookIn(folder) !== playbook) {
    const message = `${folder} holds other text files and no ${playbook}. Choose an empty folder, or the one it is kept in.`;
    throw invalid('folder-taken', message, { folder });
  }
  const gone = before.filter((path) => !Object.hasOwn(files, path));
  for (const path of gone) rmSync(join(folder, path));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return gone;
}

/** The id that a folder's playbook.yaml says. */
export function playbookIn(folder: string): string | undefined {
  const text = readFolder(folder)['playbook.yaml'];
  return text === undefined ? undefined : /^playbook:\s*['"]?([a-z][a-z0-9_]*)/m.exec(text)?.[1];
}

import { readFile, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** The library links that npm packages cannot carry, made in `target`; install scripts, which may not run, made them. */
export async function makeLinks(native: string, target: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  const text = await readFile(list, 'utf8').catch(() => '[]');
  for (const link of JSON.parse(text) as { source: string; target: string }[]) {
    const path = join(target, relative('native', link.target));
    const source = relative(dirname(link.target), link.source);
    await symlink(source, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

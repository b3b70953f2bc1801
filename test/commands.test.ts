import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const execute = promisify(execFile);
let checkout: string;

beforeEach(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'checkout-'));
  for (const path of ['bin', 'package.json', 'package-lock.json'])
    await cp(join(root, path), join(checkout, path), { recursive: true, preserveTimestamps: true });
  await symlink(join(root, 'node_modules'), join(checkout, 'node_modules'));
  await source(
    'main.ts',
    `import { word } from '#base';\nprocess.stdout.write([word, ...process.argv.slice(2)].join(' '));`,
  );
  await source('base/index.ts', `export { word } from './word.ts';`);
  await source('base/word.ts', `export const word: string = 'first';`);
});
afterEach(() => rm(checkout, { recursive: true }));

async function source(path: string, text: string): Promise<void> {
  await mkdir(join(checkout, 'src', path, '..'), { recursive: true });
  await writeFile(join(checkout, 'src', path), text);
}

async function perennial(...args: string[]): Promise<string> {
  return (
    await execute(process.execPath, [join(checkout, 'bin/perennial'), ...args], {
      cwd: tmpdir(),
      // Should it ever want to install here, that fails at once.
      env: { ...process.env, npm_execpath: join(checkout, 'no-npm.js') },
    })
  ).stdout;
}

const builtAt = async (): Promise<number> => (await stat(join(checkout, 'dist/perennial.js'))).mtimeMs;

describe('bin/perennial', () => {
  test('builds what is not built and hands its arguments over', async () => {
    expect(await perennial('why', 'acme')).toBe('first why acme');
  });

  test('builds again when a source has changed, and only then', async () => {
    await perennial();
    const before = await builtAt();
    await source('base/word.test.ts', 'a test is no part of it');
    expect(await perennial()).toBe('first');
    expect(await builtAt()).toBe(before);
    await source('base/word.ts', `export const word: string = 'other';`);
    expect(await perennial()).toBe('other');
  });

  test('sees an older file that took the place of a newer one', async () => {
    await perennial();
    await source('base/word.ts', `export const word: string = 'older';`);
    await utimes(join(checkout, 'src/base/word.ts'), 0, 0);
    expect(await perennial()).toBe('older');
  });

  test('tells of a source that cannot be built, and runs nothing', async () => {
    await source('main.ts', `import './missing.ts';`);
    await expect(perennial()).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('missing.ts'),
    });
  });

  test('names the line of the source when the product throws', async () => {
    await source('main.ts', `\n\nthrow new Error('broken');`);
    await expect(perennial()).rejects.toMatchObject({ stderr: expect.stringContaining('src/main.ts:3') });
  });
});

test('a Node that is too old is told what it needs', async () => {
  await writeFile(join(checkout, 'old.js'), `Object.defineProperty(process.versions, 'node', { value: '18.20.4' });`);
  await expect(
    execute(process.execPath, ['--require', join(checkout, 'old.js'), join(checkout, 'bin/perennial')]),
  ).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('needs Node.js 20.19') });
});

test('package-lock.json lists every optional dependency, also those for other systems', async () => {
  // npm leaves out what its registry does not serve; npm ci then refuses the lock, here and on those systems.
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
    ),
  );
  expect(missing).toEqual([]);
});

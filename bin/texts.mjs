// `npm run texts [-- <folder of web/src> …]`: brings the catalogues up to date with the texts in the source.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const folders = process.argv.slice(2);
const files = folders.flatMap((folder) =>
  readdirSync(join(root, 'web/src', folder), { recursive: true })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => join('web/src', folder, file)),
);
const lingui = join(root, 'node_modules/@lingui/cli/dist/lingui.js');
const args = files.length > 0 ? files : ['--clean'];
process.exitCode =
  spawnSync(process.execPath, [lingui, 'extract', ...args], { cwd: root, stdio: 'inherit' }).status ?? 1;

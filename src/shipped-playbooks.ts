import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFolder } from '#surfaces/cli';

/** Folders of playbooks/ that come with the product; the first start publishes them. */
const SHIPPED = ['service-upgrade'];

/** Beside `src` in a checkout, beside `dist` in an installed package. */
const folder = fileURLToPath(new URL('../playbooks', import.meta.url));

let read: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;

/** The files of each playbook that comes with the product, by the name of its folder. */
export function shippedPlaybooks(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  read ??= Object.fromEntries(SHIPPED.map((name) => [name, readFolder(join(folder, name))]));
  return read;
}

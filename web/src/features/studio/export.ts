import { call, Problem } from '#web/api';
import { tellFailure } from '#web/ui';
import type { Files } from './draft-state.ts';
import { zipOf } from './zip.ts';

/** Hands the files of a playbook to the browser as a zip archive, in a folder of its name. */
export function exportFiles(playbook: string, version: string, files: Files): void {
  const encoder = new TextEncoder();
  const folder = playbook.replaceAll('_', '-');
  const entries = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`${folder}/${path}`, encoder.encode(text)]),
  );
  const url = URL.createObjectURL(new Blob([zipOf(entries)], { type: 'application/zip' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${folder}-${version}.zip`;
  link.click();
  // Once the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The same for a published version. */
export async function exportVersion(playbook: string, version: string): Promise<void> {
  try {
    const { files } = await call('get-playbook-files', { playbook, version });
    exportFiles(playbook, version, files);
  } catch (error) {
    tellFailure(error instanceof Problem ? error.message : String(error));
  }
}

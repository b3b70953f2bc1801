import { canonicalJson, digestOf } from '#base';

/** SHA-256 over the names and texts of all files: folders with the same digest are the same version. */
export function playbookDigest(files: Readonly<Record<string, string>>): string {
  return digestOf(canonicalJson(files));
}

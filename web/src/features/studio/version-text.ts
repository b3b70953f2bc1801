/** The version that a playbook.yaml says; empty where it says none. */
export function versionIn(text: string): string {
  return /^version:[ \t]*(['"]?)([^'"\n#]+?)\1[ \t]*(#.*)?$/m.exec(text)?.[2] ?? '';
}

/** The version after one: its last number is one higher. */
export function nextVersion(version: string, taken: readonly string[]): string {
  for (let n = 1; n < 1000; n++) {
    const next = version.replace(/(\d+)(?!.*\d)/, (last) => String(Number(last) + n));
    if (!taken.includes(next) && next !== version) return next;
  }
  return version;
}

/** A playbook.yaml with another version, and what changed in its change log (newest first) where something is said. */
export function withVersion(text: string, version: string, changes: string, on: string): string {
  const line = `version: '${version.replaceAll("'", '')}'`;
  const named = /^version:.*$/m.test(text)
    ? text.replace(/^version:.*$/m, line)
    : `${text.replace(/\n*$/, '\n')}${line}\n`;
  if (changes.trim() === '') return named;
  const entry = `  - { on: ${on}, version: '${version}', changes: ${JSON.stringify(changes.trim())} }`;
  if (/^change log:[ \t]*(#.*)?$/m.test(named))
    return named.replace(/^change log:[ \t]*(#.*)?$/m, (head) => `${head}\n${entry}`);
  return `${named.replace(/\n*$/, '\n')}change log:\n${entry}\n`;
}

/** What a browser says of itself, as people know it: "Chrome, Windows". The text itself where nothing is known. */
export function deviceWords(userAgent: string | undefined): string {
  if (userAgent === undefined) return '?';
  const browser = BROWSERS.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const system = SYSTEMS.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const known = [browser, system].filter((word) => word !== undefined);
  return known.length === 0 ? userAgent.slice(0, 60) : known.join(', ');
}

// Each names those after it too.
const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ['Edge', /Edg\//],
  ['Firefox', /Firefox\//],
  ['Chrome', /Chrome\//],
  ['Safari', /Safari\//],
];

const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
];

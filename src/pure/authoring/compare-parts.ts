/** A difference between two trees of data, at a path of keys and names of list items. */
export interface PartChange {
  readonly path: readonly string[];
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  readonly before?: unknown;
  readonly after?: unknown;
}

type Tree = Readonly<Record<string, unknown>>;

/** All differences between two trees, so that each is told once, as far down as it can be. Items of lists go by name. */
export function compareParts(before: unknown, after: unknown, path: readonly string[] = []): PartChange[] {
  if (isTree(before) && isTree(after)) return compareTrees(before, after, path);
  if (Array.isArray(before) && Array.isArray(after)) {
    const named = [namesOf(before), namesOf(after)] as const;
    if (named[0] !== undefined && named[1] !== undefined) return compareLists(named[0], named[1], path);
  }
  return isSame(before, after) ? [] : [{ path, change: 'changed', before, after }];
}

function compareTrees(before: Tree, after: Tree, path: readonly string[]): PartChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key): PartChange[] => {
    const here = [...path, key];
    if (!Object.hasOwn(before, key)) return [{ path: here, change: 'added', after: after[key] }];
    if (!Object.hasOwn(after, key)) return [{ path: here, change: 'removed', before: before[key] }];
    return compareParts(before[key], after[key], here);
  });
}

type Named = ReadonlyMap<string, Tree>;

function compareLists(before: Named, after: Named, path: readonly string[]): PartChange[] {
  const kept = [...before.keys()].filter((name) => after.has(name));
  const order = [...after.keys()].filter((name) => before.has(name));
  const changes = [...new Set([...before.keys(), ...after.keys()])].flatMap((name): PartChange[] => {
    const here = [...path, name];
    const [a, b] = [before.get(name), after.get(name)];
    if (a === undefined) return [{ path: here, change: 'added', after: b }];
    if (b === undefined) return [{ path: here, change: 'removed', before: a }];
    return compareTrees(a, b, here);
  });
  const moved = kept.some((name, index) => name !== order[index]);
  return moved ? [...changes, { path, change: 'moved', before: kept, after: order }] : changes;
}

/** What an item of a list is called by, the first that it has. */
const NAMES = [
  ...['id', 'stage', 'factor', 'component', 'measure', 'band', 'risk', 'arm', 'check', 'scenario', 'field', 'value'],
  ...['email', 'task', 'notify', 'document', 'do', 'split', 'exit', 'label', 'go', 'event', 'when'],
  ...['await', 'wait', 'choose', 'version', 'never', 'day'],
] as const;

/** Items of a list by name, in its order; undefined for a list of plain values. */
function namesOf(items: readonly unknown[]): Named | undefined {
  if (items.length === 0) return new Map();
  const named = new Map<string, Tree>();
  for (const item of items) {
    if (!isTree(item)) return undefined;
    const key = NAMES.find((one) => Object.hasOwn(item, one));
    if (key === undefined) return undefined;
    const value = item[key];
    const said = typeof value === 'object' && !Array.isArray(value) ? '' : String(value);
    const name = ['id', 'label', 'field', 'value'].includes(key) || said === '' ? said || key : `${key} ${said}`;
    let unique = name;
    for (let nth = 2; named.has(unique); nth++) unique = `${name} (${nth})`;
    named.set(unique, item);
  }
  return named;
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

/** In the order of a deal; those that a playbook names otherwise stand between them and the ends. */
const OPEN = ['qualified', 'discovery', 'proposal', 'negotiation'];
const CLOSED = ['won', 'lost', 'deferred'];

export const isClosed = (stage: string): boolean => CLOSED.includes(stage);

/** The columns of the board: what is there, and the usual ways of a deal also while they are empty. */
export function stagesInOrder(found: readonly string[]): readonly string[] {
  const usual = OPEN.slice(0, 3);
  const own = found.filter((stage) => !usual.includes(stage) && !CLOSED.includes(stage));
  const middle = own.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return [...usual, ...middle, ...CLOSED];
}

const rank = (stage: string): number => (OPEN.includes(stage) ? OPEN.indexOf(stage) : OPEN.length);

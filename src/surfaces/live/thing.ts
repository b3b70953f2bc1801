/** Kinds of things that are of an account: `account:acme:name`, `contact:acme:jen`, `task:acme:<id>`. */
const OF_ACCOUNT = new Set([
  'account',
  'contact',
  'task',
  'signal',
  'opportunity',
  'document',
  'message',
  'enrollment',
]);

/** Whether somebody who sees these accounts (undefined: all) may say that they edit a thing. */
export function thingIsSeen(thing: string, sees: ReadonlySet<string> | undefined): boolean {
  const [kind = '', ...rest] = thing.split(':');
  if (sees === undefined || !OF_ACCOUNT.has(kind)) return true;
  // An account's id may have a colon in it.
  return rest.some((_, end) => sees.has(rest.slice(0, end + 1).join(':')));
}

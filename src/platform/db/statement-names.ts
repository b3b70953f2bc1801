/** More than the engine has; whatever writes its statements anew each time does not fill the server's memory. */
const MOST = 300;
/** What comes this often comes again: the rest is not worth a place. */
const OFTEN = 3;

const seen = new Map<string, number>();
const names = new Map<string, string>();

/** The name under which a connection keeps a statement that comes again and again: it is read and analysed once. */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size === MOST) return known;
  const times = (seen.get(text) ?? 0) + 1;
  if (times < OFTEN) {
    if (seen.size > MOST * 10) seen.clear();
    seen.set(text, times);
    return undefined;
  }
  seen.delete(text);
  const name = `p${names.size}`;
  names.set(text, name);
  return name;
}

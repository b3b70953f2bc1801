/** Where a text stops being JSON, and what should have stood there. */
export interface JsonFault {
  readonly offset: number;
  readonly expected: string;
}

const SPACE = /[ \t\n\r]*/y;
const TOKEN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)|[[\]{}:,]/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

type State = 'value' | 'first item' | 'name' | 'first name' | 'colon' | 'after item' | 'after field' | 'end';

const EXPECTED: Readonly<Record<State, string>> = {
  value: 'a value',
  'first item': 'a value or ]',
  name: 'a name in double quotes',
  'first name': 'a name in double quotes or }',
  colon: 'a colon',
  'after item': 'a comma or ]',
  'after field': 'a comma or }',
  end: 'the end',
};

/** Finds the fault that JSON.parse has found: its messages name no place for most of them. */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: ('[' | '{')[] = [];
  const after = (): State => (open.length === 0 ? 'end' : open.at(-1) === '[' ? 'after item' : 'after field');
  let state: State = 'value';
  for (let offset = skip(text, 0); ; ) {
    if (offset >= text.length && state === 'end') return undefined;
    const broken = text.charAt(offset) === '"' && takesText(state) ? textFault(text, offset) : undefined;
    if (broken !== undefined) return broken;
    const token = tokenAt(text, offset);
    const next = step(state, token, open, after);
    if (next === undefined) return { offset, expected: EXPECTED[state] };
    state = next;
    offset = skip(text, offset + token.length);
  }
}

const takesText = (state: State): boolean => /^(value|name|first item|first name)$/.test(state);

/** What is wrong inside a text in double quotes. */
function textFault(text: string, offset: number): JsonFault | undefined {
  const end = endOfString(text, offset + 1);
  if (!('faultAt' in end)) return undefined;
  const { faultAt } = end;
  if (faultAt >= text.length) return { offset: faultAt, expected: 'the closing double quote' };
  const isEscape = text.charAt(faultAt) === '\\';
  return {
    offset: faultAt,
    expected: isEscape ? 'an escape like \\n, \\" or \\u00e4' : '\\n in place of a line break, \\t of a tab',
  };
}

function step(state: State, token: string, open: ('[' | '{')[], after: () => State): State | undefined {
  const closes = token === (open.at(-1) === '[' ? ']' : '}');
  if (
    closes &&
    (state === 'first item' || state === 'first name' || state === 'after item' || state === 'after field')
  ) {
    open.pop();
    return after();
  }
  if (state === 'name' || state === 'first name') return token.startsWith('"') ? 'colon' : undefined;
  if (state === 'colon') return token === ':' ? 'value' : undefined;
  if (state === 'after item') return token === ',' ? 'value' : undefined;
  if (state === 'after field') return token === ',' ? 'name' : undefined;
  if (state === 'end') return undefined;
  if (token === '[' || token === '{') {
    open.push(token);
    return token === '[' ? 'first item' : 'first name';
  }
  return /^["\-\dtfn]/.test(token) ? after() : undefined;
}

/** Empty where no token of JSON begins. */
function tokenAt(text: string, offset: number): string {
  if (text.charAt(offset) === '"') {
    const end = endOfString(text, offset + 1);
    return 'faultAt' in end ? '' : text.slice(offset, end.end);
  }
  TOKEN.lastIndex = offset;
  return TOKEN.exec(text)?.[0] ?? '';
}

/** By hand: a regular expression would need memory for each character of a long text. */
function endOfString(text: string, from: number): { readonly end: number } | { readonly faultAt: number } {
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') return { end: at + 1 };
    if (character < ' ') return { faultAt: at };
    if (character !== '\\') continue;
    ESCAPE.lastIndex = at;
    const escaped = ESCAPE.exec(text)?.[0];
    if (escaped === undefined) return { faultAt: at };
    at += escaped.length - 1;
  }
  return { faultAt: text.length };
}

function skip(text: string, offset: number): number {
  SPACE.lastIndex = offset;
  return offset + (SPACE.exec(text)?.[0].length ?? 0);
}

import type { FactCatalog, FactRef, Value } from '#pure/expression';
import fc from './laws.ts';

/** A random expression as the tests see it: printed to CEL for the compiler, and evaluated here a second way. */
export type Random =
  | { op: 'literal'; value: number | string | boolean }
  | { op: 'fact'; id: string }
  | { op: 'variable' }
  | { op: 'infix'; sign: string; left: Random; right: Random }
  | { op: 'prefix'; sign: '!' | '-'; of: Random }
  | { op: 'call'; name: string; args: Random[] }
  | { op: 'method'; name: string; of: Random; arg: Random }
  | { op: 'if'; test: Random; yes: Random; no: Random }
  | { op: 'list'; items: Random[] }
  | { op: 'macro'; macro: 'exists' | 'all'; over: string; condition: Random };

export type Facts = Readonly<Record<string, Value | undefined>>;

/** Whose facts the random expressions mention; `usage` has the members a, b and c. */
export const randomCatalog: FactCatalog = {
  attributes: {
    'account.x': { type: 'number' },
    'account.y': { type: 'number' },
    'account.s': { type: 'text' },
    'account.t': { type: 'text' },
    'account.p': { type: 'bool' },
    'account.q': { type: 'bool' },
    'account.texts': { type: 'list(text)' },
    'account.numbers': { type: 'list(number)' },
  },
  metrics: { usage: { aggregate: 'sum', by: 'feature' } },
  events: {},
  forms: {},
  scores: [],
  signals: [],
  outcomes: [],
};

const members = 'usage.by("feature")';
const overMembers = `${members}.sum("7d")`;
const memberId = (member: string) => `usage.by("feature", "${member}").sum("7d")`;

const number = fc.constantFrom<number[]>(0, 0, 1, 2, 3, 0.5, 10);
const text = fc.constantFrom('', 'a', 'ab', 'b', 'it"s \\ (odd');
/** Values of all facts, many of them zero; a quarter of them unknown unless `all` are known. */
export function randomFacts(known: 'most' | 'all'): fc.Arbitrary<Facts> {
  const maybe = (value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
    known === 'all' ? value : fc.option(value, { nil: undefined, freq: 3 });
  return fc.record({
    'account.x': maybe(number),
    'account.y': maybe(number),
    'account.s': maybe(text),
    'account.t': maybe(text),
    'account.p': maybe(fc.boolean()),
    'account.q': maybe(fc.boolean()),
    'account.texts': maybe(fc.array(text, { maxLength: 3 })),
    'account.numbers': maybe(fc.array(number, { maxLength: 3 })),
    [members]: maybe(fc.subarray(['a', 'b', 'c'])),
    [memberId('a')]: maybe(number),
    [memberId('b')]: maybe(number),
    [memberId('c')]: maybe(number),
  });
}

export const readerOf = (facts: Facts) => (ref: FactRef) => facts[ref.id];

const fact = (...ids: string[]): fc.Arbitrary<Random> => fc.constantFrom(...ids).map((id) => ({ op: 'fact', id }));
const literal = (value: fc.Arbitrary<number | string | boolean>): fc.Arbitrary<Random> =>
  value.map((of) => ({ op: 'literal', value: of }));
const infix = (signs: readonly string[], operand: fc.Arbitrary<Random>): fc.Arbitrary<Random> =>
  fc.record({ op: fc.constant('infix'), sign: fc.constantFrom(...signs), left: operand, right: operand });
const call = (name: string, ...args: fc.Arbitrary<Random>[]): fc.Arbitrary<Random> =>
  fc.tuple(...args).map((of) => ({ op: 'call', name, args: of }));

/** Conditions up to a depth; `plain` leaves out what only this language has, so that CEL itself can be asked too. */
export function conditions(plain: boolean, depth = 4): fc.Arbitrary<Random> {
  return grammar(plain, depth, 'none').bool;
}

type Bound = 'none' | 'number' | 'text';

function grammar(plain: boolean, depth: number, bound: Bound): Record<'num' | 'str' | 'bool', fc.Arbitrary<Random>> {
  const variable = fc.constant<Random>({ op: 'variable' });
  const leaves = {
    num: fc.oneof(literal(number), fact('account.x', 'account.y'), ...(bound === 'number' ? [variable, variable] : [])),
    str: fc.oneof(literal(text), fact('account.s', 'account.t'), ...(bound === 'text' ? [variable, variable] : [])),
    bool: fc.oneof(literal(fc.boolean()), fact('account.p', 'account.q')),
  };
  if (depth === 0) return leaves;
  const { num, str, bool } = grammar(plain, depth - 1, bound);
  const choice = (of: fc.Arbitrary<Random>): fc.Arbitrary<Random> =>
    fc.record({ op: fc.constant('if'), test: bool, yes: of, no: of });
  const listOf = (of: fc.Arbitrary<Random>, id: string): fc.Arbitrary<Random> =>
    fc.oneof(
      fact(id),
      fc.array(of, { minLength: 1, maxLength: 3 }).map((items): Random => ({ op: 'list', items })),
    );
  const contains = (of: fc.Arbitrary<Random>, id: string): fc.Arbitrary<Random> =>
    fc.record({ op: fc.constant('infix'), sign: fc.constant('in'), left: of, right: listOf(of, id) });
  const macro = (over: string, bind: Bound): fc.Arbitrary<Random> =>
    fc.record({
      op: fc.constant('macro'),
      macro: fc.constantFrom('exists', 'all'),
      over: fc.constant(over),
      condition: grammar(plain, depth - 1, bind).bool,
    });
  const ours = {
    num: [infix(['%'], num), call('round', num), call('abs', num), call('min', num, num), call('max', num, num, num)],
    bool: [call('known', fc.oneof(num, str, bool)), ...(bound === 'none' ? [macro(overMembers, 'number')] : [])],
  };
  // One variable name serves all macros, so they are not nested.
  const macros = bound === 'none' ? [macro('account.texts', 'text'), macro('account.numbers', 'number')] : [];
  const negative = num.map((of): Random => ({ op: 'prefix', sign: '-', of }));
  const opposite = bool.map((of): Random => ({ op: 'prefix', sign: '!', of }));
  const part = fc.record({
    op: fc.constant<'method'>('method'),
    name: fc.constantFrom('startsWith', 'endsWith', 'contains'),
    of: str,
    arg: str,
  });
  return {
    num: fc.oneof(leaves.num, infix(['+', '-', '*', '/'], num), negative, choice(num), ...(plain ? [] : ours.num)),
    str: fc.oneof(leaves.str, infix(['+'], str), choice(str)),
    bool: fc.oneof(
      leaves.bool,
      infix(['==', '!=', '<', '<=', '>', '>='], num),
      infix(['==', '!=', '<', '>='], str),
      { arbitrary: infix(['&&', '||'], bool), weight: 3 },
      infix(['=='], bool),
      opposite,
      choice(bool),
      contains(num, 'account.numbers'),
      contains(str, 'account.texts'),
      part,
      ...macros,
      ...(plain ? [] : ours.bool),
    ),
  };
}

/** CEL text, every operation in parentheses; numbers with a point, which CEL itself needs to take them for doubles. */
export function print(node: Random): string {
  switch (node.op) {
    case 'literal':
      if (typeof node.value !== 'number') return JSON.stringify(node.value);
      return Number.isInteger(node.value) ? `${node.value}.0` : String(node.value);
    case 'fact':
      return node.id;
    case 'variable':
      return 'v';
    case 'infix':
      return `(${print(node.left)} ${node.sign} ${print(node.right)})`;
    case 'prefix':
      return `${node.sign}(${print(node.of)})`;
    case 'call':
      return `${node.name}(${node.args.map(print).join(', ')})`;
    case 'method':
      return `${print(node.of)}.${node.name}(${print(node.arg)})`;
    case 'if':
      return `(${print(node.test)} ? ${print(node.yes)} : ${print(node.no)})`;
    case 'list':
      return `[${node.items.map(print).join(', ')}]`;
    case 'macro':
      return `${node.over}.${node.macro}(v, ${print(node.condition)})`;
  }
}

type Maybe = Value | undefined;

/** The reference: plain recursion over the tree, logic by truth table; shares no line with the compiler. */
export function reference(node: Random, facts: Facts, variable?: Maybe): Maybe {
  const of = (child: Random): Maybe => reference(child, facts, variable);
  switch (node.op) {
    case 'literal':
      return node.value;
    case 'fact':
      return facts[node.id];
    case 'variable':
      return variable;
    case 'prefix': {
      const value = of(node.of);
      if (value === undefined) return undefined;
      return node.sign === '!' ? value === false : -(value as number);
    }
    case 'infix':
      if (node.sign === '&&') return everyOf([of(node.left), of(node.right)]);
      if (node.sign === '||') return someOf([of(node.left), of(node.right)]);
      return strict([of(node.left), of(node.right)], ([a, b]) => operate(node.sign, a, b));
    case 'call':
      if (node.name === 'known') return node.args.map(of)[0] !== undefined;
      return strict(node.args.map(of), (values) => calculate(node.name, values as number[]));
    case 'method':
      return strict([of(node.of), of(node.arg)], ([a, b]) => partOf(node.name, String(a), String(b)));
    case 'if': {
      const test = of(node.test);
      return test === undefined ? undefined : of(test ? node.yes : node.no);
    }
    case 'list':
      return strict(node.items.map(of), (values) => values as Value);
    case 'macro': {
      const items = facts[node.over === overMembers ? members : node.over] as string[] | undefined;
      if (items === undefined) return undefined;
      const values = node.over === overMembers ? items.map((item) => facts[memberId(item)]) : items;
      const held = values.map((value) => reference(node.condition, facts, value));
      return node.macro === 'exists' ? someOf(held) : everyOf(held);
    }
  }
}

function everyOf(values: Maybe[]): Maybe {
  return values.includes(false) ? false : values.includes(undefined) ? undefined : true;
}

function someOf(values: Maybe[]): Maybe {
  return values.includes(true) ? true : values.includes(undefined) ? undefined : false;
}

function strict(values: Maybe[], compute: (values: Value[]) => Maybe): Maybe {
  return values.some((value) => value === undefined) ? undefined : compute(values as Value[]);
}

function operate(sign: string, a: Value | undefined, b: Value | undefined): Maybe {
  const [x, y] = [a as number, b as number];
  switch (sign) {
    case '+':
      return typeof a === 'string' ? `${a}${b}` : x + y;
    case '-':
      return x - y;
    case '*':
      return x * y;
    case '/':
      return y === 0 ? undefined : x / y;
    case '%':
      return y === 0 ? undefined : x % y;
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return x < y;
    case '<=':
      return x <= y;
    case '>':
      return x > y;
    case '>=':
      return x >= y;
    case 'in':
      return (b as Value[]).some((item) => item === a);
    default:
      throw new Error(`no such sign: ${sign}`);
  }
}

function calculate(name: string, values: number[]): number {
  const [first = 0] = values;
  switch (name) {
    case 'round':
      return Math.sign(first) * Math.floor(Math.abs(first) + 0.5);
    case 'abs':
      return first < 0 ? -first : first;
    case 'min':
      return [...values].sort((a, b) => a - b)[0] ?? 0;
    case 'max':
      return [...values].sort((a, b) => b - a)[0] ?? 0;
    default:
      throw new Error(`no such function: ${name}`);
  }
}

function partOf(name: string, whole: string, part: string): boolean {
  if (name === 'startsWith') return whole.slice(0, part.length) === part;
  if (name === 'endsWith') return part === '' || whole.slice(-part.length) === part;
  return whole.indexOf(part) >= 0;
}

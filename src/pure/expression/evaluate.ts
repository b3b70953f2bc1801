import type { ArithmeticSign, Checked, ComparisonSign, TextMethod, Variable } from './checked.ts';
import type { Value } from './fact.ts';
import { type Run, readFact, runAnd, runMany, runOne, runOr, runTwo, type Slot } from './run.ts';
import { runOverList, runOverMembers } from './run-macro.ts';

type Slots = ReadonlyMap<Variable, Slot>;

/** Turns a checked expression into closures. Facts are resolved here, once; evaluating makes no objects but lists. */
export function runOf(node: Checked, slots: Slots = new Map()): Run {
  const inner = (child: Checked): Run => runOf(child, slots);
  switch (node.op) {
    case 'literal': {
      const { value } = node;
      return () => value;
    }
    case 'fact':
      return readFact(node.ref);
    case 'variable': {
      const slot = slots.get(node.variable);
      return () => slot?.value;
    }
    case 'and':
      return runAnd(inner(node.left), inner(node.right));
    case 'or':
      return runOr(inner(node.left), inner(node.right));
    case 'not':
      return runOne(inner(node.of), (value) => !value);
    case 'known': {
      const of = inner(node.of);
      return (read) => of(read) !== undefined;
    }
    case 'if':
      return runIf(inner(node.test), inner(node.yes), inner(node.no));
    case 'compare':
      return COMPARE[node.sign](inner(node.left), inner(node.right));
    case 'arithmetic':
      return ARITHMETIC[node.sign](inner(node.left), inner(node.right));
    case 'negate':
      return runOne(inner(node.of), (value) => 0 - num(value));
    case 'round':
      return runOne(inner(node.of), (value) => halfAwayFromZero(num(value)));
    case 'abs':
      return runOne(inner(node.of), (value) => Math.abs(num(value)));
    case 'size':
      return runOne(inner(node.of), (value) => list(value).length);
    case 'min':
      return runMany(node.of.map(inner), (values) => Math.min(...values.map(num)));
    case 'max':
      return runMany(node.of.map(inner), (values) => Math.max(...values.map(num)));
    case 'join':
      return runTwo(inner(node.left), inner(node.right), (left, right) => text(left) + text(right));
    case 'text':
      return TEXT[node.method](inner(node.of), inner(node.part));
    case 'in':
      return runTwo(inner(node.item), inner(node.list), (item, of) => list(of).includes(item));
    case 'list':
      return runListLiteral(node.items, inner);
    case 'exists':
    case 'all':
      return runMacro(node, slots);
  }
}

// The check has made sure of types, and readFact of values, so these three only tell the compiler.
const num = (value: Value): number => value as number;
const text = (value: Value): string => value as string;
const list = (value: Value): readonly Value[] => value as readonly Value[];

type Two = (left: Run, right: Run) => Run;

// One closure for each sign rather than a switch inside one: this is what runs most. Numbers and texts both compare so.
const COMPARE: Readonly<Record<ComparisonSign, Two>> = {
  '==': (left, right) => runTwo(left, right, (a, b) => a === b),
  '!=': (left, right) => runTwo(left, right, (a, b) => a !== b),
  '<': (left, right) => runTwo(left, right, (a, b) => a < b),
  '<=': (left, right) => runTwo(left, right, (a, b) => a <= b),
  '>': (left, right) => runTwo(left, right, (a, b) => a > b),
  '>=': (left, right) => runTwo(left, right, (a, b) => a >= b),
};

const ARITHMETIC: Readonly<Record<ArithmeticSign, Two>> = {
  '+': (left, right) => runTwo(left, right, (a, b) => finite(num(a) + num(b))),
  '-': (left, right) => runTwo(left, right, (a, b) => finite(num(a) - num(b))),
  '*': (left, right) => runTwo(left, right, (a, b) => finite(num(a) * num(b))),
  '/': (left, right) => runTwo(left, right, (a, b) => finite(num(a) / num(b))),
  '%': (left, right) => runTwo(left, right, (a, b) => finite(num(a) % num(b))),
};

const TEXT: Readonly<Record<TextMethod, Two>> = {
  startsWith: (of, part) => runTwo(of, part, (a, b) => text(a).startsWith(text(b))),
  endsWith: (of, part) => runTwo(of, part, (a, b) => text(a).endsWith(text(b))),
  contains: (of, part) => runTwo(of, part, (a, b) => text(a).includes(text(b))),
};

/** Division by zero and what grows past every double have no value one could act on. */
function finite(value: number): number | undefined {
  return value - value === 0 ? value : undefined;
}

/** 2.5 is 3 and -2.5 is -3, as people round; Math.round gives -2. */
function halfAwayFromZero(value: number): number {
  return value < 0 ? 0 - Math.round(-value) : Math.round(value);
}

function runIf(test: Run, yes: Run, no: Run): Run {
  return (read) => {
    const holds = test(read);
    if (holds === undefined) return undefined;
    return holds ? yes(read) : no(read);
  };
}

function runListLiteral(items: readonly Checked[], inner: (node: Checked) => Run): Run {
  const constants = items.flatMap((item) => (item.op === 'literal' ? [item.value] : []));
  if (constants.length < items.length) return runMany(items.map(inner), (values) => values as Value);
  const value = constants as Value;
  return () => value;
}

function runMacro(node: Extract<Checked, { op: 'exists' | 'all' }>, slots: Slots): Run {
  const slot: Slot = { value: undefined };
  const condition = runOf(node.condition, new Map([...slots, [node.variable, slot]]));
  const { items } = node;
  if (items.of === 'list') return runOverList(node.op, runOf(items.list, slots), slot, condition);
  return runOverMembers(node.op, items.members, items.metric, slot, condition);
}

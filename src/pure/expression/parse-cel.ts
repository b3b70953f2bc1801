import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js';
import type { ExpressionProblem } from './catalog.ts';
import { parenthesesOf, widened } from './parentheses.ts';
import type { Syntax } from './syntax.ts';
import { syntaxProblem } from './syntax-problem.ts';

const LONGEST_SOURCE = 4000;
const MAX_NODES = 500;
const MAX_DEPTH = 30;

// The only file that knows the CEL library: it reads the text; names, types and evaluation are ours.
const cel = new Environment({
  unlistedVariablesAreDyn: true,
  limits: { maxAstNodes: MAX_NODES, maxDepth: MAX_DEPTH, maxListElements: 200, maxCallArguments: 8 },
});

/** Reads CEL text into a tree; at most 4,000 characters, 500 nodes and 30 levels. */
export function parseCel(source: string): { tree: Syntax } | { problem: ExpressionProblem } {
  if (source.length > LONGEST_SOURCE) {
    const message = `This expression has ${source.length} characters; at most ${LONGEST_SOURCE} are read. Split it up.`;
    return { problem: { message, start: 0, end: source.length } };
  }
  try {
    const { ast } = cel.parse(source);
    const parentheses = parenthesesOf(source);
    return { tree: convert(ast, (node) => widened(node, parentheses)) };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const range = error.range ?? { start: 0, end: source.length };
    return { problem: syntaxProblem(source, error.code, error.summary, range) };
  }
}

type SpanOf = (node: ASTNode) => { start: number; end: number };

function convert(node: ASTNode, spanOf: SpanOf): Syntax {
  const span = spanOf(node);
  const inner = (child: ASTNode): Syntax => convert(child, spanOf);
  switch (node.op) {
    case 'value':
      return { ...span, ...literal(node.args) };
    case 'id':
      return { ...span, op: 'name', name: node.args };
    case '.':
      return { ...span, op: 'field', of: inner(node.args[0]), field: node.args[1] };
    case 'call':
      return { ...span, op: 'call', name: node.args[0], args: node.args[1].map(inner) };
    case 'rcall':
      return { ...span, op: 'method', name: node.args[0], of: inner(node.args[1]), args: node.args[2].map(inner) };
    case 'list':
      return { ...span, op: 'list', items: node.args.map(inner) };
    case '!_':
      return { ...span, op: 'not', of: inner(node.args) };
    case '-_':
      return { ...span, op: 'negate', of: inner(node.args) };
    case '?:':
      return { ...span, op: 'if', test: inner(node.args[0]), yes: inner(node.args[1]), no: inner(node.args[2]) };
    case '[]':
      return {
        ...span,
        op: 'refused',
        message: 'Lists have no positions here: ask `x in list`, or list.exists(x, …).',
      };
    case 'map':
      return { ...span, op: 'refused', message: 'There are no maps in expressions: { } is not understood.' };
    case '.?':
    case '[?]':
      return { ...span, op: 'refused', message: 'What is missing is unknown by itself: write a plain dot.' };
    default:
      return { ...span, op: 'binary', sign: node.op, left: inner(node.args[0]), right: inner(node.args[1]) };
  }
}

type Literal = Extract<ASTNode, { op: 'value' }>['args'];

function literal(
  value: Literal,
): { op: 'literal'; value: number | string | boolean } | { op: 'refused'; message: string } {
  if (typeof value === 'bigint') {
    // Every number is a double, so that 1/2 is a half: an integer that a double can't hold would be another number.
    const number = Number(value);
    if (Number.isSafeInteger(number)) return { op: 'literal', value: number };
    return { op: 'refused', message: `${value} is too large to be exact.` };
  }
  if (value === null) return { op: 'refused', message: 'There is no null: known(x) asks whether x is known.' };
  if (typeof value === 'object') {
    return { op: 'refused', message: 'Bytes and unsigned numbers are not understood: write "text" or 5.' };
  }
  return { op: 'literal', value };
}

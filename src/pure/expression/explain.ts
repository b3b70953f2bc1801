import type { Checked } from './checked.ts';
import { runOf } from './evaluate.ts';
import type { Explanation, FactReader, Value } from './fact.ts';
import { type Run, runAnd, runOne, runOr } from './run.ts';

type Explain = (read: FactReader) => Explanation;
type Join = 'and' | 'or' | 'not';

/** Opens a condition up along `&&`, `||` and `!`; what they join is a leaf, with the facts that its value came from. */
export function explainerOf(node: Checked, source: string): Explain {
  const text = source.slice(node.start, node.end);
  if (node.op !== 'and' && node.op !== 'or' && node.op !== 'not') return explainLeaf(node, source);
  const join = node.op;
  const operands = node.op === 'not' ? [node.of] : operandsOf(node, node.op);
  const explainers = operands.map((operand) => explainerOf(operand, source));
  return (read) => {
    const parts = explainers.map((explain) => explain(read));
    return {
      source: text,
      value: joined(
        join,
        parts.map((part) => part.value),
      ),
      join,
      parts,
      facts: [],
    };
  };
}

/** `a && b && c` is three operands of one `&&`, not two of which one is a pair. */
function operandsOf(node: Checked, join: 'and' | 'or'): readonly Checked[] {
  return node.op === join ? [...operandsOf(node.left, join), ...operandsOf(node.right, join)] : [node];
}

function joined(join: Join, values: readonly (Value | undefined)[]): Value | undefined {
  const runs = values.map(
    (value): Run =>
      () =>
        value,
  );
  const [first = () => undefined, ...more] = runs;
  const run = join === 'not' ? runOne(first, (value) => !value) : more.reduce(join === 'and' ? runAnd : runOr, first);
  return run(() => undefined);
}

function explainLeaf(node: Checked, source: string): Explain {
  const textOf = ({ start, end }: Checked): string => source.slice(start, end);
  const text = textOf(node);
  const run = runOf(node);
  const sides = node.op === 'compare' ? ([node.left, node.right] as const) : undefined;
  const sideRuns = sides?.map((side) => runOf(side));
  return (read) => {
    const facts = new Map<string, Value | undefined>();
    const value = run((ref) => {
      const known = read(ref);
      facts.set(ref.id, known);
      return known;
    });
    const explained = {
      source: text,
      value,
      parts: [],
      facts: [...facts].map(([fact, found]) => ({ fact, value: found })),
    };
    if (node.op !== 'compare' || sides === undefined) return explained;
    const [left, right] = [
      { source: textOf(sides[0]), value: sideRuns?.[0]?.(read) },
      { source: textOf(sides[1]), value: sideRuns?.[1]?.(read) },
    ];
    return { ...explained, compared: { sign: node.sign, left, right } };
  };
}

import type { ExpressionProblem, FactCatalog, Scope } from './catalog.ts';
import { check } from './check.ts';
import { type Checking, typeWords } from './checking.ts';
import { runOf } from './evaluate.ts';
import { explainerOf } from './explain.ts';
import type { Expression, FactRef, ValueType } from './fact.ts';
import { parseCel } from './parse-cel.ts';

export type Compilation =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly problems: readonly ExpressionProblem[] };

/**
 * Reads, checks and compiles one expression of a playbook. Every mistake found is a problem with its place in the text;
 * `expected` is the type that the expression must have where it stands.
 */
export function compileExpression(
  source: string,
  catalog: FactCatalog,
  scope: Scope,
  expected?: ValueType,
): Compilation {
  const parsed = parseCel(source);
  if ('problem' in parsed) return { ok: false, problems: [parsed.problem] };
  const problems: ExpressionProblem[] = [];
  const facts = new Map<string, FactRef>();
  const checking: Checking = { source, catalog, scope, variables: [], problems, facts, check };
  const checked = check(parsed.tree, checking);
  if (checked === undefined || problems.length > 0) return { ok: false, problems };
  if (expected !== undefined && checked.type !== expected) {
    const message = `This gives ${typeWords(checked.type)}; ${typeWords(expected)} is needed here.`;
    return { ok: false, problems: [{ message, start: 0, end: source.length }] };
  }
  let explain: Expression['explain'] | undefined;
  const expression: Expression = {
    source,
    type: checked.type,
    refs: [...facts.values()],
    evaluate: runOf(checked),
    // Most expressions are evaluated a million times before one is explained: its closures are made when asked for.
    explain: (read) => {
      explain ??= explainerOf(checked, source);
      return explain(read);
    },
  };
  return { ok: true, expression };
}

/** How many days an expression looks back: 30 for `sum("30d")`, 60 for `change("30d")`, 0 without a window. */
export function longestWindow(expression: Expression): number {
  return Math.max(0, ...expression.refs.map(windowOf));
}

function windowOf(ref: FactRef): number {
  if (ref.kind === 'active') return ref.window;
  if (ref.kind !== 'metric') return 0;
  return (ref.window ?? 0) * (ref.fn === 'change' ? 2 : 1);
}

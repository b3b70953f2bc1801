import ts from 'typescript';
import { type Module, nodesOf } from '../architecture/module.ts';

/** A place in the source where a problem is made. */
export interface ProblemMade {
  readonly path: string;
  /** Undefined where it is computed. */
  readonly reason: string | undefined;
  /** What its data certainly has; undefined where that can't be read off the place itself. */
  readonly data: ReadonlySet<string> | undefined;
}

/** `internal` is told by its status: what failed inside is nobody's business but the log's. */
const MAKERS = new Set(['notFound', 'unauthenticated', 'forbidden', 'invalid', 'conflict', 'precondition', 'limit']);

export function problemsMadeIn({ path, tree }: Module): readonly ProblemMade[] {
  return [...nodesOf(tree)].flatMap((node) => {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return [];
    const isOfRow = node.expression.text === 'toldProblem';
    if ((!isOfRow && !MAKERS.has(node.expression.text)) || node.arguments.length < 2) return [];
    const reason = node.arguments[0];
    const details = node.arguments[isOfRow ? 1 : 2];
    const said = details === undefined ? new Set<string>() : namesIn(details, tree);
    // Whoever knows where in a file it is adds that.
    const data = isOfRow && said !== undefined ? new Set([...said, 'row', 'target']) : said;
    return reasonsOf(reason).map((one) => ({ path, reason: one, data }));
  });
}

function reasonsOf(node: ts.Node | undefined): readonly (string | undefined)[] {
  if (node === undefined) return [undefined];
  if (ts.isStringLiteral(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...reasonsOf(node.whenTrue), ...reasonsOf(node.whenFalse)];
  return [undefined];
}

/** The names of an object that is written at the place, or as a variable of the same file. */
function namesIn(node: ts.Expression, tree: ts.SourceFile): ReadonlySet<string> | undefined {
  if (ts.isIdentifier(node)) {
    const variable = [...nodesOf(tree)].find(
      (one): one is ts.VariableDeclaration => ts.isVariableDeclaration(one) && one.name.getText() === node.text,
    );
    return variable?.initializer === undefined ? undefined : namesIn(variable.initializer, tree);
  }
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const names = new Set<string>();
  for (const part of node.properties) {
    if (part.name !== undefined) names.add(part.name.getText());
    // What is spread under a condition may be missing; anything else that is spread can't be known.
    else if (!/\? \{/.test(part.getText())) return undefined;
  }
  return names;
}

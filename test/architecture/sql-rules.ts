import ts from 'typescript';
import { type Module, nodesOf, type Violation, violationAt } from './module.ts';
import type { Project } from './project.ts';

/** A statement as far as it can be read from the source: holes whose text is not known stand as `?`. */
interface Statement {
  readonly node: ts.Node;
  readonly text: string;
}

const MAY_HAVE_SQL = /^src\/(engine\/|platform\/db\/|.*-(store|list|facts)\.ts$)/;
const LIST = /-list\.ts$/;
const IDENTIFIER = String.raw`(?:only\s+)?(?:public\.)?"?([a-z_][a-z_0-9]*)"?`;

/** Keywords in one case and a second word that prose would not have: `select a row` is no SQL, `select 1` is. */
const SQL = new RegExp(
  [
    String.raw`^\s*(?:--.*\n\s*)*(?:`,
    String.raw`select\s[\s\S]*\sfrom\s+(?!(?:the|an?|this|that|its|their|your|which|what|another)\b)[\w"'(?]|select\s+[\w.]+\s*(?:\(|$|,|as\b)|insert\s+into\s|update\s+[\w".]+\s+(?:as\s+\w+\s+|\w\s+)?set\s`,
    String.raw`|delete\s+from\s|with\s+(?:recursive\s+)?\w+\s*(?:\([^)]*\)\s*)?as\s+(?:not\s+|materialized\s+)*\(`,
    String.raw`|create\s+(?:unique\s+|temp\s+|temporary\s+|or\s+replace\s+|unlogged\s+)*(?:table|index|schema|extension|sequence|view|role|database|function)\s`,
    String.raw`|alter\s+(?:table|database|role|system|sequence)\s|drop\s+(?:table|index|schema|database|role)\s|truncate\s+(?:table\s+)?[a-z_]+\s*(?:,|$|cascade|restart)`,
    String.raw`|copy\s+[\w".]+\s*(?:\(|from\s)|lock\s+table\s|(?:un)?listen\s+["$?\w]+$|notify\s+\w+|set\s+(?:local|session)\s|begin$|commit$|rollback|savepoint\s|release\s+savepoint|vacuum|analyze$`,
    ')',
  ].join(''),
);

const isSql = (text: string): boolean =>
  SQL.test(text) || (text === text.toUpperCase() && SQL.test(text.toLowerCase()));

const cache = new WeakMap<Module, readonly Statement[]>();

/** Every text of a module that reads as SQL. */
function statementsOf(module: Module): readonly Statement[] {
  const known = cache.get(module);
  if (known !== undefined) return known;
  const constants = constantsOf(module);
  const statements = [...nodesOf(module.tree)]
    .filter((node) => isText(node) && !isText(node.parent))
    .map((node) => ({ node, text: textOf(node, constants, 0) }))
    .filter((one) => isSql(one.text));
  cache.set(module, statements);
  return statements;
}

function isText(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) {
    return node.operatorToken.kind === ts.SyntaxKind.PlusToken && (isText(node.left) || isText(node.right));
  }
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function constantsOf(module: Module): Map<string, ts.Node> {
  const constants = new Map<string, ts.Node>();
  for (const node of nodesOf(module.tree)) {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined) {
      constants.set(node.name.text, node.initializer);
    }
  }
  return constants;
}

function textOf(node: ts.Node, constants: ReadonlyMap<string, ts.Node>, depth: number): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  const inner = (part: ts.Node): string => textOf(part, constants, depth + 1);
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map((span) => inner(span.expression) + span.literal.text).join('');
  }
  if (ts.isBinaryExpression(node)) return inner(node.left) + inner(node.right);
  const constant = ts.isIdentifier(node) ? constants.get(node.text) : undefined;
  return constant !== undefined && isText(constant) && depth < 5 ? inner(constant) : '?';
}

/** SQL stands in `*-store.ts`, `*-list.ts`, `*-facts.ts`, `engine/` and `platform/db`, so that queries are found. */
export function sqlInItsPlaces(module: Module): Violation[] {
  if (module.isTest || MAY_HAVE_SQL.test(module.path)) return [];
  return [...statementsOf(module).map((one) => one.node), ...copiesOf(module)].map((node) =>
    violationAt(module, node, 'SQL belongs in a *-store.ts, *-list.ts or *-facts.ts'),
  );
}

/** A statement on account-scoped tables goes to one shard: it names `shard` beyond what it selects or returns. */
export function statementsNameTheShard(module: Module, project: Project): Violation[] {
  if (module.isTest || LIST.test(module.path)) return [];
  const bare = statementsOf(module).flatMap(({ node, text }) => {
    const tables = tablesIn(text).filter((table) => project.accountTables.has(table));
    const beyond = text.replace(/^\s*select\b[\s\S]*?\bfrom\b/i, 'from').replace(/\breturning\b[\s\S]*$/i, '');
    if (tables.length === 0 || /\bshard\b/.test(beyond.replaceAll(/\b(from|join)\s+shard\b/g, ''))) return [];
    return [violationAt(module, node, `a statement on ${tables.join(', ')} names no shard`)];
  });
  const constants = constantsOf(module);
  const copies = copiesOf(module).flatMap((call) => {
    const tables = stringsIn(call.arguments[0], constants).filter((table) => project.accountTables.has(table));
    const columns = stringsIn(call.arguments[1], constants);
    if (tables.length === 0 || columns.length === 0 || columns.includes('shard')) return [];
    return [violationAt(module, call, `a copy into ${tables.join(', ')} names no shard`)];
  });
  return [...bare, ...copies];
}

/** A list reads across shards, and only reads. */
export function listsOnlyRead(module: Module): Violation[] {
  if (module.isTest || !LIST.test(module.path)) return [];
  const writes = statementsOf(module).filter(({ text }) =>
    /\b(insert\s+into|update\s+\w+|delete\s+from)\s/i.test(text),
  );
  return [...writes.map((one) => one.node), ...copiesOf(module)].map((node) =>
    violationAt(module, node, 'a *-list.ts only reads: write from a *-store.ts'),
  );
}

/** Tables after from, join, into, update, copy; names that the statement itself defines are not among them. */
function tablesIn(text: string): string[] {
  const own = new Set(
    [
      ...text.matchAll(/(?:\bwith(?:\s+recursive)?|,)\s*(\w+)\s*(?:\([^)]*\)\s*)?as\s+(?:not\s+|materialized\s+)*\(/gi),
    ].map((m) => m[1]),
  );
  const found = [...text.matchAll(new RegExp(String.raw`\b(?:from|join|into|update|copy)\s+${IDENTIFIER}`, 'gi'))];
  return [...new Set(found.map((match) => match[1] ?? ''))].filter((table) => !own.has(table));
}

function copiesOf(module: Module): ts.CallExpression[] {
  return [...nodesOf(module.tree)].filter(
    (node): node is ts.CallExpression =>
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === 'copyInto',
  );
}

/** The texts that stand in a value, those of constants of the module included. */
function stringsIn(node: ts.Node | undefined, constants: ReadonlyMap<string, ts.Node>, depth = 0): string[] {
  if (node === undefined || depth > 5) return [];
  return [...nodesOf(node)].flatMap((part) => {
    if (ts.isStringLiteralLike(part)) return [part.text];
    return ts.isIdentifier(part) ? stringsIn(constants.get(part.text), constants, depth + 1) : [];
  });
}

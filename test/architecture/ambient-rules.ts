import ts from 'typescript';
import { type Module, nodesOf, type Violation, violationAt } from './module.ts';

/** Names whose mere mention makes a computation depend on its surroundings. */
const IMPURE = new Set([
  'Buffer',
  'console',
  'crypto',
  'fetch',
  'global',
  'globalThis',
  'performance',
  'process',
  'queueMicrotask',
  'require',
  'setImmediate',
  'setInterval',
  'setTimeout',
]);

const CONFIG = /^src\/platform\/config\//;
const CLOCK = /^src\/platform\/clock\//;
const isPure = (module: Module): boolean => !module.isTest && /^src\/(base|pure)\//.test(module.path);
const isProduct = (module: Module): boolean => !module.isTest && module.path.startsWith('src/');

/** `a.b` or `a['b']` as `a.b`; the object must be a plain name. */
function member(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    return `${node.expression.text}.${node.name.text}`;
  }
  if (ts.isElementAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const key = node.argumentExpression;
    return ts.isStringLiteralLike(key) ? `${node.expression.text}.${key.text}` : undefined;
  }
  return undefined;
}

/** A name that stands for a value or binds one, and is not a key, a member after a dot, or part of a type. */
function isFreeName(node: ts.Node): node is ts.Identifier {
  if (!ts.isIdentifier(node)) return false;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent)) {
    return parent.name !== node;
  }
  if (ts.isBindingElement(parent)) return parent.propertyName !== node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return parent.propertyName !== node;
  return !ts.isPropertySignature(parent) && !ts.isMethodSignature(parent) && !ts.isTypeReferenceNode(parent);
}

/** Asks for the time: `Date.now`, `Date()`, `new Date()`, `performance`, `process.hrtime`, `Temporal.Now`. */
function asksForTime(node: ts.Node): boolean {
  const name = member(node);
  if (name !== undefined) {
    return /^(Date\.now|performance\.\w+|process\.(hrtime|uptime)|Temporal\.Now)$/.test(name);
  }
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return false;
  if (!ts.isIdentifier(node.expression) || node.expression.text !== 'Date') return false;
  return ts.isCallExpression(node) || (node.arguments ?? []).length === 0;
}

/** `base` and `pure` know no clock, chance, timer, process or network: replay and simulation rest on it. */
export function pureAsksNothing(module: Module): Violation[] {
  if (!isPure(module)) return [];
  const say = (node: ts.Node, what: string): Violation =>
    violationAt(module, node, `${what} in ${module.path.split('/')[1]}: pass it in as an argument`);
  return [...nodesOf(module.tree)].flatMap((node) => {
    const name = member(node);
    if (name === 'Math.random') return [say(node, 'Math.random')];
    if (name === 'Temporal.Now') return [say(node, 'Temporal.Now')];
    if (!isFreeName(node)) return [];
    if (IMPURE.has(node.text)) return [say(node, node.text)];
    return node.text === 'Date' && !isHarmlessDate(node) ? [say(node, 'Date')] : [];
  });
}

/** `Date.UTC` is arithmetic and `instanceof` asks nothing; a `Date` itself reads the process's clock and zone. */
function isHarmlessDate(node: ts.Identifier): boolean {
  if (ts.isBinaryExpression(node.parent)) {
    return node.parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;
  }
  return member(node.parent) === 'Date.UTC';
}

/** The time comes from `platform/clock`; `new Date(x)` only gives an instant another form. */
export function timeOnlyFromTheClock(module: Module): Violation[] {
  if (!isProduct(module) || CLOCK.test(module.path) || isPure(module)) return [];
  return [...nodesOf(module.tree)]
    .filter(asksForTime)
    .map((node) => violationAt(module, node, `${node.getText()} asks for the time: take it from #platform/clock`));
}

/** Environment variables are read, described and checked in one place. */
export function environmentOnlyInConfig(module: Module): Violation[] {
  if (!isProduct(module) || CONFIG.test(module.path)) return [];
  const message = 'process.env is read in platform/config only: add the variable to its schema';
  const fromModule = module.imports
    .filter((one) => /^(node:)?process$/.test(one.specifier) && one.names.includes('env'))
    .map((one) => ({ path: module.path, line: one.line, message }));
  const used = [...nodesOf(module.tree)].filter((node) => {
    if (member(node) === 'process.env') return true;
    if (!ts.isVariableDeclaration(node) || !ts.isObjectBindingPattern(node.name)) return false;
    const source = node.initializer;
    if (source === undefined || !ts.isIdentifier(source) || source.text !== 'process') return false;
    return node.name.elements.some((element) => (element.propertyName ?? element.name).getText() === 'env');
  });
  return [...fromModule, ...used.map((node) => violationAt(module, node, message))];
}

import ts from 'typescript';

/** One file of the project, parsed once; every rule looks at the same tree. */
export interface Module {
  /** From the project's root, with `/`: `src/domain/renewals/renewal.ts`. */
  readonly path: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
  /** Tests stand beside the code and may read files, write SQL and compose layers' own helpers. */
  readonly isTest: boolean;
}

export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Names taken from it; empty for `*`, side effects and dynamic imports. */
  readonly names: readonly string[];
  /** `import()`: loaded when it is needed. */
  readonly isLazy: boolean;
}

export interface Violation {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

export function parseModule(path: string, text: string): Module {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, kind);
  return { path, tree, imports: importsOf(tree), isTest: /\.test\.tsx?$/.test(path) };
}

function lineOf(node: ts.Node): number {
  const tree = node.getSourceFile();
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

export function violationAt(module: Module, node: ts.Node, message: string): Violation {
  return { path: module.path, line: lineOf(node), message };
}

/** Every node of the tree in source order. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}

function importsOf(tree: ts.SourceFile): Import[] {
  const imports: Import[] = [];
  const add = (specifier: ts.Node | undefined, names: readonly string[] = [], isLazy = false): void => {
    if (specifier !== undefined && ts.isStringLiteralLike(specifier)) {
      imports.push({ specifier: specifier.text, line: lineOf(specifier), names, isLazy });
    }
  };
  for (const node of nodesOf(tree)) {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, namesOf(node.importClause?.namedBindings));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, namesOf(node.exportClause));
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    else if (ts.isCallExpression(node) && loads(node.expression)) add(node.arguments[0], [], true);
    else if (ts.isExternalModuleReference(node)) add(node.expression);
  }
  return imports;
}

function loads(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
}

function namesOf(bindings: ts.NamedImportBindings | ts.NamedExportBindings | undefined): string[] {
  if (bindings === undefined || !('elements' in bindings)) return [];
  return [...bindings.elements].map((element) => (element.propertyName ?? element.name).text);
}

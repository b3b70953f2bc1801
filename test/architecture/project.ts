import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type Module, nodesOf, parseModule } from './module.ts';

/** All that the rules may know: the parsed files and the few declarations they are held against. */
export interface Project {
  readonly modules: readonly Module[];
  readonly byPath: ReadonlyMap<string, Module>;
  /** package.json's `imports`: a name to a folder's index. */
  readonly importsMap: Readonly<Record<string, string>>;
  /** Features in the order of `src/domain/features.ts`; undefined while that file is not there. */
  readonly features: readonly string[] | undefined;
  /** Tables that any migration creates with a `shard` column. */
  readonly accountTables: ReadonlySet<string>;
}

/** Reads `src`, `web` and `migrations` below a folder; a fixture has no package.json and takes the project's map. */
export function readProject(root: string, importsMap: Readonly<Record<string, string>>): Project {
  const paths = [...filesBelow(root, 'src'), ...filesBelow(root, 'web')];
  const modules = paths
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => parseModule(path, readFileSync(join(root, path), 'utf8')));
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const migrations = filesBelow(root, 'migrations').map((path) => readFileSync(join(root, path), 'utf8'));
  return {
    modules,
    byPath,
    importsMap,
    features: featuresIn(byPath.get('src/domain/features.ts')),
    accountTables: accountTablesIn(migrations.join('\n')),
  };
}

function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

/** The elements of the first array of two or more: names as text, or imported from the features' folders. */
function featuresIn(module: Module | undefined): readonly string[] | undefined {
  if (module === undefined) return undefined;
  const folderOf = new Map<string, string>();
  for (const node of nodesOf(module.tree)) {
    if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) continue;
    const folder = /^(?:#domain|\.)\/([^/]+)/.exec(node.moduleSpecifier.text)?.[1];
    if (folder !== undefined) for (const name of localNames(node)) folderOf.set(name, folder);
  }
  const lists = [...nodesOf(module.tree)].filter(ts.isArrayLiteralExpression).map((list) =>
    list.elements.flatMap((element) => {
      const name = [...nodesOf(element)].find((part) => ts.isStringLiteral(part) || ts.isIdentifier(part));
      if (name === undefined) return [];
      if (ts.isStringLiteral(name)) return [name.text];
      return folderOf.get((name as ts.Identifier).text) ?? [];
    }),
  );
  return lists.find((list) => list.length > 1) ?? lists[0] ?? [];
}

function localNames(node: ts.ImportDeclaration): string[] {
  const bindings = node.importClause?.namedBindings;
  const named = bindings !== undefined && 'elements' in bindings ? [...bindings.elements].map((e) => e.name.text) : [];
  const star = bindings !== undefined && 'name' in bindings ? [bindings.name.text] : [];
  return [...named, ...star];
}

/** `create table x ( shard …`: statements end with `;` at the end of a line. */
function accountTablesIn(sql: string): Set<string> {
  const tables = new Set<string>();
  for (const statement of sql.replaceAll(/--.*$/gm, '').split(/;\s*$/m)) {
    const created = /create table (?:if not exists )?([a-z_]+)\s*\(([\s\S]*)/.exec(statement);
    if (created?.[1] !== undefined && /^\s*shard\s/m.test(created[2] ?? '')) tables.add(created[1]);
  }
  return tables;
}

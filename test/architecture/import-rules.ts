import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import type { Module, Violation } from './module.ts';
import type { Project } from './project.ts';

const LAYERS = ['base', 'pure', 'platform', 'engine', 'domain', 'connectors', 'simulation', 'surfaces', 'main'];
const GROUPS = new Set(['pure', 'platform', 'domain', 'connectors', 'surfaces']);

/** What `base` and `pure` may take from npm: packages that compute and touch nothing outside. */
const PURE_PACKAGES = new Set([
  '@marcbachmann/cel-js',
  '@noble/hashes',
  'ajv',
  'csv-parse',
  'handlebars',
  'html-to-text',
  'juice',
  'lru-cache',
  'marked',
  'sanitize-html',
  'temporal-polyfill',
  'yaml',
  'zod',
]);

const at = (module: Module, line: number, message: string): Violation => ({ path: module.path, line, message });

/** The folder that is one unit: `src/base`, `src/pure/expression`, `src/domain/renewals`, `src` for main.ts. */
function unitOf(path: string): string {
  const parts = posix.dirname(path).split('/');
  return parts.slice(0, GROUPS.has(parts[1] ?? '') ? 3 : 2).join('/');
}

function layerOf(path: string): string {
  const second = path.split('/')[1] ?? '';
  return second.includes('.') ? 'main' : second;
}

/** The file of a specifier: by the imports map, or relative; undefined for a package or a name the map hasn't. */
function fileOf(module: Module, specifier: string, project: Project): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(module.path), specifier);
  if (!specifier.startsWith('#')) return undefined;
  const exact = project.importsMap[specifier];
  if (exact !== undefined) return posix.join(exact);
  for (const [name, target] of Object.entries(project.importsMap)) {
    const [before = '', after] = name.split('*');
    if (after === undefined || !specifier.startsWith(before) || !specifier.endsWith(after)) continue;
    return posix.join(target.replace('*', specifier.slice(before.length, specifier.length - after.length)));
  }
  return undefined;
}

const inSource = (module: Module): boolean => module.path.startsWith('src/');

/** Across folders only a name of the imports map, to an index; inside one only `./x.ts`. */
export function importsThroughTheMap(module: Module, project: Project): Violation[] {
  if (!inSource(module)) return [];
  return module.imports.flatMap((one) => {
    const message = importProblem(module, one.specifier, project);
    return message === undefined ? [] : [at(module, one.line, message)];
  });
}

function importProblem(module: Module, specifier: string, project: Project): string | undefined {
  const file = fileOf(module, specifier, project);
  const unit = unitOf(module.path);
  if (specifier.startsWith('.')) {
    if (module.isTest && file?.startsWith('test/')) return undefined;
    if (file === undefined || unitOf(file) !== unit) {
      return `'${specifier}' leaves ${unit}: use a name of package.json's "imports"`;
    }
    if (!posix.extname(specifier)) return `'${specifier}' has no file ending: write './x.ts'`;
  } else if (specifier.startsWith('#')) {
    if (file === undefined) return `'${specifier}' is not in package.json's "imports"`;
    if (file.startsWith('test/') && module.isTest) return undefined;
    if (unitOf(file) === unit) return `'${specifier}' is this folder itself: use './x.ts'`;
    if (posix.dirname(file) !== unitOf(file)) return `'${specifier}' reaches past the index of ${unitOf(file)}`;
  }
  return undefined;
}

/** base ← pure ← platform ← engine ← domain ← connectors ← simulation ← surfaces ← main: leftward only. */
export function layersPointLeft(module: Module, project: Project): Violation[] {
  if (!inSource(module)) return [];
  const own = layerOf(module.path);
  if (!LAYERS.includes(own)) return [at(module, 1, `src/${own} is no layer: ${LAYERS.join(' ← ')}`)];
  return module.imports.flatMap((one) => {
    const file = fileOf(module, one.specifier, project);
    if (file === undefined || !file.startsWith('src/')) return [];
    const other = layerOf(file);
    if (LAYERS.indexOf(other) <= LAYERS.indexOf(own)) return [];
    return [at(module, one.line, `${own} must not import ${other}: ${LAYERS.join(' ← ')}`)];
  });
}

const featureOf = (path: string): string | undefined => /^src\/domain\/([^/]+)\//.exec(path)?.[1];

/** A feature knows only features before it in features.ts. */
export function featuresInOrder(module: Module, project: Project): Violation[] {
  const own = featureOf(module.path);
  const order = project.features;
  if (own === undefined || order === undefined) return [];
  if (!order.includes(own)) {
    const first = module.path.endsWith('/index.ts');
    return first ? [at(module, 1, `feature ${own} has no place in src/domain/features.ts`)] : [];
  }
  return module.imports.flatMap((one) => {
    const other = featureOf(fileOf(module, one.specifier, project) ?? '');
    if (other === undefined || other === own || order.indexOf(other) < order.indexOf(own)) return [];
    return [at(module, one.line, `feature ${own} must not import ${other}: it comes later in features.ts`)];
  });
}

/** `base` and `pure` import no Node built-in and no package that does I/O. */
export function pureImportsNothingImpure(module: Module): Violation[] {
  if (module.isTest || !/^src\/(base|pure)\//.test(module.path)) return [];
  return module.imports.flatMap((one) => {
    const { specifier } = one;
    if (/^[.#]/.test(specifier)) return [];
    const name = specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
    if (specifier.startsWith('node:') || builtinModules.includes(name)) {
      return [at(module, one.line, `${specifier} is a Node built-in: base and pure only compute`)];
    }
    if (PURE_PACKAGES.has(name)) return [];
    return [at(module, one.line, `${name} is not in the list of pure packages (test/architecture/import-rules.ts)`)];
  });
}

const TRUTH = 'src/simulation/truth/';

/** What a simulation plants is typed by hand: whoever works it out with the product's own means finds nothing wrong. */
export function truthStandsAlone(module: Module, project: Project): Violation[] {
  if (module.isTest || !module.path.startsWith(TRUTH)) return [];
  return module.imports.flatMap((one) => {
    const file = fileOf(module, one.specifier, project);
    const may =
      file === undefined ? one.specifier === 'temporal-polyfill' : /^src\/(base|simulation\/truth)\//.test(file);
    return may ? [] : [at(module, one.line, `the planted truth must not import ${one.specifier}: only base and dates`)];
  });
}

/** The browser app knows only its generated client. */
export function webStaysApart(module: Module, project: Project): Violation[] {
  if (!module.path.startsWith('web/')) return [];
  return module.imports.flatMap((one) => {
    const file = fileOf(module, one.specifier, project);
    return file?.startsWith('src/') ? [at(module, one.line, `web must not import ${file}`)] : [];
  });
}

/** `web/src/features/tasks`, `web/src/ui`. */
function webUnitOf(path: string): string {
  const parts = posix.dirname(path).split('/');
  return parts.slice(0, parts[2] === 'features' ? 4 : 3).join('/');
}

/**
 * Features meet by their doors; parts and client know no screens. Only `app/features.ts` takes routes past a door, so that
 * a door can be taken without the screens behind it.
 */
export function webMeetsAtDoors(module: Module, project: Project): Violation[] {
  if (!module.path.startsWith('web/src/')) return [];
  const unit = webUnitOf(module.path);
  return module.imports.flatMap((one) => {
    const file = fileOf(module, one.specifier, project);
    if (file === undefined || !file.startsWith('web/src/')) return [];
    const other = webUnitOf(file);
    if (other === unit) return [];
    const isKit = /^web\/src\/(ui|api)$/.test(unit);
    if (isKit && /^web\/src\/(app|features)/.test(other))
      return [at(module, one.line, `${unit} must not know ${other}`)];
    const isRoutes = module.path === 'web/src/app/features.ts' && file.endsWith('/routes.ts');
    const isStyle = file.endsWith('.css');
    if (one.specifier.startsWith('.') && !isRoutes && !isStyle)
      return [at(module, one.line, `'${one.specifier}' leaves ${unit}: use a name of package.json's "imports"`)];
    return [];
  });
}

/** No file is reached again from itself, not even for types alone; a screen of the web app may know the route that loads it. */
export function noImportCycles(module: Module, project: Project): Violation[] {
  const cameFrom = new Map<string, string>(importedBy(module, project).map((file) => [file, '']));
  for (const path of cameFrom.keys()) {
    if (path === module.path) return [cycleThrough(module, cameFrom, project)];
    const next = project.byPath.get(path);
    if (next === undefined) continue;
    for (const file of importedBy(next, project)) if (!cameFrom.has(file)) cameFrom.set(file, path);
  }
  return [];
}

const importedFiles = new WeakMap<Module, readonly string[]>();

function importedBy(module: Module, project: Project): readonly string[] {
  let files = importedFiles.get(module);
  if (files === undefined) {
    const counted = module.imports.filter(({ isLazy }) => !(isLazy && module.path.startsWith('web/')));
    files = counted.flatMap((one) => fileOf(module, one.specifier, project) ?? []);
    importedFiles.set(module, files);
  }
  return files;
}

function cycleThrough(module: Module, cameFrom: ReadonlyMap<string, string>, project: Project): Violation {
  const way = [module.path];
  for (let step = cameFrom.get(module.path); step; step = cameFrom.get(step)) way.unshift(step);
  const by = module.imports.find((one) => fileOf(module, one.specifier, project) === way[0]);
  return at(module, by?.line ?? 1, `import cycle: ${[module.path, ...way].join(' → ')}`);
}

import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Output } from '#web/api';
import { schemaOf } from '../files.ts';
import { isExpressionAt, keysAt, type Schema, valuesAt } from './schema.ts';
import { type YamlPlace, yamlPlace } from './yaml-place.ts';

export type Language = Output<'get-playbook-language'>;
export type Names = Output<'check-playbook'>['names'];

/** What the editor knows while one writes; read anew at each question. */
export interface Knowledge {
  readonly file: string;
  readonly language: Language | undefined;
  readonly names: Names;
}

const NAMED_BY: Readonly<Record<string, readonly string[]>> = {
  email: ['message'],
  notify: ['message'],
  thread: ['message'],
  form: ['form'],
  guide: ['guide'],
  document: ['document'],
  attach: ['document'],
  go: ['step', 'stage'],
  otherwise: ['step', 'stage'],
  since: ['step'],
  signals: ['signal'],
  exit: ['outcome'],
  factors: ['score'],
  band: ['band'],
};
const EVENTS = new Set(['on', 'await', 'event', 'always', 'of', 'did', 'done by']);
const ROLES = new Set(['assign', 'review', 'stand in', 'from', 'to']);

const option = (label: string, type: string, detail?: string, info?: string): Completion => ({
  label,
  type,
  ...(detail === undefined ? {} : { detail }),
  ...(info === undefined ? {} : { info }),
});

/** What may be written where the cursor is: keys by the schema, values, names of the playbook, facts in expressions. */
export function complete(context: CompletionContext, knowledge: Knowledge): CompletionResult | null {
  const { file, language } = knowledge;
  const text = context.state.doc.toString();
  if (file.endsWith('.md')) {
    const value = valueInText(text, context.pos);
    if (value !== undefined) return { from: value.from, options: textValues(knowledge, text), validFor: /^[\w.]*$/ };
    if (context.pos > headEnd(text)) return null;
  }
  const schema = schemaOf(language?.schemas, file);
  // The fence of a head is no YAML of it; as many letters keep the places.
  const place = yamlPlace(
    text.replace(/^---[^\n]*/, (fence) => ' '.repeat(fence.length)),
    context.pos,
  );
  if (schema === undefined || place === undefined) return null;
  const { path } = place;
  return place.at === 'key'
    ? keyOptions(schema, place, path, context)
    : valueOptions(schema, place, path, knowledge, context);
}

function keyOptions(
  schema: Schema,
  { siblings, from }: YamlPlace,
  path: readonly string[],
  context: CompletionContext,
): CompletionResult | null {
  const keys = keysAt(schema, path, siblings);
  if (keys.length === 0) return null;
  const indent = ' '.repeat(from - context.state.doc.lineAt(from).from);
  const inFlow = /[{,]\s*$/.test(context.state.sliceDoc(context.state.doc.lineAt(from).from, from));
  const options = keys.map(
    ({ key, meaning, required, takes }): Completion => ({
      ...option(key, 'property', required ? '•' : undefined, meaning),
      boost: required ? 1 : 0,
      apply: takes === 'map' && !inFlow ? `${key}:\n${indent}  ` : `${key}: `,
    }),
  );
  return { from, options, validFor: /^[\w ]*$/ };
}

function valueOptions(
  schema: Schema,
  { written, from }: YamlPlace,
  path: readonly string[],
  knowledge: Knowledge,
  context: CompletionContext,
): CompletionResult | null {
  if (isExpressionAt(schema, path) || written.startsWith('='))
    return expressionOptions(written, context.pos, knowledge);
  const values = valuesAt(schema, path).map((value) => option(value, 'enum'));
  const options = [...values, ...namesFor(path, knowledge)];
  if (options.length === 0) return null;
  return { from, options, validFor: /^[\w. ]*$/ };
}

function namesFor(path: readonly string[], { names, language }: Knowledge): Completion[] {
  const key = path.findLast((one) => one !== '*') ?? '';
  const above = path.filter((one) => one !== '*').at(-2) ?? '';
  const own = (kinds: readonly string[]) =>
    names
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ name, kind, meaning }) => option(name, 'variable', kind, meaning));
  if (key === 'do') return (language?.actions ?? []).map(({ name }) => option(name, 'function'));
  if (EVENTS.has(key)) return eventOptions(names, language);
  if (ROLES.has(key))
    return [...own(['role']), ...(language?.roles ?? []).map((role) => option(role, 'variable', 'role'))];
  if (above === 'then') return own(['step', 'stage']);
  return own(NAMED_BY[key] ?? []);
}

function eventOptions(names: Names, language: Language | undefined): Completion[] {
  const own = names
    .filter(({ kind }) => kind === 'event')
    .map(({ name, meaning }) => option(name, 'variable', 'event', meaning));
  const known = (language?.events ?? []).map(({ name, meaning }) => option(name, 'variable', 'event', meaning));
  return [...own, ...known.filter(({ label }) => !own.some((one) => one.label === label))];
}

const METRIC_FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  count: ['count', 'sum', 'days', 'change'],
  sum: ['sum', 'count', 'mean', 'days', 'change'],
  max: ['max', 'count', 'days'],
  last: ['last'],
  distinct: ['distinct'],
};
const FUNCTIONS = ['known', 'round', 'abs', 'min', 'max', 'size', 'days_since', 'outcome', 'happened', 'visits'];

/** In an expression: facts, or what may come after the name that is written. */
function expressionOptions(written: string, pos: number, { names, language }: Knowledge): CompletionResult | null {
  const word = /[\w.]*$/.exec(written)?.[0] ?? '';
  const dot = word.lastIndexOf('.');
  const before = word.slice(0, Math.max(0, dot));
  const metric = names.find(({ kind, name }) => kind === 'metric' && name === before);
  if (metric !== undefined) {
    const functions = METRIC_FUNCTIONS[metric.detail?.split(' ')[0] ?? ''] ?? [];
    const options = functions.map((name) => ({
      ...option(name, 'method'),
      apply: name === 'last' ? 'last()' : `${name}("30d")`,
    }));
    return { from: pos - word.length + dot + 1, options, validFor: /^\w*$/ };
  }
  const facts = (language?.facts ?? []).map(({ name, type, meaning }) => option(name, 'variable', type, meaning));
  const own = names.flatMap(({ kind, name, meaning, detail }): Completion[] => {
    if (kind === 'attribute') return [option(`account.${name}`, 'variable', detail, meaning)];
    if (kind === 'metric') return [option(name, 'class', detail, meaning)];
    if (kind === 'score') return [option(`scores.${name}`, 'variable', 'score', meaning)];
    return kind === 'field' ? [option(`answers.${detail ?? ''}.${name}`, 'variable', 'answer', meaning)] : [];
  });
  const product = ['health.score', 'health.band', 'signals.kinds', 'event.name', 'event.properties'].map((name) =>
    option(name, 'variable'),
  );
  const functions = FUNCTIONS.map((name) => ({ ...option(name, 'function'), apply: `${name}(` }));
  return { from: pos - word.length, options: [...own, ...facts, ...product, ...functions], validFor: /^[\w.]*$/ };
}

/** Where a Markdown file's head ends. */
function headEnd(text: string): number {
  const end = text.indexOf('\n---', 3);
  return end < 0 ? text.length : end;
}

/** Inside `{{ … }}`, the beginning of the name that is written. */
function valueInText(text: string, pos: number): { from: number } | undefined {
  const before = text.slice(Math.max(0, pos - 200), pos);
  const open = before.lastIndexOf('{{');
  if (open < 0 || before.indexOf('}}', open) >= 0) return undefined;
  const word = /[\w.]*$/.exec(before)?.[0] ?? '';
  return { from: pos - word.length };
}

function textValues({ language, names }: Knowledge, text: string): Completion[] {
  const head = text.slice(0, headEnd(text));
  const own = [...head.matchAll(/^ {2}([a-z][a-z0-9_]*):/gm)].map(([, name = '']) => option(name, 'variable', 'with'));
  const attributes = names
    .filter(({ kind }) => kind === 'attribute')
    .map(({ name, meaning }) => option(`account.${name}`, 'variable', 'attribute', meaning));
  return [
    ...own,
    ...(language?.values ?? []).map((name) => option(name, 'variable')),
    ...attributes,
    option('#if', 'keyword'),
    option('/if', 'keyword'),
  ];
}

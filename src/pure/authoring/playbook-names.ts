import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';

/** Something that a playbook names, for completion, hover and "go to". Lines start at 1. */
export interface PlaybookName {
  readonly kind: NamedKind;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** Its title or meaning, as the playbook says it. */
  readonly meaning?: string;
  /** Of a metric, what it folds; of an attribute, its type; of a step, its kind; of a field, its form. */
  readonly detail?: string;
}

export type NamedKind =
  | 'attribute'
  | 'metric'
  | 'event'
  | 'role'
  | 'health'
  | 'score'
  | 'band'
  | 'signal'
  | 'journey'
  | 'stage'
  | 'step'
  | 'task'
  | 'outcome'
  | 'message'
  | 'guide'
  | 'document'
  | 'form'
  | 'field'
  | 'kpi';

const FOLDERS: ReadonlyMap<string, NamedKind> = new Map([
  ['messages', 'message'],
  ['guides', 'guide'],
  ['documents', 'document'],
]);

/** Everything that the files name (path → text), also while other things are wrong; nothing of a file whose YAML can't be read. */
export function playbookNames(files: Readonly<Record<string, string>>): PlaybookName[] {
  return Object.entries(files).flatMap(([file, text]) => {
    const kind = FOLDERS.get(file.split('/')[0] ?? '');
    if (kind !== undefined) return [textName(file, text, kind)];
    return file.endsWith('.yaml') ? new Naming(file, text).names() : [];
  });
}

function textName(file: string, text: string, kind: NamedKind): PlaybookName {
  const name = file.slice(file.indexOf('/') + 1).replace(/\.md$/, '');
  const meaning = /^# (.+)$/m.exec(text.slice(text.indexOf('\n## ')))?.[1];
  return { kind, name, file, line: 1, ...(meaning === undefined ? {} : { meaning }) };
}

const STEP_KINDS = ['email', 'task', 'notify', 'document', 'do', 'wait', 'await', 'choose', 'split', 'exit'] as const;
const BY_FILE: Readonly<Record<string, readonly (readonly [string, NamedKind])[]>> = {
  'facts.yaml': [
    ['attributes', 'attribute'],
    ['metrics', 'metric'],
    ['events', 'event'],
  ],
  'team.yaml': [['roles', 'role']],
  'health.yaml': [['health', 'health']],
  'signals.yaml': [
    ['scores', 'score'],
    ['signals', 'signal'],
  ],
  'kpis.yaml': [['kpis', 'kpi']],
};

/** The names of one file. */
class Naming {
  readonly #found: PlaybookName[] = [];
  readonly #lines = new LineCounter();

  constructor(
    readonly file: string,
    readonly text: string,
  ) {}

  names(): readonly PlaybookName[] {
    const document = parseDocument(this.text, { lineCounter: this.#lines, prettyErrors: false, stringKeys: true });
    if (document.errors.length > 0) return [];
    const root = document.contents;
    for (const [key, kind] of BY_FILE[this.file] ?? []) this.#entries(child(root, key), kind);
    if (this.file.startsWith('forms/')) this.#form(root);
    if (this.file.startsWith('journeys/')) {
      this.#one(root, 'journey', 'journey');
      this.#steps(root, undefined);
    }
    return this.#found;
  }

  #entries(node: unknown, kind: NamedKind): void {
    if (!isMap(node)) return;
    for (const pair of node.items) {
      const detail = kind === 'metric' ? metricOf(pair.value) : textAt(pair.value, 'type');
      this.#add(kind, textOf(pair.key), pair, textAt(pair.value, 'title') ?? textAt(pair.value, 'meaning'), detail);
      if (kind === 'score' || kind === 'health') this.#bands(child(pair.value, 'bands'));
    }
  }

  #bands(node: unknown): void {
    if (isSeq(node)) for (const item of node.items) this.#one(item, 'band', 'band');
  }

  #form(root: unknown): void {
    this.#one(root, 'form', 'form');
    const fields = child(root, 'fields');
    const form = textAt(root, 'form');
    if (!isSeq(fields)) return;
    for (const item of fields.items) {
      const pair = pairAt(item, 'field');
      if (pair !== undefined) this.#add('field', textOf(pair.value), pair, textAt(item, 'label'), form);
    }
  }

  /** Whatever stands in a journey that looks like a step or a stage. */
  #steps(node: unknown, above: string | undefined): void {
    if (isSeq(node)) for (const item of node.items) this.#steps(item, above);
    if (!isMap(node)) return;
    if (above !== 'with' && above !== 'enter') {
      this.#one(node, 'stage', 'stage');
      const kind = STEP_KINDS.find((one) => pairAt(node, one) !== undefined);
      if (kind !== undefined) this.#step(node, kind);
    }
    for (const pair of node.items) this.#steps(pair.value, textOf(pair.key));
  }

  #step(node: unknown, kind: (typeof STEP_KINDS)[number]): void {
    const pair = pairAt(node, 'id') ?? pairAt(node, kind);
    const name = textAt(node, 'id') ?? textAt(node, kind);
    if (pair !== undefined && name !== undefined) this.#add('step', name, pair, textAt(node, 'title'), kind);
    if (kind === 'task') this.#one(node, 'task', 'task');
    if (kind === 'exit') this.#one(node, 'exit', 'outcome');
  }

  #one(node: unknown, key: string, kind: NamedKind): void {
    const pair = pairAt(node, key);
    if (pair !== undefined) this.#add(kind, textOf(pair.value), pair, textAt(node, 'title'));
  }

  #add(kind: NamedKind, name: string | undefined, pair: Pair, meaning?: string, detail?: string): void {
    if (name === undefined || this.#found.some((one) => one.kind === kind && one.name === name && kind !== 'field'))
      return;
    // Every key that was read has its place.
    const line = this.#lines.linePos((pair.key as Node).range?.[0] ?? 0).line;
    this.#found.push({
      ...{ kind, name, file: this.file, line },
      ...(meaning === undefined ? {} : { meaning }),
      ...(detail === undefined ? {} : { detail }),
    });
  }
}

function pairAt(node: unknown, key: string): Pair | undefined {
  return isMap(node) ? node.items.find((item) => textOf(item.key) === key) : undefined;
}

const child = (node: unknown, key: string): unknown => pairAt(node, key)?.value;

function textOf(node: unknown): string | undefined {
  return isScalar(node) && node.value !== null ? String(node.value) : undefined;
}

/** A text, or the first of its languages. */
function textAt(node: unknown, key: string): string | undefined {
  const value = child(node, key);
  return isMap(value) && /title|label/.test(key) ? textOf(value.items[0]?.value) : textOf(value);
}

function metricOf(node: unknown): string | undefined {
  const folds = ['sum', 'count', 'max', 'last', 'distinct'].find((key) => pairAt(node, key) !== undefined);
  const event = textAt(node, 'event');
  return folds === undefined || event === undefined ? undefined : `${folds} ${event}`;
}

import { invalid } from '#base';
import {
  escapeMarkdown,
  type Formatted,
  formatDate,
  formatMoney,
  formatValue,
  holds,
  isLink,
  isMissing,
  oneLine,
  type Reader,
} from './format-value.ts';
import { type Argument, type Part, type Path, parseTemplate } from './template.ts';

/** What a text may name, by its first part: `contact`, `account`, `csm`, `company`, and the names of its `with:`. */
export type MessageContext = Readonly<Record<string, unknown>>;

/** A message with its values in: the subject is plain text, the body Markdown in which every value is escaped. */
export interface Draft {
  readonly subject: string;
  readonly body: string;
}

export type DraftResult =
  /** `answers`: those that the text offers, each once, with the label that stands on its button. */
  | ({ readonly ok: true; readonly answers: readonly OfferedAnswer[] } & Draft)
  /** `missing` names what had no value; `unfit` says what had one that can't stand there. */
  | { readonly ok: false; readonly missing: readonly string[]; readonly unfit: readonly string[] };

export interface OfferedAnswer {
  readonly name: string;
  readonly label: string;
}

/** What the link of an answer begins with until the mail is rendered; its name follows. */
export const ANSWER = 'answer:';

/** The title by which a button is told from a link; values can't contain it, their quotes are escaped. */
export const BUTTON = 'button';

/** Puts the values into a message, or says which are missing. Throws `invalid` when the template itself is broken. */
export function renderDraft(template: Draft, context: MessageContext, reader: Reader): DraftResult {
  const missing = new Set<string>();
  const unfit = new Set<string>();
  const answers = new Map<string, string>();
  const fill = (source: string, write: (text: string) => string): string => {
    const { parts, problems } = parseTemplate(source);
    const [problem] = problems;
    if (problem !== undefined)
      throw invalid('template-broken', `${problem.message} (line ${problem.line}, column ${problem.column})`, {
        source,
        line: problem.line,
        column: problem.column,
      });
    return new Filling({ write, missing, unfit, answers, reader, context }).parts(parts, [
      { value: context, name: '' },
    ]);
  };
  const subject = oneLine(fill(template.subject, (text) => text));
  const body = fill(template.body, escapeMarkdown);
  if (missing.size > 0 || unfit.size > 0) return { ok: false, missing: [...missing], unfit: [...unfit] };
  return { ok: true, subject, body, answers: [...answers].map(([name, label]) => ({ name, label })) };
}

interface Level {
  readonly value: unknown;
  readonly name: string;
  readonly loop?: { readonly index: number; readonly count: number; readonly key: string };
}

interface Work {
  /** How a value becomes part of the text. */
  readonly write: (text: string) => string;
  readonly missing: Set<string>;
  readonly unfit: Set<string>;
  /** Labels by name. */
  readonly answers: Map<string, string>;
  readonly reader: Reader;
  readonly context: MessageContext;
}

class Filling {
  constructor(private readonly work: Work) {}

  parts(parts: readonly Part[], levels: readonly Level[]): string {
    let out = '';
    for (const part of parts) out += this.part(part, levels);
    return out;
  }

  private part(part: Part, levels: readonly Level[]): string {
    const { reader, write } = this.work;
    switch (part.kind) {
      case 'text':
        return part.text;
      case 'value':
        return this.shown({ kind: 'path', path: part.path }, levels, (value) => formatValue(value, reader));
      case 'date':
        return this.shown(part.value, levels, (value) => formatDate(value, part.style, reader));
      case 'money':
        return this.shown(part.amount, levels, (value) =>
          formatMoney(value, this.currency(part.currency, levels), reader),
        );
      case 'button': {
        const label = this.plain(part.label, levels, (value) => formatValue(value, reader));
        const url = this.shown(part.url, levels, linkText);
        return label === '' || url === '' ? '' : `[${write(label)}](${url} "${BUTTON}")`;
      }
      case 'answer': {
        const label = this.plain(part.label, levels, (value) => formatValue(value, reader));
        if (label === '') return '';
        if (!this.work.answers.has(part.name)) this.work.answers.set(part.name, oneLine(label));
        return `[${write(label)}](${ANSWER}${part.name} "${BUTTON}")`;
      }
      case 'if':
        return this.parts(holds(lookUp(part.test, levels).value) !== part.negated ? part.body : part.otherwise, levels);
      case 'with': {
        const { value, name } = lookUp(part.subject, levels);
        if (holds(value)) return this.parts(part.body, [...levels, { value, name }]);
        return this.otherwise(part.otherwise, value, name, levels);
      }
      case 'each':
        return this.each(part, levels);
    }
  }

  private each(part: Part & { kind: 'each' | 'with' }, levels: readonly Level[]): string {
    const { value, name } = lookUp(part.subject, levels);
    const rows: readonly [string, unknown][] = value !== null && typeof value === 'object' ? Object.entries(value) : [];
    if (rows.length === 0) return this.otherwise(part.otherwise, value, name, levels);
    return rows
      .map(([key, row], index) =>
        this.parts(part.body, [
          ...levels,
          { value: row, name: `${name}.${key}`, loop: { index, count: rows.length, key } },
        ]),
      )
      .join('');
  }

  private otherwise(
    parts: readonly Part[] | undefined,
    value: unknown,
    name: string,
    levels: readonly Level[],
  ): string {
    // An empty list is an answer; no list at all is a value that is missing, unless the text says what to do then.
    if (parts === undefined && (value === undefined || value === null)) this.work.missing.add(name);
    return this.parts(parts ?? [], levels);
  }

  private currency(argument: Argument | undefined, levels: readonly Level[]): unknown {
    if (argument?.kind === 'literal') return argument.value;
    if (argument !== undefined) return lookUp(argument.path, levels).value;
    return own(own(this.work.context, 'company'), 'currency');
  }

  /** An argument as it stands in the text: a value is written by the rules of the text, a literal is the author's own. */
  private shown(argument: Argument, levels: readonly Level[], format: (value: unknown) => Formatted): string {
    const text = this.plain(argument, levels, format);
    return argument.kind === 'literal' ? text : this.work.write(text);
  }

  private plain(argument: Argument, levels: readonly Level[], format: (value: unknown) => Formatted): string {
    const found =
      argument.kind === 'literal'
        ? { value: argument.value, name: `"${argument.value}"` }
        : lookUp(argument.path, levels);
    if (isMissing(found.value)) {
      this.work.missing.add(found.name);
      return '';
    }
    const formatted = format(found.value);
    if (formatted.ok) return formatted.text;
    this.work.unfit.add(`${found.name} ${formatted.why}`);
    return '';
  }
}

function linkText(value: unknown): Formatted {
  if (typeof value === 'string' && isLink(value.trim())) return { ok: true, text: value.trim() };
  return { ok: false, why: 'is not a web address: it starts with https://' };
}

function lookUp(path: Path, levels: readonly Level[]): { value: unknown; name: string } {
  const level = levels[levels.length - 1 - path.up];
  if (level === undefined) return { value: undefined, name: path.text };
  if (path.loop !== undefined) return { value: loopValue(level, path.loop), name: path.text };
  const name = [level.name, ...path.parts].filter((part) => part !== '').join('.');
  return { value: path.parts.reduce<unknown>(own, level.value), name };
}

function loopValue({ loop }: Level, what: NonNullable<Path['loop']>): unknown {
  if (loop === undefined) return undefined;
  if (what === 'first') return loop.index === 0;
  if (what === 'last') return loop.index === loop.count - 1;
  return loop[what];
}

/** Own properties only: a name in a text never reaches a prototype. */
function own(value: unknown, name: string): unknown {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

import type { ExpressionProblem, FactCatalog, Scope } from './catalog.ts';
import type { Checked, Variable } from './checked.ts';
import type { FactRef, ValueType } from './fact.ts';
import type { Span, Syntax } from './syntax.ts';

/** What the check of one expression goes by. A part that is wrong has its problem recorded and is undefined. */
export interface Checking {
  readonly source: string;
  readonly catalog: FactCatalog;
  readonly scope: Scope;
  /** Innermost first. */
  readonly variables: readonly Variable[];
  readonly problems: ExpressionProblem[];
  /** Every fact by its id, so that each mention of one is the same object. */
  readonly facts: Map<string, FactRef>;
  readonly check: (node: Syntax, checking: Checking) => Checked | undefined;
}

export function fail({ problems }: Checking, { start, end }: Span, message: string): undefined {
  problems.push({ message, start, end });
}

/** The text of a part as it was written. */
export function textOf({ source }: Checking, { start, end }: Span): string {
  return source.slice(start, end);
}

/** The one object of a fact, noted as mentioned. */
export function mention({ facts }: Checking, ref: FactRef): FactRef {
  const known = facts.get(ref.id);
  if (known !== undefined) return known;
  facts.set(ref.id, ref);
  return ref;
}

export function factAt(checking: Checking, { start, end }: Span, ref: FactRef): Checked {
  return { op: 'fact', start, end, type: ref.type, ref: mention(checking, ref) };
}

export function variableNamed({ variables }: Checking, name: string): Variable | undefined {
  return variables.find((variable) => variable.name === name);
}

const TYPE_WORDS: Readonly<Record<ValueType, string>> = {
  number: 'a number',
  text: 'text',
  bool: 'true or false',
  instant: 'an instant',
  date: 'a date',
  'list(text)': 'a list of texts',
  'list(number)': 'a list of numbers',
};

export function typeWords(type: ValueType): string {
  return TYPE_WORDS[type];
}

/** Checks a part that must have a type; `needs` is what asks for it: `&& needs`. */
export function checkTyped(checking: Checking, node: Syntax, type: ValueType, needs: string): Checked | undefined {
  const checked = checking.check(node, checking);
  if (checked === undefined || checked.type === type) return checked;
  const written = textOf(checking, node);
  return fail(checking, node, `${written} is ${typeWords(checked.type)}; ${needs} ${typeWords(type)}.`);
}

/** The text of a literal argument, as in `days_since("qbr.held")`. */
export function textLiteral(node: Syntax | undefined): string | undefined {
  return node?.op === 'literal' && typeof node.value === 'string' ? node.value : undefined;
}

/** A record's own entry: a name that a person wrote must not find what every object inherits. */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

import { AppError, internal } from '#base';
import { type Duration, type Moment, parseDuration, parseMoment } from '#pure/calendar';
import { compileExpression, type Expression, type FactCatalog, type Scope, type ValueType } from '#pure/expression';
import { didYouMean } from './did-you-mean.ts';
import type { Labels } from './labels.ts';
import type { EventSchema } from './playbook.ts';
import type { Problems } from './problem.ts';
import type { ProductCatalog } from './product-catalog.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** What every part of a playbook needs while it is read. */
export interface Loading {
  /** Its id and version. */
  readonly playbook: string;
  readonly product: ProductCatalog;
  readonly catalog: FactCatalog;
  /** All events by name: the playbook's, its documents' and the product's. */
  readonly events: Readonly<Record<string, EventSchema>>;
  /** Roles of the account team: the product's and the playbook's. */
  readonly roles: readonly string[];
  /** Languages of the playbook, the default first. */
  readonly locales: readonly string[];
  readonly problems: Problems;
  /** Whether the playbook says what healthy means. */
  readonly hasHealth: boolean;
  /** Every expression that was compiled. */
  readonly expressions: Expression[];
  /** Every label that is written in several languages. */
  readonly labels: Labels[];
  /** Facts with problems: what is wrong with expressions that name them may only seem so, and is told when all else is right. */
  readonly inDoubt: (source: string) => boolean;
}

/** As many names as a person reads through. */
const FEW = 8;

/** One file while it is read: reads texts at a path, and says what is wrong there. */
export class FileReading {
  constructor(
    readonly loading: Loading,
    readonly yaml: YamlFile,
    /** What expressions in this file may name: the playbook's catalog, or one with what only this file knows. */
    readonly catalog: FactCatalog = loading.catalog,
  ) {}

  wrong(path: Path, message: string): void {
    this.loading.problems.add(this.yaml.name, this.yaml.place(path), message);
  }

  wrongKey(path: Path, key: string, message: string): void {
    this.loading.problems.add(this.yaml.name, this.yaml.keyPlace(path, key), message);
  }

  line(path: Path): number {
    return this.yaml.place(path).line;
  }

  /** Whether a name is known; a problem with the nearest known one when it is not. */
  isKnown(path: Path, what: string, name: string, known: Iterable<string>): boolean {
    const names = [...new Set(known)];
    if (names.includes(name)) return true;
    this.wrong(path, `there is no ${what} "${name}"${didYouMean(name, names) || thereAre(names)}`);
    return false;
  }

  /** `shift`: where the text of the file begins in the source, when the loader put something before it. */
  expression(source: string, path: Path, scope: Scope, expected?: ValueType, shift = 0): Expression {
    const result = compileExpression(source, this.catalog, scope, expected);
    if (result.ok) {
      const expression = located(result.expression, this.#at(path));
      this.loading.expressions.push(expression);
      if (!this.loading.hasHealth && result.expression.refs.some((ref) => ref.kind === 'health')) {
        this.wrong(path, 'this asks for health, and the playbook has no health model: add one in health.yaml');
      }
      return expression;
    }
    const cut = this.yaml.mayBeCut(path)
      ? '; what follows # is a comment: to keep it, put the whole in single quotes'
      : '';
    const inDoubt = this.loading.inDoubt(source);
    for (const { message, start, echo } of result.problems) {
      const place = this.yaml.characterPlace(path, Math.max(0, start - shift));
      const told = cut === '' ? message : message.replace(/\.$/, cut);
      this.loading.problems.add(this.yaml.name, place, told, echo === true || inDoubt);
    }
    return broken(source, expected);
  }

  /** `growing signals.yaml:19:13`, for who reads a log. */
  #at(path: Path): string {
    const { line, column } = this.yaml.place(path);
    return `${this.loading.playbook} ${this.yaml.name}:${line}:${column}`;
  }

  condition(source: string | undefined, path: Path, scope: Scope): Expression | undefined {
    return source === undefined ? undefined : this.expression(source, path, scope, 'bool');
  }

  duration(source: string, path: Path): Duration {
    const duration = parseDuration(source);
    if (duration !== undefined) return duration;
    this.wrong(path, `"${source}" is no duration: write 48h, 30d, 2 weeks, 6 months or 2 business days`);
    return { kind: 'elapsed', ms: 0 };
  }

  moment(source: string, path: Path): Moment {
    const moment = parseMoment(source);
    if (moment !== undefined) return moment;
    this.wrong(
      path,
      `"${source}" is no moment: write day 3, "day 3, best hour", 3d, at meeting.starts, 24h after meeting.ends or business morning`,
    );
    return { kind: 'in', offset: { kind: 'elapsed', ms: 0 } };
  }
}

/** Checked expressions don't fail: if what they read does, whoever looks for the reason has to find the rule. */
function located(expression: Expression, place: string): Expression {
  const { source, evaluate } = expression;
  return {
    ...expression,
    evaluate(read) {
      try {
        return evaluate(read);
      } catch (error) {
        if (error instanceof AppError && error.reason === 'rule-failed') throw error;
        const why = error instanceof Error ? error.message : String(error);
        throw internal('rule-failed', `${place}: ${source} can not be evaluated: ${why}`, {}, error);
      }
    },
  };
}

const brokenOnes = new WeakSet<Expression>();

/** Whether an expression had a problem, which has been told. */
export function isBroken(expression: Expression): boolean {
  return brokenOnes.has(expression);
}

/** Stands for an expression with a problem, so that the rest can be read too; such a playbook is never given out. */
export function broken(source: string, type: ValueType = 'text'): Expression {
  const expression: Expression = {
    source,
    type,
    refs: [],
    evaluate: () => undefined,
    explain: () => ({ source, value: undefined, parts: [], facts: [] }),
  };
  brokenOnes.add(expression);
  return expression;
}

function thereAre(names: readonly string[]): string {
  if (names.length === 0 || names.length > FEW) return '';
  return `; there ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}`;
}

/** `5%` → 0.05. */
export function shareOf(percent: string): number {
  return Number(percent.slice(0, -1)) / 100;
}

export function listOf<Item>(given: Item | readonly Item[] | undefined): readonly Item[] {
  if (given === undefined) return [];
  return Array.isArray(given) ? (given as readonly Item[]) : [given as Item];
}

/** The entries of an object with their values changed. */
export function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  change: (value: A, key: string) => B,
): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}

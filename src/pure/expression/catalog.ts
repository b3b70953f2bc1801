import type { ValueType } from './fact.ts';

export interface AttributeType {
  readonly type: ValueType;
  readonly unit?: string;
  readonly meaning?: string;
}

export interface MetricType {
  /** What it folds each event into; decides which functions it has. */
  readonly aggregate: 'count' | 'sum' | 'max' | 'last' | 'distinct';
  /** The type of what `last` gives; absent: number. */
  readonly value?: ValueType;
  /** The name of its dimension, for `by("feature")`. */
  readonly by?: string;
}

/** Everything that expressions of one playbook may name, with types: what the checker and the editor know. */
export interface FactCatalog {
  /** By dotted name: `account.plan_limit`, `contract.days_to_end`. */
  readonly attributes: Readonly<Record<string, AttributeType>>;
  readonly metrics: Readonly<Record<string, MetricType>>;
  /** Declared events and the types of their properties. */
  readonly events: Readonly<Record<string, Readonly<Record<string, ValueType>>>>;
  readonly forms: Readonly<Record<string, Readonly<Record<string, ValueType>>>>;
  readonly scores: readonly string[];
  readonly signals: readonly string[];
  readonly outcomes: readonly string[];
  /** Tasks of the journey at hand, whose completion `happened` may ask for. */
  readonly tasks?: readonly string[];
  /** Steps of the journey at hand, for `visits`. */
  readonly steps?: readonly string[];
  /** What certain texts can be: comparing them with anything else is a slip. An empty list is whatever it likes. */
  readonly choices?: Choices;
}

export interface Choices {
  /** By outcome: how a wait can end, the arms of a split. */
  readonly outcomes: Readonly<Record<string, readonly string[]>>;
  /** By form and field. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** By event and property. */
  readonly properties: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Bands of health; absent: not known. */
  readonly bands?: readonly string[];
}

/** What is being looked at where the expression stands: `event`, `signal`, `answers` exist only in some places. */
export interface Scope {
  /** Names of the events that can be under consideration; absent: no event here. */
  readonly events?: readonly string[];
  readonly signal?: boolean;
  readonly journey?: boolean;
  /** The form whose fields are named by themselves, `status`; then nothing else can be asked. */
  readonly form?: string;
}

/** What is wrong in an expression's text, with offsets into it and, where we can tell, what would be right. */
export interface ExpressionProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** Follows from a name that is wrong elsewhere: worth telling only when that is not told. */
  readonly echo?: true;
}

import type { Instant, JsonObject } from '#base';
import type { Queryable } from '#platform/db';
import { type Explanation, type Expression, type FactReader, flips, type Value } from '#pure/expression';
import type { Enrollment } from '#pure/journey';
import { factReader } from './fact-reader.ts';
import type { LoadedAccount } from './load-accounts.ts';
import type { RuleLocale, RuleWords } from './rule-words.ts';
import type { ActivePlaybook, Runtime } from './runtime.ts';

/** A condition as it stands: its value, the leaves that made it so, and what would make it hold. */
export interface ExplainedCondition {
  readonly label: string;
  readonly source: string;
  readonly value: Value | null;
  readonly parts: readonly { readonly source: string; readonly value: Value | null; readonly facts: JsonObject }[];
  readonly flips: readonly string[];
}

/** Why a signal, a journey or a step did or did not come about for an account. */
export interface ExplainedRule {
  readonly playbook: string;
  readonly kind: 'signal' | 'journey' | 'step';
  readonly name: string;
  readonly title: string;
  /** When it last did; null: never. */
  readonly firedAt: Instant | null;
  /** Where it stands, and what besides conditions is in its way, a sentence each. */
  readonly reasons: readonly string[];
  readonly conditions: readonly ExplainedCondition[];
}

/** What explaining a rule needs: the account as it is now, in the names of one playbook. */
export interface RuleAt {
  readonly tx: Queryable;
  readonly runtime: Runtime;
  readonly shard: number;
  readonly data: LoadedAccount;
  readonly active: ActivePlaybook;
  readonly now: Instant;
  readonly locale: RuleLocale;
  readonly words: RuleWords;
  /** A time as the reader's clock shows it. */
  readonly minute: (at: Instant) => string;
}

export interface SeenEvent {
  readonly name: string;
  readonly at: Instant;
  readonly properties: JsonObject;
}

export function readerOf(
  { runtime, active, data, now }: RuleAt,
  event?: SeenEvent,
  enrollment?: Enrollment,
): FactReader {
  return factReader(runtime, active, data, {
    at: now,
    ...(event === undefined ? {} : { event }),
    ...(enrollment === undefined ? {} : { enrollment }),
  });
}

/** A condition opened up; none where there is none. */
export function condition(
  { words }: Pick<RuleAt, 'words'>,
  label: string,
  expression: Expression | undefined,
  read: FactReader,
  wanted = true,
): ExplainedCondition[] {
  if (expression === undefined) return [];
  const explained = expression.explain(read);
  return [
    {
      label,
      source: explained.source,
      value: explained.value ?? null,
      parts: leavesOf(explained).map(({ source, value, facts }) => ({
        source,
        value: value ?? null,
        facts: Object.fromEntries(facts.map((one) => [one.fact, (one.value ?? null) as JsonObject[string]])),
      })),
      flips: flips(explained, wanted, words.flips),
    },
  ];
}

const leavesOf = (explained: Explanation): Explanation[] =>
  explained.parts.length === 0 ? [explained] : explained.parts.flatMap(leavesOf);

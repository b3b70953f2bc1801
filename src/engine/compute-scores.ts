import type { Instant } from '#base';
import type { Expression } from '#pure/expression';
import { computeHealth, computeScore, type Scored } from '#pure/score';
import { HEALTH, type StandingScore, scoreName } from './account-data.ts';
import { type DatedReader, factReader, type Readable } from './fact-reader.ts';
import type { ActivePlaybook, Runtime } from './runtime.ts';

/** A score as of an instant, with what it was made by. */
export interface ComputedScore {
  readonly name: string;
  readonly title: string;
  readonly active: ActivePlaybook;
  /** Of health: the model. */
  readonly model?: string;
  readonly scored: Scored;
  /** The expressions behind a contribution, by its factor. */
  readonly expressions: ReadonlyMap<string, readonly Expression[]>;
}

/** An account whose scores may be brought up to an instant. */
export type Scorable = Readable & { readonly scores: Record<string, StandingScore> };

/**
 * Health first (scores read it), then each score, as a tick at this instant would compute them; `data` is brought up to
 * it. `until`: when they next change by the passing of time alone.
 */
export function computeScores(
  runtime: Runtime,
  data: Scorable,
  at: Instant,
): { readonly scores: readonly ComputedScore[]; readonly until: Instant | undefined } {
  const scores: ComputedScore[] = [];
  let until: Instant | undefined;
  const dueBy = (read: DatedReader): void => {
    const next = read.until();
    if (next !== undefined && (until === undefined || next < until)) until = next;
  };
  const keep = (one: ComputedScore): void => {
    data.scores[one.name] = { ...one.scored, by: '', at };
    scores.push(one);
  };
  for (const active of runtime.live) {
    const read = factReader(runtime, active, data, { at });
    const model = Object.values(active.playbook.health).find(
      (one) => one.for === undefined || one.for.evaluate(read) === true,
    );
    if (model !== undefined) {
      const expressions = new Map(model.components.map((c) => [c.component, c.measures.map(({ input }) => input)]));
      if (model.imported !== undefined) expressions.set('imported', [model.imported]);
      keep({ name: HEALTH, title: 'Health', active, model: model.id, scored: computeHealth(model, read), expressions });
    }
    dueBy(read);
    if (model !== undefined) break;
  }
  for (const active of runtime.live) {
    for (const score of active.scores) {
      const read = factReader(runtime, active, data, { at });
      const expressions = new Map(score.factors.map((factor) => [factor.factor, [factor.input]]));
      const scored = computeScore(score, read);
      keep({ name: scoreName(active.playbook.id, score.id), title: score.title, active, scored, expressions });
      dueBy(read);
    }
  }
  return { scores, until };
}

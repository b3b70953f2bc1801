import { computeHealth, computeScore, type Scored } from '#pure/score';
import { HEALTH, type StandingScore, scoreName } from './account-data.ts';
import type { Cause } from './cause.ts';
import { askingOf, type DueBy, type Looks } from './fact-memory.ts';
import type { LogEvent } from './log-event.ts';
import type { CausedEvent } from './registry.ts';
import type { Runtime } from './runtime.ts';
import { isSame, UNSCORED } from './score-news.ts';

/** A change of a score worth a row: its value, band or what its factors say. */
export interface ScoreChange {
  readonly name: string;
  readonly score: StandingScore;
  readonly cause: Cause;
}

/** In the place of a score, for whichever model is for the account. */
const HEALTH_MODEL = {};

/** Scores and health of one account as they stand, and what changed while the account runs. */
export class Scoring {
  readonly scores: Record<string, StandingScore>;
  readonly changes: ScoreChange[] = [];
  /** Whether scores are to be stored. */
  hasMoved = false;
  readonly #kept = new Map<object, Scored>();

  constructor(
    scores: Readonly<Record<string, StandingScore>>,
    readonly runtime: Runtime,
    readonly looks: Looks,
    /** Changes are kept to be stored. */
    readonly keepsChanges: boolean,
  ) {
    this.scores = { ...scores };
  }

  /** Health first, since scores read it; gives what is news. */
  look(cause: Cause, event: LogEvent | undefined, dueBy: DueBy): CausedEvent[] {
    const events = this.#health(cause, dueBy);
    this.#forget();
    for (const active of this.runtime.live) {
      if (active.scores.length === 0) continue;
      const looking = this.looks.at(active, askingOf(cause, event));
      for (const score of active.scores) {
        const scored = looking.make(score, (read) => computeScore(score, read));
        if (!this.#isOther(score, scored)) continue;
        const { id, version } = active.playbook;
        events.push(...this.#keep(scoreName(id, score.id), scored, `${id} ${version}`, cause));
      }
      dueBy(looking.until());
    }
    return events;
  }

  #health(cause: Cause, dueBy: DueBy): CausedEvent[] {
    for (const active of this.runtime.live) {
      for (const model of Object.values(active.playbook.health)) {
        const looking = this.looks.at(active, { at: cause.at });
        const scored = looking.make(model, (read) => {
          const applies = model.for === undefined || model.for.evaluate(read) === true;
          return applies ? computeHealth(model, read) : undefined;
        });
        dueBy(looking.until());
        if (scored === undefined) continue;
        if (!this.#isOther(HEALTH_MODEL, scored)) return [];
        return this.#keep(HEALTH, scored, `${active.playbook.id}.${model.id}`, cause);
      }
    }
    // No model is for this account any more: what the last one said must open no gate.
    this.#kept.delete(HEALTH_MODEL);
    return this.scores[HEALTH] === undefined ? [] : this.#keep(HEALTH, UNSCORED, '', cause);
  }

  /** Scores that no live version has any more. */
  #forget(): void {
    const live = namesOf(this.runtime);
    for (const name in this.scores) {
      if (live.has(name)) continue;
      delete this.scores[name];
      this.hasMoved = true;
    }
  }

  /** Whether it is another than in the look before, for which it then stands: of the very same nothing has moved. */
  #isOther(of: object, scored: Scored): boolean {
    if (this.#kept.get(of) === scored) return false;
    this.#kept.set(of, scored);
    return true;
  }

  #keep(name: string, scored: Scored, by: string, cause: Cause): CausedEvent[] {
    const before = this.scores[name];
    if (!this.keepsChanges) {
      // Nobody stores it, and only where its band is another is it news.
      const { value, band, contributions, missing } = scored;
      this.scores[name] = { value, band, contributions, missing, by, at: cause.at };
      return before?.band === band ? [] : [changeOf(name, before, scored, by)];
    }
    const same = before !== undefined && isSame(before, scored);
    // Inputs move with every event; what says the same stays as it is stored, and is not written again.
    if (same && before.by === by && before.missing.join() === scored.missing.join()) return [];
    const score: StandingScore = { ...scored, by, at: cause.at };
    this.scores[name] = score;
    this.hasMoved = true;
    if (same) return [];
    this.changes.push({ name, score, cause });
    if (before?.band === scored.band) return [];
    return [changeOf(name, before, scored, by)];
  }
}

function changeOf(name: string, before: StandingScore | undefined, scored: Scored, by: string): CausedEvent {
  const properties = {
    score: name,
    value: scored.value ?? null,
    from: before?.band ?? null,
    to: scored.band ?? null,
    // Which model says what the band asks for.
    ...(name === HEALTH && by !== '' ? { model: by } : {}),
  };
  return { name: 'score.changed', properties };
}

const scoreNames = new WeakMap<Runtime, ReadonlySet<string>>();

/** The names of all scores of live versions. */
function namesOf(runtime: Runtime): ReadonlySet<string> {
  let names = scoreNames.get(runtime);
  if (names === undefined) {
    const own = runtime.live.flatMap(({ playbook, scores }) => scores.map(({ id }) => scoreName(playbook.id, id)));
    names = new Set([HEALTH, ...own]);
    scoreNames.set(runtime, names);
  }
  return names;
}

import type { Instant, JsonObject } from '#base';
import type { Enrollment } from '#pure/journey';
import type { AwaitStep, Journey, StepId } from '#pure/playbook';
import {
  condition,
  type ExplainedCondition,
  type ExplainedRule,
  type RuleAt,
  readerOf,
} from './explained-condition.ts';
import { waitsFor } from './waits-for.ts';

interface StepRunRow {
  readonly at: Instant;
  readonly did: string;
  readonly saw: JsonObject;
}

/** Why a step of a journey did or did not run for an account, in its newest run of that journey. */
export async function explainStep(at: RuleAt, journey: Journey, id: StepId): Promise<ExplainedRule> {
  const { data, active, words, minute } = at;
  const enrollment = data.enrollments
    .filter((one) => one.playbook === active.playbook.id && one.journey === journey.id)
    .toSorted((a, b) => b.enteredAt - a.enteredAt)[0];
  const runs = enrollment === undefined ? [] : await runsOf(at, enrollment, id);
  const last = runs.at(-1);
  const reasons = [
    enrollment === undefined ? words.stepOfNever(journey.title, journey.id) : whereNow(at, enrollment, journey),
    ...runs.map(({ at: when, did, saw }) => words.ran(minute(when), did, sawText(at, saw))),
  ];
  if (enrollment !== undefined && last === undefined) reasons.push(notReached(at, enrollment, journey, id));
  return {
    playbook: active.playbook.id,
    kind: 'step',
    name: id,
    title: journey.title,
    firedAt: last?.at ?? null,
    reasons,
    conditions: enrollment === undefined ? [] : conditionsOf(at, journey, id, enrollment),
  };
}

function runsOf({ tx, shard, data }: RuleAt, enrollment: Enrollment, id: StepId): Promise<StepRunRow[]> {
  return tx
    .query<StepRunRow>(
      `select at, did, saw from step_run
      where shard = $1 and account = $2 and enrollment = $3 and step = $4 order by ordinal desc limit 5`,
      [shard, data.account, enrollment.id, id],
    )
    .then((rows) => rows.reverse());
}

function whereNow({ words, minute, locale }: RuleAt, enrollment: Enrollment, journey: Journey): string {
  const { status, stage, outcome, exitedAt, enteredAt, waiting } = enrollment;
  if (status === 'held_out') return words.stepHeldOut(journey.title);
  if (status === 'exited') return words.stepLeft(journey.title, minute(exitedAt ?? enteredAt), outcome ?? '');
  const wait = waiting === undefined ? words.nothing : waitsFor(waiting, journey, locale);
  return words.stepWaits(journey.title, stage ?? '', wait);
}

/** Why a step has not been come to: it stands beside a wait, or another way was taken, or it is still ahead. */
function notReached({ words, minute }: RuleAt, enrollment: Enrollment, journey: Journey, id: StepId): string {
  const beside = Object.values(journey.steps).find(
    (step): step is AwaitStep => step.kind === 'await' && step.meanwhile.some((follow) => follow.step === id),
  );
  const { waiting, status } = enrollment;
  if (beside !== undefined) {
    if (waiting?.step === beside.id && waiting.for === 'events') {
      const due = waiting.meanwhile.find(({ index }) => beside.meanwhile[index]?.step === id)?.due;
      return due === undefined ? words.besideTurn(beside.id) : words.besideDue(beside.id, minute(due));
    }
    const how = enrollment.outcomes[beside.id];
    if (how !== undefined) return words.besideEnded(beside.id, how);
    return words.besideAhead(beside.id);
  }
  return status === 'running' ? words.notYet : words.otherWay;
}

function conditionsOf(at: RuleAt, journey: Journey, id: StepId, enrollment: Enrollment): ExplainedCondition[] {
  const step = journey.steps[id];
  if (step === undefined) return [];
  const read = readerOf(at, { ...enrollment.event, at: enrollment.enteredAt }, enrollment);
  const follow = Object.values(journey.steps)
    .flatMap((one) => (one.kind === 'await' ? one.meanwhile : []))
    .find((one) => one.step === id);
  return [
    ...condition(at, 'when', step.when ?? follow?.when, read),
    ...(step.kind === 'choose' ? step.cases.flatMap(({ when, to }) => condition(at, `to ${to}`, when, read)) : []),
    ...(step.kind === 'wait' && step.until.kind === 'expression'
      ? condition(at, 'until', step.until.expression, read)
      : []),
    ...journey.stop.flatMap(({ when, exit }) => condition(at, `stop as ${exit}`, when, read, false)),
  ];
}

function sawText({ words }: RuleAt, saw: JsonObject): string {
  const seen = Object.entries(saw).map(
    ([fact, value]) => `${fact} = ${value === null ? words.notKnown : JSON.stringify(value)}`,
  );
  return seen.length === 0 ? '' : ` (${seen.join(', ')})`;
}

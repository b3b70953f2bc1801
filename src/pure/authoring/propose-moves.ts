import { formatDuration, formatMoment } from '#pure/calendar';
import type { Journey, Step, StepId } from '#pure/playbook';

/** What becomes of those who stand at a step when they are moved, as far as it can be told without asking. */
export interface ProposedStep {
  readonly step: StepId;
  readonly stage: string;
  readonly kind: Step['kind'];
  /** The step of the new version that takes its place; absent: a person decides. */
  readonly to?: StepId;
  /** What is other there; texts are as the playbook writes them. */
  readonly notes: readonly MoveNote[];
}

export type MoveNote =
  | { readonly what: 'time'; readonly before: string; readonly after: string }
  | { readonly what: 'condition'; readonly before: string; readonly after: string }
  | { readonly what: 'events'; readonly before: string; readonly after: string }
  /** It is another kind of step: what was asked for is withdrawn, and the step is come to anew. */
  | { readonly what: 'kind'; readonly before: string; readonly after: string }
  | { readonly what: 'stage'; readonly before: string; readonly after: string };

/** For every step of a journey, the step of another version that takes its place where ids agree, and what is other there. */
export function proposeMoves(from: Journey, to: Journey | undefined): ProposedStep[] {
  return Object.values(from.steps)
    .filter(({ stage }) => stage !== '')
    .map((step) => {
      const heir = to !== undefined && Object.hasOwn(to.steps, step.id) ? to.steps[step.id] : undefined;
      const place = { step: step.id, stage: step.stage, kind: step.kind };
      return heir === undefined || heir.stage === ''
        ? { ...place, notes: [] }
        : { ...place, to: heir.id, notes: [...notesOn(step, heir)] };
    });
}

/** What those who wait at a step meet at the one that takes its place. */
function* notesOn(before: Step, after: Step): Iterable<MoveNote> {
  if (before.kind !== after.kind) yield { what: 'kind', before: before.kind, after: after.kind };
  if (before.stage !== after.stage) yield { what: 'stage', before: before.stage, after: after.stage };
  for (const what of ['time', 'condition', 'events'] as const) {
    const [a, b] = [saidOf(what, before), saidOf(what, after)];
    if (a !== b) yield { what, before: a, after: b };
  }
}

function saidOf(what: 'time' | 'condition' | 'events', step: Step): string {
  switch (what) {
    case 'time':
      return timesOf(step).join(', ');
    case 'condition':
      return step.kind === 'wait' && step.until.kind === 'expression' ? step.until.expression.source : '';
    case 'events':
      return step.kind === 'await' ? step.events.join(', ') : '';
  }
}

function timesOf(step: Step): string[] {
  const at = step.at === undefined ? [] : [formatMoment(step.at)];
  if (step.kind === 'wait' && step.until.kind !== 'expression') return [...at, formatMoment(step.until)];
  if (step.kind === 'task' && step.due !== undefined) return [...at, formatMoment(step.due)];
  if (step.kind !== 'await') return at;
  const limit = step.for === undefined ? [] : [formatDuration(step.for)];
  const until = step.until === undefined ? [] : [formatMoment(step.until)];
  return [...at, ...limit, ...until, ...step.meanwhile.map((follow) => `${follow.step} ${formatMoment(follow.at)}`)];
}

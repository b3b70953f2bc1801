import { formatDuration, formatMoment, type Moment } from '#pure/calendar';
import type { Expression } from '#pure/expression';
import type { Journey, Step, StepId } from './journey-definition.ts';
import type { Labels } from './labels.ts';
import { spokenName } from './load-task.ts';
import { edgesOf, type MapEdge } from './map-edges.ts';
import type { Playbook } from './playbook.ts';
import type { Story } from './story.ts';

/** Where a step stands on the map: on the way, beside a wait, or set off by something. */
export type Placing =
  | { readonly kind: 'way' }
  /** `at` absent: as soon as the wait begins. */
  | { readonly kind: 'beside'; readonly of: StepId; readonly at?: string; readonly when?: string }
  | { readonly kind: 'on'; readonly event: string; readonly when?: string }
  | { readonly kind: 'aside'; readonly on: 'exit' | 'risk'; readonly of: string };

export interface MapStep {
  readonly id: StepId;
  readonly kind: Step['kind'];
  /** Empty for what belongs to no stage. */
  readonly stage: string;
  readonly titles: Labels;
  readonly placing: Placing;
  /** When it runs: `day 3, best hour`; when it is due; how long it waits at most. */
  readonly at?: string;
  readonly due?: string;
  readonly limit?: string;
  /** The condition under which it runs. */
  readonly when?: string;
  /** What a wait ends by; the condition it waits for. */
  readonly awaits: readonly string[];
  /** What it names: a message, a form, an action. */
  readonly names: Readonly<Record<string, string>>;
  readonly roles: readonly string[];
  readonly outcome?: string;
  /** Whether a customer's mail goes out only after somebody has looked at it. */
  readonly isReviewed: boolean;
  readonly line: number;
}

export interface MapStage {
  readonly id: string;
  readonly titles: Labels;
  readonly window?: { readonly from: string; readonly to: string };
  readonly doneWhen: readonly { readonly source: string; readonly isCheck: boolean }[];
  readonly story?: Story;
}

/** A journey as it is drawn: plain data, nothing in it runs. */
export interface JourneyMap {
  readonly playbook: string;
  readonly version: string;
  readonly journey: string;
  readonly titles: Labels;
  readonly story?: Story;
  readonly enter: {
    readonly on: readonly string[];
    readonly signals: readonly string[];
    readonly if?: string;
    readonly when?: string;
    readonly again: Readonly<Record<string, string>>;
    /** Share of accounts, 0 to 1, that are left alone to compare with. */
    readonly holdout: number;
  };
  readonly goal?: string;
  readonly stops: readonly { readonly when: string; readonly outcome: string }[];
  readonly stages: readonly MapStage[];
  readonly steps: readonly MapStep[];
  readonly edges: readonly MapEdge[];
  /** Every outcome with which it may be left. */
  readonly outcomes: readonly string[];
}

/** A journey of a playbook as it is drawn, in the order of its text. */
export function mapOf(playbook: Playbook, journey: Journey): JourneyMap {
  const { enter } = journey;
  const placings = placingsOf(journey);
  const inOrder = inTextOrder(journey);
  const steps = inOrder.map((step) => mapStep(playbook, step, placings.get(step.id)));
  const stops = journey.stop.map(({ when, exit }) => ({ when: when.source, outcome: exit }));
  const ways = edgesOf(journey, inOrder);
  const outcomes = [
    ...steps.flatMap(({ outcome }) => outcome ?? []),
    ...stops.map(({ outcome }) => outcome),
    ...(enter.when === undefined ? [] : ['not_ready']),
    ...(ways.some(({ to }) => to === undefined) ? ['completed'] : []),
  ];
  return {
    playbook: playbook.id,
    version: playbook.version,
    journey: journey.id,
    titles: labelled(playbook, journey.title, journey.titles),
    ...(journey.story === undefined ? {} : { story: journey.story }),
    enter: {
      on: enter.on,
      signals: enter.signals ?? [],
      ...(enter.if === undefined ? {} : { if: enter.if.source }),
      ...(enter.when === undefined ? {} : { when: enter.when.source }),
      again: Object.fromEntries(
        Object.entries(enter.again).map(([outcome, bar]) => [
          outcome,
          typeof bar === 'string' ? bar : formatDuration(bar),
        ]),
      ),
      holdout: enter.holdout,
    },
    ...(journey.goal === undefined ? {} : { goal: journey.goal }),
    stops,
    stages: journey.stages.map(({ id, title, titles, window, doneWhen, story }) => ({
      id,
      titles: labelled(playbook, title, titles),
      ...(window === undefined ? {} : { window: { from: formatMoment(window.from), to: formatMoment(window.to) } }),
      doneWhen: doneWhen.map((one) =>
        'check' in one ? { source: one.check, isCheck: true } : { source: one.when.source, isCheck: false },
      ),
      ...(story === undefined ? {} : { story }),
    })),
    steps,
    edges: ways.flatMap((edge) => (edge.to === undefined ? [] : [{ ...edge, to: edge.to }])),
    outcomes: [...new Set(outcomes)],
  };
}

function placingsOf({ steps, stages, onExit, risks }: Journey): Map<StepId, Placing> {
  const placings = new Map<StepId, Placing>();
  const asked = (when: Expression | undefined) => (when === undefined ? {} : { when: when.source });
  for (const { id: of, ...step } of Object.values(steps)) {
    if (step.kind !== 'await') continue;
    for (const { step: id, at, when } of step.meanwhile)
      placings.set(id, { kind: 'beside', of, ...(isAtOnce(at) ? {} : { at: formatMoment(at) }), ...asked(when) });
  }
  for (const { on } of stages)
    for (const { event, step, when } of on) placings.set(step, { kind: 'on', event, ...asked(when) });
  for (const [of, ids] of Object.entries(onExit))
    for (const id of ids) placings.set(id, { kind: 'aside', on: 'exit', of });
  for (const { risk: of, mitigation } of risks)
    for (const id of mitigation) placings.set(id, { kind: 'aside', on: 'risk', of });
  return placings;
}

const isAtOnce = (at: Moment): boolean => at.kind === 'in' && at.offset.kind === 'elapsed' && at.offset.ms === 0;

function mapStep(playbook: Playbook, step: Step, placing: Placing = { kind: 'way' }): MapStep {
  const { id, kind, stage, line } = step;
  return {
    id,
    kind,
    stage,
    titles: labelled(playbook, step.title ?? spokenTitle(step), step.titles ?? reviewTitles(step)),
    placing,
    ...(step.at === undefined ? {} : { at: formatMoment(step.at) }),
    ...(step.when === undefined ? {} : { when: step.when.source }),
    ...timesOf(step),
    awaits: awaitsOf(step),
    names: namesOf(step),
    roles: rolesOf(playbook, step),
    ...(step.kind === 'exit' ? { outcome: step.outcome } : {}),
    isReviewed: step.kind === 'email' && playbook.messages[step.message]?.reviewBy !== undefined,
    line,
  };
}

function timesOf(step: Step): Pick<MapStep, 'due' | 'limit'> {
  if (step.kind === 'task' && step.due !== undefined) return { due: formatMoment(step.due) };
  if (step.kind === 'document' && step.review?.due !== undefined) return { due: formatMoment(step.review.due) };
  if (step.kind === 'wait' && step.until.kind !== 'expression') return { limit: formatMoment(step.until) };
  if (step.kind !== 'await') return {};
  if (step.for !== undefined) return { limit: formatDuration(step.for) };
  return step.until === undefined ? {} : { limit: formatMoment(step.until) };
}

function awaitsOf(step: Step): readonly string[] {
  if (step.kind === 'await') return step.events;
  return step.kind === 'wait' && step.until.kind === 'expression' ? [step.until.expression.source] : [];
}

function namesOf(step: Step): Readonly<Record<string, string>> {
  switch (step.kind) {
    case 'email':
    case 'notify':
      return { message: step.message };
    case 'task':
      return {
        task: step.task,
        ...(step.form === undefined ? {} : { form: step.form }),
        ...(step.guide === undefined ? {} : { guide: step.guide }),
      };
    case 'document':
      return { document: step.document };
    case 'do':
      return { action: step.action };
    default:
      return {};
  }
}

function rolesOf(playbook: Playbook, step: Step): readonly string[] {
  if (step.kind === 'task') return step.assign;
  if (step.kind === 'document') return step.review?.assign ?? [];
  if (step.kind === 'notify') return playbook.messages[step.message]?.roles ?? [];
  const reviewer = step.kind === 'email' ? playbook.messages[step.message]?.reviewBy : undefined;
  return reviewer === undefined ? [] : [reviewer];
}

/** Of a step whose author gave it none: what it does, in words of its definition. */
function spokenTitle(step: Step): string {
  switch (step.kind) {
    case 'email':
    case 'notify':
      return spokenName(step.message);
    case 'task':
      return step.title;
    case 'document':
      return step.review?.title ?? spokenName(step.document);
    case 'do':
      return spokenName(step.action.replaceAll('.', ' '));
    case 'exit':
      return spokenName(step.outcome);
    case 'await':
      return isNamed(step) ? spokenName(step.id) : spokenEvents(step.events);
    default:
      return isNamed(step) ? spokenName(step.id) : spokenName(step.kind);
  }
}

/** A document is called by what somebody is asked to do with it. */
const reviewTitles = (step: Step): Labels | undefined => (step.kind === 'document' ? step.review?.titles : undefined);

/** Whether its author gave it its id: else that is made of its stage, its kind and its place. */
const isNamed = ({ id, stage, kind }: Step): boolean => !id.startsWith(`${stage}_${kind}_`);

const spokenEvents = (events: readonly string[]): string =>
  spokenName(events.map((event) => event.replace('task:', '').replaceAll('.', ' ')).join(' or '));

/** Steps are put together from the last to the first; those of one line too. */
function inTextOrder({ steps }: Journey): readonly Step[] {
  return Object.values(steps)
    .reverse()
    .sort((a, b) => a.line - b.line);
}

/** In every locale of the playbook, as far as it was written. */
function labelled({ locales }: Playbook, title: string, titles?: Labels): Labels {
  return titles ?? Object.fromEntries(locales.map((locale) => [locale, title]));
}

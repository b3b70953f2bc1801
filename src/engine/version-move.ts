import type { JsonObject } from '#base';
import { type Enrollment, placeIn } from '#pure/journey';
import type { Journey, StepId } from '#pure/playbook';
import type { Runtime } from './runtime.ts';

/** The event by which whoever publishes a version asks for somebody inside an earlier one to come along, or to leave. */
export const MOVE_REQUESTED = 'journey.move_requested';

/** What is decided for those who stand at a step of an earlier version: the step that takes its place, or what else. */
export interface MovePlan {
  readonly steps: Readonly<Record<StepId, StepId>>;
  /** Who stands there finishes on the version that they are in. */
  readonly finish: readonly StepId[];
  /** Who stands there leaves with the outcome. */
  readonly leave: Readonly<Record<StepId, string>>;
  /** For steps that nothing is said of: an outcome lets all leave. */
  readonly leaveAll?: string;
}

export interface AskedMove extends MovePlan {
  readonly version: string;
}

type DecidedMove =
  /** It has left, or is there already. */
  | { readonly kind: 'none' }
  | { readonly kind: 'stays'; readonly reason: string }
  | { readonly kind: 'leaves'; readonly outcome: string }
  | {
      readonly kind: 'moves';
      readonly journey: Journey;
      readonly steps: MovePlan['steps'];
      readonly step: StepId;
    };

/** What a `journey.move_requested` asks for. */
export function askedMove(properties: JsonObject): AskedMove {
  const { version, plan } = properties;
  const given = (plan ?? {}) as Partial<MovePlan>;
  return {
    version: String(version),
    steps: given.steps ?? {},
    finish: given.finish ?? [],
    leave: given.leave ?? {},
    ...(given.leaveAll === undefined ? {} : { leaveAll: given.leaveAll }),
  };
}

/** What becomes of an enrollment where it stands now, which may be further than when it was asked. */
export function decideMove(runtime: Runtime, enrollment: Enrollment, asked: AskedMove): DecidedMove {
  const { status, playbook, version, waiting } = enrollment;
  if (status !== 'running' || version === asked.version) return { kind: 'none' };
  const at = waiting?.step;
  if (at !== undefined && asked.finish.includes(at)) return { kind: 'stays', reason: 'finishes on its version' };
  const outcome = at === undefined || !Object.hasOwn(asked.leave, at) ? asked.leaveAll : asked.leave[at];
  if (outcome !== undefined) return { kind: 'leaves', outcome };
  const old = runtime.find(playbook, version)?.playbook.journeys[enrollment.journey];
  const next = runtime.find(playbook, asked.version)?.playbook.journeys[enrollment.journey];
  const step = next === undefined ? undefined : placeIn(next, enrollment, asked.steps);
  if (old === undefined || step === undefined)
    return { kind: 'stays', reason: `no step takes the place of ${at ?? 'its own'}` };
  return { kind: 'moves', journey: old, steps: asked.steps, step };
}

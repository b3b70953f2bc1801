import { type Instant, idOf } from '#base';
import type { Value } from '#pure/expression';
import type { DatedReader, StepEffect } from '#pure/journey';
import type { Step } from '#pure/playbook';
import type { Cause } from './cause.ts';
import type { Evaluation } from './evaluation.ts';
import { factReader } from './fact-reader.ts';
import type { LogEvent } from './log-event.ts';
import { instantOf } from './moments.ts';
import type { EffectRow } from './registry.ts';
import type { ActivePlaybook, Runtime } from './runtime.ts';
import { effectPayload } from './step-payload.ts';

/** What a health model asks for when the score enters a band: effects that belong to no journey. */
export function bandEffects(runtime: Runtime, evaluation: Evaluation, cause: Cause, event: LogEvent): EffectRow[] {
  const { model, to } = event.properties;
  if (event.name !== 'score.changed' || typeof model !== 'string' || typeof to !== 'string') return [];
  return runtime.live.flatMap((active) => {
    const { playbook } = active;
    const entered = Object.values(playbook.health).find(({ id }) => `${playbook.id}.${id}` === model);
    const steps = entered?.onEnter[to] ?? [];
    const read = factReader(runtime, active, evaluation, { at: cause.at, event });
    return steps.flatMap((step, index) => {
      const effect = asked(step, read, dueOf(step, active, evaluation, cause.at));
      if (effect === undefined) return [];
      return [
        {
          id: idOf('health', evaluation.data.account, cause.key, index),
          kind: effect.kind,
          account: evaluation.data.account,
          at: cause.at,
          playbook: playbook.id,
          version: playbook.version,
          step: step.id,
          payload: effectPayload(step, effect, { playbook, read }),
        },
      ];
    });
  });
}

function dueOf(step: Step, active: ActivePlaybook, evaluation: Evaluation, at: Instant): Instant | undefined {
  if (step.kind !== 'task' || step.due === undefined) return undefined;
  const from = { now: at, entry: at, firstDay: 0, stageStart: at, anchors: {} } as const;
  const due = instantOf(step.due, active, evaluation, from);
  return typeof due === 'number' ? due : undefined;
}

/** What a step asks for; undefined where its condition does not hold. */
function asked(step: Step, read: DatedReader, dueAt: Instant | undefined): StepEffect | undefined {
  if (step.when !== undefined && step.when.evaluate(read) !== true) return undefined;
  const effect = (kind: string, payload: StepEffect['payload']): StepEffect => ({
    kind,
    step: step.id,
    visit: 1,
    payload,
  });
  switch (step.kind) {
    case 'task':
      return effect('task', { task: step.task, dueAt });
    case 'notify':
      return effect('notify', { message: step.message });
    case 'do': {
      const given: Record<string, Value | undefined> = {};
      for (const [name, value] of Object.entries(step.with))
        given[name] = typeof value === 'object' ? value.evaluate(read) : value;
      return effect(step.action, given);
    }
    default:
      return undefined;
  }
}

import type { Journey } from '#pure/playbook';
import type { AdvanceContext, AskedEffect, StepRun, ToldEvent } from './advance-context.ts';
import { changeVersion } from './change-version.ts';
import { comeBack } from './come-back.ts';
import type { Enrollment } from './enrollment.ts';
import { putOff, standsStill, takeUp } from './pause.ts';
import { askLater } from './put-off.ts';
import { noticeRisks } from './risks.ts';
import { see } from './see.ts';
import { keepStanding } from './stand.ts';
import type { Trigger } from './trigger.ts';
import { wake } from './wake.ts';
import { Walk } from './walk.ts';

export interface Advanced {
  /** The very same object when nothing of it changed. */
  readonly enrollment: Enrollment;
  readonly effects: readonly AskedEffect[];
  readonly runs: readonly StepRun[];
  /** What the journey itself tells, to be caused as events of the account, before the effects are done. */
  readonly events: readonly ToldEvent[];
}

/**
 * The journey engine: what an enrollment becomes when it was entered, an event arrives or its time has come, and what
 * is to be done. Pure: the caller loads, calls, saves. Throws `journey-loop` when it goes in circles without waiting.
 */
export function advance(journey: Journey, enrollment: Enrollment, trigger: Trigger, context: AdvanceContext): Advanced {
  const walk = new Walk(journey, enrollment, context);
  if (enrollment.status === 'running') {
    if (!standsStill(walk, trigger)) {
      if (trigger.kind === 'event' || trigger.kind === 'due') takeUp(walk);
      move(walk, trigger);
      if (!walk.isHalted) noticeRisks(walk);
      if (walk.enrollment.status === 'exited') walk.afterExit();
      keepStopDue(walk);
      keepStanding(walk, enrollment);
    }
  } else if (enrollment.status === 'exited' && trigger.kind === 'due') {
    if (context.isPaused === true) putOff(walk);
    else {
      askLater(walk);
      comeBack(walk);
    }
  }
  const { effects, runs, events } = walk;
  return { enrollment: walk.enrollment, effects, runs, events };
}

function move(walk: Walk, trigger: Trigger): void {
  if (trigger.kind === 'event') see(walk, trigger.event);
  else if (trigger.kind === 'due') wake(walk);
  else if (trigger.kind === 'version') changeVersion(walk, trigger);
  else if (trigger.kind === 'leave') walk.exit(trigger.outcome, trigger.by, trigger.why);
  else if (trigger.ready) walk.goOn(trigger.from ?? walk.journey.first);
  else walk.exit('not_ready', 'enter', 'entry conditions do not hold');
}

/** A stop or a risk may come true by time alone: it is looked at again then, whatever the journey waits for. */
function keepStopDue(walk: Walk): void {
  const { status, stopDue } = walk.enrollment;
  const dues = [walk.stopDue, walk.riskDue].filter((due) => due !== undefined);
  const next = dues.length === 0 ? undefined : Math.min(...dues);
  if (status !== 'running' || stopDue === next) return;
  const { stopDue: _, ...rest } = walk.enrollment;
  walk.enrollment = next === undefined ? rest : { ...rest, stopDue: next };
}

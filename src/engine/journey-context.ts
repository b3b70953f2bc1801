import { dayNumber, type Instant, startOfDay, type Uuid } from '#base';
import { type AdvanceContext, decideSpeech, type Enrollment, lastSpeeches, permittedFrom } from '#pure/journey';
import type { EmailStep, Journey } from '#pure/playbook';
import type { Evaluation } from './evaluation.ts';
import { factReader } from './fact-reader.ts';
import { instantOf } from './moments.ts';
import type { ActivePlaybook } from './runtime.ts';

/** What a journey may ask the engine while it is advanced at one instant. */
export function journeyContext(
  evaluation: Evaluation,
  active: ActivePlaybook,
  journey: Journey,
  at: Instant,
  /** Of the whole account: what other journeys have said counts. */
  enrollments: ReadonlyMap<Uuid, Enrollment>,
  taskId: AdvanceContext['taskId'],
): AdvanceContext {
  const { runtime } = evaluation;
  const purposeOf = (step: EmailStep) => active.playbook.messages[step.message]?.purpose ?? 'service';
  const readerOf = (step: EmailStep) => evaluation.readerOf(toOf(active, step));
  const context: AdvanceContext = {
    at,
    isPaused: runtime.isPaused(active.playbook.id, journey.id),
    readerFor: (enrollment) => factReader(runtime, active, evaluation, { at, event: enrollment.event, enrollment }),
    resolve: (moment, { enteredAt: entry, stageStartedAt: stageStart, anchors }, step) => {
      const from = { now: at, entry, firstDay: journey.firstDay, stageStart, anchors };
      return instantOf(moment, active, evaluation, from, step && toOf(active, step));
    },
    plus: (from, duration) => evaluation.plus(from, duration),
    taskId,
    startOfDay: (date) => startOfDay(dayNumber(date), evaluation.zone),
    maySpeak(enrollment, step, since) {
      const read = context.readerFor(enrollment);
      const gate = journey.gate === undefined || journey.gate.evaluate(read) === true;
      const gateDue = read.until();
      const playbookOf = (one: Enrollment) => runtime.find(one.playbook, one.version)?.playbook;
      return decideSpeech({
        purpose: purposeOf(step),
        at,
        since,
        zone: readerOf(step).zone,
        quiet: runtime.quiet,
        ...(runtime.upsellCap === undefined ? {} : { cap: runtime.upsellCap }),
        plus: (from, duration) => evaluation.plus(from, duration),
        gate,
        ...(gateDue === undefined ? {} : { gateDue }),
        others: lastSpeeches([...enrollments.values()], playbookOf, enrollment),
      });
    },
    permitted: (step, from) => permittedFrom(purposeOf(step), from, readerOf(step).zone, runtime.quiet),
    assign: ({ account }, what) => runtime.assign(what, account),
  };
  return context;
}

/** Whom a message goes to. */
const toOf = ({ playbook }: ActivePlaybook, { message }: EmailStep): string =>
  playbook.messages[message]?.to ?? 'primary contact';

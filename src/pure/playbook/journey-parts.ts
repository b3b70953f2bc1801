import type { Moment } from '#pure/calendar';
import type { Scope } from '#pure/expression';
import type { StepId } from './journey-definition.ts';
import type { FileReading } from './loading.ts';
import type { NamedStep } from './step-names.ts';
import type { Path } from './yaml-file.ts';

/** What steps may name besides facts. */
export interface StepNames {
  readonly messages: ReadonlySet<string>;
  readonly forms: ReadonlySet<string>;
  readonly guides: ReadonlySet<string>;
}

/** A time that a step names, to be checked against what has happened when the journey comes there. */
export interface Clock {
  readonly step: StepId;
  readonly moment: Moment;
  readonly path: Path;
}

/** One journey while its steps are put together. */
export interface JourneyReading {
  readonly file: FileReading;
  readonly names: StepNames;
  readonly steps: readonly NamedStep[];
  /** First step by stage. */
  readonly stages: ReadonlyMap<string, StepId>;
  readonly clocks: Clock[];
}

/** Conditions of steps may ask for answers and outcomes of this journey. */
export const IN_JOURNEY: Scope = { journey: true };

export function momentOf(reading: JourneyReading, step: StepId, source: string, path: Path): Moment {
  const moment = reading.file.moment(source, path);
  reading.clocks.push({ step, moment, path });
  return moment;
}

/** The step that a name leads to: a step, or the first one of a stage. */
export function resolveGo(reading: JourneyReading, name: string, path: Path): StepId | undefined {
  if (reading.steps.some((step) => step.id === name)) return name;
  const first = reading.stages.get(name);
  if (first !== undefined) return first;
  reading.file.isKnown(path, 'step or stage', name, [
    ...reading.steps.map((step) => step.id),
    ...reading.stages.keys(),
  ]);
  return undefined;
}

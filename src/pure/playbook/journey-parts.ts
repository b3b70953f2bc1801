import type { Moment } from '#pure/calendar';
import type { Scope } from '#pure/expression';
import type { StepId } from './journey-definition.ts';
import type { JourneyText } from './journey-schema.ts';
import { type FileReading, listOf } from './loading.ts';
import type { MessagePeek } from './peek-message.ts';
import type { NamedStep } from './step-names.ts';
import type { TargetText } from './step-text.ts';
import type { Path } from './yaml-file.ts';

/** What steps may name besides facts. */
export interface StepNames {
  readonly messages: ReadonlyMap<string, MessagePeek>;
  readonly forms: ReadonlySet<string>;
  readonly guides: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
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
  /** What expressions may ask besides facts. */
  readonly scope: Scope;
}

/** What leads from step to step while they are put together. */
export interface Ways {
  readonly reading: JourneyReading;
  step(path: Path, next: StepId | undefined): StepId | undefined;
  target(target: TargetText, path: Path, next: StepId | undefined): StepId | undefined;
}

/** What only a journey's own expressions know, and those of the texts that it sends. */
export interface JourneyWords {
  /** Events that can be under consideration: that it enters on, awaits, or answers to in a stage. */
  readonly events: readonly string[];
  /** How each wait can end, and the arms of each split. */
  readonly endings: Readonly<Record<string, readonly string[]>>;
  readonly tasks: readonly string[];
  readonly steps: readonly string[];
}

/** `known`: all events; how a wait for one that is not known can end is left open. */
export function journeyWords(
  { enter, stages }: JourneyText,
  steps: readonly NamedStep[],
  known: Readonly<Record<string, unknown>>,
): JourneyWords {
  const tasks = steps.flatMap(({ kind, text }) => (kind === 'task' ? (text.task ?? []) : []));
  const awaited = steps.flatMap(({ text }) => listOf(text.await)).filter((name) => !tasks.includes(name));
  const reacted = stages.flatMap(({ on = [] }) => on.map(({ event }) => event));
  return {
    events: [...new Set([...listOf(enter.on), ...awaited, ...reacted])],
    endings: Object.fromEntries(
      steps.flatMap(({ kind, id, text }): [string, string[]][] => {
        if (kind === 'split') return [[id, (text.arms ?? []).map(({ arm }) => arm)]];
        const ways = listOf(text.await).map((name) => (tasks.includes(name) ? `task:${name}` : name));
        const open = ways.some((way) => !way.startsWith('task:') && !Object.hasOwn(known, way));
        return kind === 'await' ? [[id, open ? [] : [...ways, 'timeout']]] : [];
      }),
    ),
    tasks,
    steps: steps.map(({ id }) => id),
  };
}

/** A step that an event sets off sees that event; others see the one that the last wait used. */
export function scopeOf({ scope }: JourneyReading, { standing, text }: NamedStep): Scope {
  return standing === 'on' && 'event' in text ? { ...scope, events: [String(text.event)] } : scope;
}

export function momentOf(reading: JourneyReading, step: StepId, source: string, path: Path): Moment {
  const moment = reading.file.moment(source, path);
  reading.clocks.push({ step, moment, path });
  return moment;
}

/** The step that a name leads to: a step, or the first one of a stage. */
export function resolveGo(reading: JourneyReading, name: string, path: Path): StepId | undefined {
  const ways = reading.steps.filter((step) => step.standing === 'steps').map((step) => step.id);
  if (ways.includes(name)) return name;
  const first = reading.stages.get(name);
  if (first !== undefined) return first;
  reading.file.isKnown(path, 'step or stage', name, [...ways, ...reading.stages.keys()]);
  return undefined;
}

/** Roles, one or several, each known. */
export function knownRoles(file: FileReading, path: Path, given: string | readonly string[] | undefined): string[] {
  const roles = [...listOf(given)];
  roles.forEach((role, index) => {
    file.isKnown(Array.isArray(given) ? [...path, index] : path, 'role', role, file.loading.roles);
  });
  return roles;
}

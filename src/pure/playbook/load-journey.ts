import { didYouMean } from './did-you-mean.ts';
import type { Journey, Stage } from './journey-definition.ts';
import { followWays, whyNoStart } from './journey-graph.ts';
import { IN_JOURNEY, type JourneyReading, momentOf, type StepNames } from './journey-parts.ts';
import type { JourneyText, StageText } from './journey-schema.ts';
import { knownEvents } from './load-facts.ts';
import { StepBuilder } from './load-steps.ts';
import { FileReading, listOf, mapValues, shareOf } from './loading.ts';
import { type NamedStep, nameSteps } from './step-names.ts';
import { definedOnly } from './story.ts';
import type { Path } from './yaml-file.ts';

export function loadJourney(text: JourneyText, outer: FileReading, names: StepNames): Journey {
  const steps = nameSteps(text.stages);
  const awaits = steps.filter((step) => step.kind === 'await').map((step) => step.id);
  const file = new FileReading(outer.loading, outer.yaml, { ...outer.catalog, outcomes: awaits });
  const stages = firstSteps(text.stages, steps);
  const reading: JourneyReading = { file, names, steps, stages, clocks: [] };
  checkNames(reading, text.stages);
  const builder = new StepBuilder(reading);
  const built = text.stages.map((stage, index) => loadStage(stage, index, builder, text.stages[index + 1]?.stage));
  const enter = loadEnter(text, file);
  const journey: Journey = {
    id: text.journey,
    title: text.title,
    about: 'account',
    firstDay: text['first day'] ?? 0,
    enter,
    stop: (text.stop ?? []).map((stop, index) => ({
      when: file.expression(stop.when, ['stop', index, 'when'], IN_JOURNEY, 'bool'),
      exit: stop.exit,
    })),
    onExit: {},
    risks: [],
    stages: built,
    steps: builder.built,
    first: built[0]?.first ?? '',
    ...(text.goal === undefined ? {} : { goal: text.goal.event }),
    ...(text.story === undefined ? {} : { story: definedOnly(text.story) }),
  };
  if (text.goal !== undefined) knownEvents(file, ['goal', 'event'], text.goal.event);
  checkWays(journey, reading, text);
  return journey;
}

function firstSteps(stages: readonly StageText[], steps: readonly NamedStep[]): Map<string, string> {
  return new Map(
    stages.flatMap(({ stage }) => {
      const first = steps.find((step) => step.stage === stage);
      return first === undefined ? [] : [[stage, first.id]];
    }),
  );
}

function checkNames({ file, steps }: JourneyReading, stages: readonly StageText[]): void {
  const seen = new Map<string, string>();
  stages.forEach(({ stage }, index) => {
    if (seen.has(stage)) file.wrong(['stages', index, 'stage'], `there are two stages "${stage}": choose another name`);
    seen.set(stage, 'a stage');
  });
  for (const { id, path } of steps) {
    const other = seen.get(id);
    if (other !== undefined)
      file.wrong(path, `"${id}" is the name of ${other} already: give this step an id of its own`);
    seen.set(id, 'another step');
  }
}

function loadStage(text: StageText, index: number, builder: StepBuilder, next: string | undefined): Stage {
  const { stages } = builder.reading;
  const path: Path = ['stages', index];
  const first =
    builder.sequence(text.steps, [...path, 'steps'], next === undefined ? undefined : stages.get(next)) ?? '';
  const window = text.window;
  return {
    id: text.stage,
    title: text.title ?? text.stage,
    first,
    on: [],
    doneWhen: [],
    ...(window === undefined
      ? {}
      : {
          window: {
            from: momentOf(builder.reading, first, window.from, [...path, 'window', 'from']),
            to: momentOf(builder.reading, first, window.to, [...path, 'window', 'to']),
          },
        }),
    ...(text.story === undefined ? {} : { story: definedOnly(text.story) }),
  };
}

function loadEnter({ enter }: JourneyText, file: FileReading): Journey['enter'] {
  const on = knownEvents(file, ['enter', 'on'], enter.on);
  const scope = { events: on };
  const signals = enter.signals === undefined ? undefined : listOf(enter.signals);
  signals?.forEach((signal, index) => {
    file.isKnown(
      Array.isArray(enter.signals) ? ['enter', 'signals', index] : ['enter', 'signals'],
      'signal',
      signal,
      file.catalog.signals,
    );
  });
  if (signals !== undefined && !on.includes('signal.raised')) {
    file.wrongKey(['enter'], 'signals', 'signals start it only when "on" has signal.raised');
  }
  const always = listOf(enter.always);
  always.forEach((event, index) => {
    if (!on.includes(event)) {
      file.wrong(
        Array.isArray(enter.always) ? ['enter', 'always', index] : ['enter', 'always'],
        `"${event}" is not under "on"${didYouMean(event, on)}`,
      );
    }
  });
  const condition = file.condition(enter.if, ['enter', 'if'], scope);
  const when = file.condition(enter.when, ['enter', 'when'], scope);
  return {
    on,
    again: mapValues(enter.again ?? {}, (rule, outcome) =>
      rule === 'at once' || rule === 'never' ? rule : file.duration(rule, ['enter', 'again', outcome]),
    ),
    always,
    holdout: enter.holdout === undefined ? 0 : shareOf(enter.holdout),
    ...(signals === undefined ? {} : { signals }),
    ...(condition === undefined ? {} : { if: condition }),
    ...(when === undefined ? {} : { when }),
  };
}

/** What can only be seen on the whole: steps that nothing leads to, clocks without a start, outcomes that never come. */
function checkWays(journey: Journey, { file, steps, clocks }: JourneyReading, text: JourneyText): void {
  // With a name in doubt, whatever it leads to would only seem out of reach.
  if (file.loading.problems.has(file.yaml.name)) return;
  const { seen, ends } = followWays(journey, file.loading.product.actions);
  for (const { id, path } of steps) {
    if (!seen.has(id)) file.wrong(path, `nothing leads to the step "${id}": take it out, or let a "go" lead here`);
  }
  for (const clock of clocks) {
    const why = whyNoStart(clock, seen.get(clock.step) ?? new Set(), file.catalog);
    if (why !== undefined && seen.has(clock.step)) file.wrong(clock.path, why);
  }
  const outcomes = new Set(journey.stop.map((stop) => stop.exit));
  for (const step of Object.values(journey.steps)) if (step.kind === 'exit') outcomes.add(step.outcome);
  if (text.enter.when !== undefined) outcomes.add('not_ready');
  if (ends) outcomes.add('completed');
  for (const outcome of Object.keys(journey.enter.again)) {
    if (!outcomes.has(outcome)) {
      file.wrongKey(
        ['enter', 'again'],
        outcome,
        `no exit has the outcome "${outcome}"${didYouMean(outcome, outcomes) || `; there are ${[...outcomes].join(', ')}`}`,
      );
    }
  }
}

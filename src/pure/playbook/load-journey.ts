import { checkNames, checkWays } from './check-journey.ts';
import type { Journey } from './journey-definition.ts';
import { type JourneyReading, journeyWords, type StepNames } from './journey-parts.ts';
import type { JourneyText, StageText } from './journey-schema.ts';
import { loadEnter } from './load-enter.ts';
import { knownEvents } from './load-facts.ts';
import { loadStage } from './load-stage.ts';
import { StepBuilder } from './load-steps.ts';
import { FileReading, mapValues } from './loading.ts';
import { readTitle } from './read-label.ts';
import { type NamedStep, nameSteps } from './step-names.ts';
import { definedOnly } from './story.ts';
import { withWords } from './text-place.ts';

export function loadJourney(text: JourneyText, outer: FileReading, names: StepNames): Journey {
  const steps = nameSteps(text);
  const words = journeyWords(text, steps, outer.loading.events);
  const { catalog, scope } = withWords(outer.catalog, [words]);
  const file = new FileReading(outer.loading, outer.yaml, catalog);
  const stages = firstSteps(text.stages, steps);
  const reading: JourneyReading = { file, names, steps, stages, clocks: [], scope };
  checkNames(reading, text);
  const builder = new StepBuilder(reading);
  const built = text.stages.map((stage, index) =>
    loadStage(stage, ['stages', index], builder, stages.get(text.stages[index + 1]?.stage ?? '')),
  );
  const gate = file.condition(text.gate, ['gate'], scope);
  const journey: Journey = {
    id: text.journey,
    ...readTitle(text.title, file, ['title']),
    about: 'account',
    firstDay: text['first day'] ?? 0,
    enter: loadEnter(text, file),
    stop: (text.stop ?? []).map((stop, index) => ({
      when: file.expression(stop.when, ['stop', index, 'when'], scope, 'bool'),
      exit: stop.exit,
    })),
    onExit: mapValues(text['on exit'] ?? {}, (aside, outcome) => builder.alone(aside, ['on exit', outcome])),
    risks: (text.risks ?? []).map(({ risk, when, mitigation }, index) => ({
      risk,
      when: file.expression(when, ['risks', index, 'when'], scope, 'bool'),
      mitigation: builder.alone(mitigation, ['risks', index, 'mitigation']),
    })),
    stages: built,
    steps: builder.built,
    first: built[0]?.first ?? '',
    ...(gate === undefined ? {} : { gate }),
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

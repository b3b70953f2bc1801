import type { HealthText } from './health-schema.ts';
import type { Step } from './journey-definition.ts';
import { whyNoStart } from './journey-graph.ts';
import type { Clock, JourneyReading, StepNames } from './journey-parts.ts';
import { StepBuilder } from './load-steps.ts';
import type { FileReading } from './loading.ts';
import type { Band } from './playbook.ts';
import { nameAside } from './step-names.ts';
import type { StepText } from './step-text.ts';
import type { Path } from './yaml-file.ts';

/** What a health model does when the score enters a band: steps that belong to no journey. */
export function loadOnEnter(
  model: string,
  text: HealthText,
  bands: readonly Band[],
  file: FileReading,
  names: StepNames,
): Record<string, Step[]> {
  const at = ['health', model, 'on enter'];
  const known = [...bands.map(({ band }) => band), 'unknown'];
  const ids = new Set<string>();
  return Object.fromEntries(
    Object.entries(text['on enter'] ?? {}).map(([band, steps]) => {
      if (!known.includes(band)) file.isKnown([...at, band], 'band', band, known);
      const built = loadSteps(steps, [...at, band], `${model}_${band}`, file, names);
      for (const { id, path } of built.named) {
        if (ids.has(id))
          file.wrong(path, `"${id}" is the name of another step already: give this step an id of its own`);
        ids.add(id);
      }
      return [band, built.steps];
    }),
  );
}

function loadSteps(texts: readonly StepText[], path: Path, where: string, file: FileReading, names: StepNames) {
  const named = nameAside(texts, path, where, 'on enter');
  const reading: JourneyReading = { file, names, steps: named, stages: new Map(), clocks: [], scope: {} };
  const builder = new StepBuilder(reading);
  const steps = builder.alone(texts, path).flatMap((id) => builder.built[id] ?? []);
  for (const clock of reading.clocks) {
    const why = noStartOf(clock, file);
    if (why !== undefined) file.wrong(clock.path, why);
  }
  return { named, steps };
}

function noStartOf(clock: Clock, file: FileReading): string | undefined {
  const { moment } = clock;
  const anchored = moment.kind === 'anchor' && file.catalog.attributes[moment.anchor] === undefined;
  if (moment.kind === 'day' || anchored)
    return 'no journey runs here, so nothing starts this clock: count from now, such as 2 business days, or from a fact that is a date';
  return whyNoStart(clock, new Set(), file.catalog);
}

import type { StepNames } from './journey-parts.ts';
import type { JourneyText } from './journey-schema.ts';
import { finishMetric } from './load-facts.ts';
import { loadForm } from './load-form.ts';
import { loadHealth } from './load-health.ts';
import { loadJourney } from './load-journey.ts';
import { loadKpi } from './load-kpi.ts';
import { loadScore } from './load-score.ts';
import { loadGrading, loadSignal } from './load-signal.ts';
import { loadTeam } from './load-team.ts';
import { loadTexts } from './load-texts.ts';
import { FileReading, type Loading, mapValues } from './loading.ts';
import { peekMessages } from './peek-message.ts';
import type { Playbook } from './playbook.ts';
import type { Facts } from './read-facts.ts';
import type { PlaybookFiles, Shaped } from './read-files.ts';
import type { Subject } from './scenario-context.ts';
import { definedOnly } from './story.ts';

/** Everything of a playbook but its scenarios. */
export function loadParts(read: PlaybookFiles, { loading, attributes, events, metrics }: Facts): Subject {
  const reading = <Data>(shaped: Shaped<Data>): FileReading => new FileReading(loading, shaped.yaml);
  const names: StepNames = {
    messages: peekMessages(read.messages),
    guides: new Set(read.guides.map(({ id }) => id)),
    documents: new Set(read.documents.map(({ id }) => id)),
    forms: new Set(read.forms.map(({ data }) => data.form)),
  };
  const formOf = (data: { readonly form: string }): string => data.form;
  const forms = byId(read.forms, formOf, 'form', loading, (data, file) => loadForm(data, file));
  const journeyOf = (data: JourneyText): string => data.journey;
  const journeys = byId(read.journeys, journeyOf, 'journey', loading, (data, file) => loadJourney(data, file, names));
  const { signals } = read;
  const health = every(
    read.health,
    ({ health: models }) => models,
    reading,
    (id, text, file) => loadHealth(id, text, file, names),
  );
  const tasks = [...Object.values(journeys).flatMap(({ steps }) => Object.values(steps)), ...stepsOf(health)].flatMap(
    (step) => (step.kind === 'task' ? [step.task] : []),
  );
  const kpiNames = { tasks: new Set(tasks), journeys: new Set(Object.keys(journeys)) };
  return {
    ...headOf(read),
    attributes,
    events,
    metrics: finishMetrics(read, metrics, loading),
    health,
    scores: every(signals, ({ scores = {} }) => scores, reading, loadScore),
    signals: every(signals, (data) => data.signals ?? {}, reading, loadSignal),
    grading: signals === undefined ? [] : loadGrading(signals.data.grading ?? {}, reading(signals)),
    journeys,
    forms,
    team: read.team === undefined ? {} : loadTeam(read.team.data, reading(read.team)),
    kpis: every(
      read.lacksJourneys ? undefined : read.kpis,
      ({ kpis }) => kpis,
      reading,
      (id, text, file) => loadKpi(id, text, file, kpiNames),
    ),
    ...loadTexts(read, { loading, names, journeys, health }),
  };
}

function headOf({ playbook: { data } }: PlaybookFiles) {
  return {
    id: data.playbook,
    title: data.title,
    version: data.version,
    owner: data.owner,
    locales: data.locales,
    needs: data.needs ?? [],
    changeLog: data['change log'] ?? [],
    ...(data.story === undefined ? {} : { story: definedOnly(data.story) }),
    ...(data['next review'] === undefined ? {} : { nextReviewOn: data['next review'] }),
  };
}

function stepsOf(health: Playbook['health']) {
  return Object.values(health).flatMap(({ onEnter }) => Object.values(onEnter).flat());
}

function finishMetrics(read: PlaybookFiles, metrics: Facts['metrics'], loading: Loading): Playbook['metrics'] {
  const { facts } = read;
  if (facts === undefined) return {};
  const file = new FileReading(loading, facts.yaml);
  return Object.fromEntries(
    Object.entries(metrics).flatMap(([name, bare]) => {
      const text = facts.data.metrics?.[name];
      return text === undefined ? [] : [[name, finishMetric(bare, text, file)]];
    }),
  );
}

/** Every part of one kind that a file may hold. */
function every<Data, Text, Part>(
  shaped: Shaped<Data> | undefined,
  of: (data: Data) => Readonly<Record<string, Text>>,
  reading: (shaped: Shaped<Data>) => FileReading,
  load: (id: string, text: Text, file: FileReading) => Part,
): Record<string, Part> {
  if (shaped === undefined) return {};
  const file = reading(shaped);
  return mapValues(of(shaped.data), (text, id) => load(id, text, file));
}

/** One part a file. */
function byId<Data, Part>(
  items: readonly Shaped<Data>[],
  idOf: (data: Data) => string,
  kind: string,
  loading: Loading,
  load: (data: Data, file: FileReading) => Part,
): Record<string, Part> {
  const files = new Map<string, string>();
  return Object.fromEntries(
    items.map(({ data, yaml }) => {
      const id = idOf(data);
      const other = files.get(id);
      if (other !== undefined)
        loading.problems.add(
          yaml.name,
          yaml.place([kind]),
          `${other} holds a ${kind} "${id}" already: choose another name`,
        );
      files.set(id, yaml.name);
      return [id, load(data, new FileReading(loading, yaml))];
    }),
  );
}

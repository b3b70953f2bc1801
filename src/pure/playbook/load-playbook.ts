import { longestWindow } from '#pure/expression';
import { playbookDigest } from './digest.ts';
import { catalogOf } from './fact-catalog.ts';
import type { StepNames } from './journey-parts.ts';
import { type BareMetric, finishMetric, loadAttributes, loadEvents, loadMetric } from './load-facts.ts';
import { loadForm } from './load-form.ts';
import { loadHealth } from './load-health.ts';
import { loadJourney } from './load-journey.ts';
import { loadGuide, loadMessage } from './load-message.ts';
import { ScenarioReading, type Subject } from './load-scenario.ts';
import { loadScore } from './load-score.ts';
import { loadGrading, loadSignal } from './load-signal.ts';
import { FileReading, type Loading, mapValues } from './loading.ts';
import type { Playbook } from './playbook.ts';
import { type Problem, Problems } from './problem.ts';
import type { ProductCatalog } from './product-catalog.ts';
import { type PlaybookFiles, readFiles, type Shaped } from './read-files.ts';
import { definedOnly } from './story.ts';

export type LoadedPlaybook =
  | { readonly ok: true; readonly playbook: Playbook }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a playbook from its files (relative path → text): one immutable, checked playbook with every expression
 * compiled, or everything that is wrong with it. `product` is what the product itself provides.
 */
export function loadPlaybook(files: Readonly<Record<string, string>>, product: ProductCatalog): LoadedPlaybook {
  const problems = new Problems();
  const read = readFiles(files, problems);
  if (read === undefined) return { ok: false, problems: problems.sorted() };
  const expressions: Loading['expressions'] = [];
  const facts = readFacts(read, {
    product,
    problems,
    expressions,
    catalog: EMPTY,
    hasHealth: read.health !== undefined,
  });
  // With a fact in doubt, whatever names it would only seem wrong.
  if (problems.has('facts.yaml')) return { ok: false, problems: problems.sorted() };
  const loading = facts.loading;
  const subject = loadParts(read, facts);
  const scenarios = problems.any
    ? []
    : read.scenarios.flatMap(({ yaml, data }) => {
        const reading = new ScenarioReading(new FileReading(loading, yaml), subject);
        return data.map((scenario, index) => reading.scenario(scenario, [index]));
      });
  if (problems.any) return { ok: false, problems: problems.sorted() };
  const windows = expressions.map(longestWindow);
  const playbook: Playbook = {
    ...subject,
    scenarios,
    digest: playbookDigest(files),
    longestWindow: Math.max(0, ...windows),
  };
  return { ok: true, playbook };
}

const EMPTY: Loading['catalog'] = {
  attributes: {},
  metrics: {},
  events: {},
  forms: {},
  scores: [],
  signals: [],
  outcomes: [],
};

interface Facts {
  readonly loading: Loading;
  readonly attributes: Playbook['attributes'];
  readonly events: Playbook['events'];
  readonly metrics: Readonly<Record<string, BareMetric>>;
}

/** What is declared, without any expression yet: those can only be read once all facts are known. */
function readFacts(read: PlaybookFiles, bare: Loading): Facts {
  const { product } = bare;
  const file = read.facts === undefined ? undefined : new FileReading(bare, read.facts.yaml);
  const attributes = file === undefined ? {} : loadAttributes(read.facts?.data.attributes, file);
  const events = file === undefined ? {} : loadEvents(read.facts?.data.events, file);
  const all = { ...product.events, ...events };
  const metrics =
    file === undefined
      ? {}
      : mapValues(read.facts?.data.metrics ?? {}, (text, name) => loadMetric(name, text, file, all));
  const catalog = catalogOf(
    {
      attributes,
      events,
      metrics,
      forms: Object.fromEntries(read.forms.map(({ data }) => [data.form, data.fields])),
      scores: Object.keys(read.signals?.data.scores ?? {}),
      signals: Object.keys(read.signals?.data.signals ?? {}),
    },
    product,
  );
  return { loading: { ...bare, catalog }, attributes, events, metrics };
}

function loadParts(read: PlaybookFiles, { loading, attributes, events, metrics }: Facts): Subject {
  const head = read.playbook.data;
  const reading = <Data>(shaped: Shaped<Data>): FileReading => new FileReading(loading, shaped.yaml);
  const names: StepNames = {
    messages: new Set(read.messages.map(({ id }) => id)),
    guides: new Set(read.guides.map(({ id }) => id)),
    forms: new Set(read.forms.map(({ data }) => data.form)),
  };
  const forms = byId(
    read.forms,
    ({ data }) => data.form,
    'form',
    loading,
    (shaped) => loadForm(shaped.data, reading(shaped)),
  );
  const journeys = byId(
    read.journeys,
    ({ data }) => data.journey,
    'journey',
    loading,
    (shaped) => loadJourney(shaped.data, reading(shaped), names),
  );
  const outcomes = Object.values(journeys).flatMap(({ steps }) =>
    Object.values(steps).flatMap(({ kind, id }) => (kind === 'await' ? [id] : [])),
  );
  const forTexts: Loading = { ...loading, catalog: { ...loading.catalog, outcomes } };
  return {
    id: head.playbook,
    title: head.title,
    version: head.version,
    owner: head.owner,
    locales: head.locales,
    needs: head.needs ?? [],
    changeLog: head['change log'] ?? [],
    ...(head.story === undefined ? {} : { story: definedOnly(head.story) }),
    ...(head['next review'] === undefined ? {} : { nextReviewOn: head['next review'] }),
    attributes,
    events,
    metrics: read.facts === undefined ? {} : finishMetrics(read.facts, metrics, reading(read.facts)),
    health:
      read.health === undefined ? {} : mapAll(read.health, (data) => data.health, reading(read.health), loadHealth),
    scores:
      read.signals === undefined
        ? {}
        : mapAll(read.signals, (data) => data.scores ?? {}, reading(read.signals), loadScore),
    signals:
      read.signals === undefined
        ? {}
        : mapAll(read.signals, (data) => data.signals ?? {}, reading(read.signals), loadSignal),
    grading: read.signals === undefined ? [] : loadGrading(read.signals.data.grading ?? {}, reading(read.signals)),
    journeys,
    forms,
    documents: {},
    team: {},
    kpis: {},
    messages: texts(read.messages, (id, markdown) => loadMessage(id, markdown, head.locales, forTexts)),
    guides: texts(read.guides, (id, markdown) => loadGuide(id, markdown, head.locales, forTexts)),
  };
}

function finishMetrics(
  facts: NonNullable<PlaybookFiles['facts']>,
  metrics: Facts['metrics'],
  file: FileReading,
): Playbook['metrics'] {
  const texts = facts.data.metrics ?? {};
  return Object.fromEntries(
    Object.entries(metrics).flatMap(([name, bare]) => {
      const text = texts[name];
      return text === undefined ? [] : [[name, finishMetric(bare, text, file)]];
    }),
  );
}

function mapAll<Data, Text, Part>(
  shaped: Shaped<Data>,
  of: (data: Data) => Readonly<Record<string, Text>>,
  file: FileReading,
  load: (id: string, text: Text, file: FileReading) => Part,
): Record<string, Part> {
  return mapValues(of(shaped.data), (text, id) => load(id, text, file));
}

function byId<Item extends Shaped<unknown>, Part>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  kind: string,
  { problems }: Loading,
  load: (item: Item) => Part,
): Record<string, Part> {
  const files = new Map<string, string>();
  return Object.fromEntries(
    items.map((item) => {
      const id = idOf(item);
      const other = files.get(id);
      if (other !== undefined)
        problems.add(
          item.yaml.name,
          item.yaml.place([kind]),
          `${other} holds a ${kind} "${id}" already: choose another name`,
        );
      files.set(id, item.yaml.name);
      return [id, load(item)];
    }),
  );
}

function texts<Part>(
  files: PlaybookFiles['messages'],
  load: (id: string, markdown: NonNullable<PlaybookFiles['messages'][number]['markdown']>) => Part | undefined,
): Record<string, Part> {
  return Object.fromEntries(
    files.flatMap(({ id, markdown }) => {
      const part = markdown === undefined ? undefined : load(id, markdown);
      return part === undefined ? [] : [[id, part]];
    }),
  );
}

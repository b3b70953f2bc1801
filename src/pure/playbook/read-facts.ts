import { documentEvents } from './document-events.ts';
import { catalogOf } from './fact-catalog.ts';
import { type BareMetric, loadAttributes, loadEvents, loadMetric } from './load-facts.ts';
import { FileReading, type Loading, mapValues } from './loading.ts';
import type { Playbook } from './playbook.ts';
import { type Problems, TOP } from './problem.ts';
import type { ProductCatalog } from './product-catalog.ts';
import type { PlaybookFiles } from './read-files.ts';

const EMPTY: Loading['catalog'] = {
  attributes: {},
  metrics: {},
  events: {},
  forms: {},
  scores: [],
  signals: [],
  outcomes: [],
};

/** What is declared, and the expressions' catalog of it. */
export interface Facts {
  readonly loading: Loading;
  readonly attributes: Playbook['attributes'];
  readonly events: Playbook['events'];
  readonly metrics: Readonly<Record<string, BareMetric>>;
}

/** What is declared, without any expression yet: those can only be read once all facts are known. */
export function readFacts(read: PlaybookFiles, product: ProductCatalog, problems: Problems): Facts {
  const bare: Loading = {
    playbook: `${read.playbook.data.playbook} ${read.playbook.data.version}`,
    inDoubt: () => false,
    product,
    problems,
    expressions: [],
    labels: [],
    catalog: EMPTY,
    events: { ...product.events, ...eventsOfDocuments(read, product, problems) },
    roles: [...new Set([...product.roles, ...Object.keys(read.team?.data.roles ?? {})])],
    locales: read.playbook.data.locales,
    hasHealth: read.health !== undefined,
  };
  const file = read.facts === undefined ? undefined : new FileReading(bare, read.facts.yaml);
  const attributes = file === undefined ? {} : loadAttributes(read.facts?.data.attributes, file);
  const events = file === undefined ? {} : loadEvents(read.facts?.data.events, file);
  const all = { ...bare.events, ...events };
  const metrics =
    file === undefined
      ? {}
      : mapValues(read.facts?.data.metrics ?? {}, (text, name) => loadMetric(name, text, file, all));
  const catalog = catalogOf(
    {
      attributes,
      events: all,
      metrics,
      forms: Object.fromEntries(read.forms.map(({ data }) => [data.form, data.fields])),
      scores: Object.keys(read.signals?.data.scores ?? {}),
      signals: Object.keys(read.signals?.data.signals ?? {}),
      bands: Object.values(read.health?.data.health ?? {}).flatMap((model) => model.bands.map(({ band }) => band)),
    },
    product,
  );
  const inDoubt = file === undefined ? bare.inDoubt : doubtOf(file, { attributes, metrics });
  return { loading: { ...bare, catalog, events: all, inDoubt }, attributes, events, metrics };
}

/** Whether an expression names a fact in whose lines something is wrong; any may where the name itself is wrong. */
function doubtOf({ yaml, loading }: FileReading, facts: Record<'attributes' | 'metrics', object>): Loading['inDoubt'] {
  const begins = (['attributes', 'metrics'] as const).flatMap((kind) =>
    Object.keys(facts[kind]).map((name) => ({ name, ...yaml.keyPlace([kind], name) })),
  );
  const names: string[] = [];
  for (const { file, line, column } of loading.problems.sorted()) {
    if (file !== yaml.name) continue;
    const fact = begins.filter((one) => one.line <= line).sort((a, b) => b.line - a.line)[0];
    if (fact?.line === line && fact.column === column) return () => true;
    if (fact !== undefined) names.push(fact.name);
  }
  return (source) => names.some((name) => new RegExp(`\\b${name}\\b`).test(source));
}

/** What documents bring about, which nothing else may be called. */
function eventsOfDocuments(read: PlaybookFiles, product: ProductCatalog, problems: Problems): Playbook['events'] {
  for (const { id } of read.documents) {
    const taken = Object.keys(documentEvents([id])).find((event) => Object.hasOwn(product.events, event));
    if (taken !== undefined)
      problems.add(`documents/${id}.md`, TOP, `"${taken}" is an event of the product already: choose another name`);
  }
  return documentEvents(read.documents.map(({ id }) => id));
}

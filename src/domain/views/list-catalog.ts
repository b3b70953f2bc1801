import { type Runtime, refsIn } from '#engine';
import type { AttributeType, FactCatalog, FactRef, MetricType } from '#pure/expression';
import { COLUMN_OF, LIST_FACTS } from './list-facts.ts';

type ActivePlaybook = Runtime['live'][number];

/** What conditions of lists may name: the facts of all live playbooks, and what only lists know. */
export interface ListCatalog {
  readonly facts: FactCatalog;
  /** The playbook in whose names a fact is read: of a name that two playbooks give to different things, the first's. */
  ownerOf(ref: FactRef): ActivePlaybook | undefined;
}

const catalogs = new WeakMap<Runtime, ListCatalog>();

export function listCatalog(runtime: Runtime): ListCatalog {
  const known = catalogs.get(runtime);
  if (known !== undefined) return known;
  const made = makeCatalog(runtime);
  catalogs.set(runtime, made);
  return made;
}

function makeCatalog({ live, registry }: Runtime): ListCatalog {
  const attributes: Record<string, AttributeType> = {};
  const metrics: Record<string, MetricType> = {};
  const events: Record<string, Readonly<Record<string, never>>> = {};
  const bands = new Set<string>();
  const scores = new Set<string>();
  const signals = new Set<string>();
  for (const { playbook, metrics: stored } of live) {
    for (const [name, attribute] of Object.entries(playbook.attributes)) attributes[`account.${name}`] ??= attribute;
    for (const [name, { aggregate, by, value }] of Object.entries(playbook.metrics)) {
      metrics[name] ??= { aggregate, ...(by === undefined ? {} : { by }), ...(value === undefined ? {} : { value }) };
    }
    // Only of what is counted can it be said when it was last seen.
    for (const { metric } of stored.values()) if (metric.event !== '*') events[metric.event] = {};
    for (const model of Object.values(playbook.health)) for (const { band } of model.bands) bands.add(band);
    for (const name of Object.keys(playbook.scores)) scores.add(name);
    for (const name of Object.keys(playbook.signals)) signals.add(name);
  }
  for (const { subject, facts } of registry.relations) {
    for (const [name, { type, unit, meaning }] of Object.entries(facts))
      attributes[`${subject}.${name}`] = { type, meaning, ...(unit === undefined ? {} : { unit }) };
  }
  Object.assign(attributes, LIST_FACTS);
  const facts: FactCatalog = {
    attributes,
    metrics,
    events,
    forms: {},
    scores: [...scores],
    signals: [...signals],
    outcomes: [],
    choices: {
      outcomes: {},
      answers: {},
      properties: {},
      ...(bands.size === 0 ? {} : { bands: [...bands, 'unknown'] }),
    },
  };
  // A fact of the product reads the same in the names of any playbook.
  const [any] = live;
  return {
    facts,
    ownerOf: (ref) => live.find((active) => names(active, ref)) ?? (ref.kind === 'attribute' ? any : undefined),
  };
}

function names({ playbook, metrics }: ActivePlaybook, ref: FactRef): boolean {
  switch (ref.kind) {
    case 'attribute':
      return ref.subject === 'account' && Object.hasOwn(playbook.attributes, ref.name);
    case 'metric':
    case 'members':
      return Object.hasOwn(playbook.metrics, ref.metric);
    case 'days_since':
      return [...metrics.values()].some(({ metric }) => metric.event === ref.event);
    case 'active':
      return [...metrics.values()].some(({ metric }) => metric.event === '*');
    case 'score':
      return Object.hasOwn(playbook.scores, ref.score);
    case 'open_signal':
      return Object.hasOwn(playbook.signals, ref.signal);
    default:
      return true;
  }
}

/** The column in which a fact is kept; undefined for what no list can ask. */
export function columnNameOf(runtime: Runtime | undefined, ref: FactRef): string | undefined {
  const basic = COLUMN_OF[ref.id];
  if (basic !== undefined) return basic;
  switch (ref.kind) {
    case 'attribute':
    case 'metric':
    case 'active':
    case 'days_since':
      return ref.id;
    case 'score': {
      const owner = runtime === undefined ? undefined : listCatalog(runtime).ownerOf(ref);
      return owner === undefined ? undefined : `scores.${owner.playbook.id}.${ref.score}`;
    }
    default:
      return undefined;
  }
}

/** The facts that live playbooks ask for and lists can, each once. */
export function factsInUse(runtime: Runtime): FactRef[] {
  const refs = new Map<string, FactRef>();
  for (const { playbook } of runtime.live) {
    for (const ref of refsIn(playbook)) {
      const isOfMember = ref.kind === 'metric' && ref.member !== undefined;
      if (!isOfMember && columnNameOf(runtime, ref) !== undefined) refs.set(ref.id, ref);
    }
  }
  return [...refs.values()];
}

import type { z } from 'zod';
import { canonicalJson } from '#base';
import { nameProblem } from '#pure/expression';
import { didYouMean } from './did-you-mean.ts';
import type { factsSchema, MetricText, PropertyText } from './facts-schema.ts';
import type { FileReading, Loading } from './loading.ts';
import { listOf, mapValues } from './loading.ts';
import type { Attribute, EventSchema, Metric, PropertySchema } from './playbook.ts';
import type { Path } from './yaml-file.ts';

export type FactsText = z.output<typeof factsSchema>;
type File = FileReading;

/** Attributes of accounts. One that the product provides too is the product's. */
export function loadAttributes(texts: FactsText['attributes'], file: File): Record<string, Attribute> {
  return mapValues(texts ?? {}, ({ type, unit, meaning }, name): Attribute => {
    checkId(file, ['attributes'], name);
    const provided = file.loading.product.attributes[`account.${name}`];
    if (provided !== undefined && provided.type !== type) {
      file.wrong(
        ['attributes', name],
        `account.${name} is provided by the product, as ${provided.type}: take it out or choose another name`,
      );
    }
    return { type, ...(unit === undefined ? {} : { unit }), ...(meaning === undefined ? {} : { meaning }) };
  });
}

/**
 * Events that are sent to the product; those of the product itself and of documents are not declared again. Those that
 * the product knows and others send may be: both declarations hold.
 */
export function loadEvents(texts: FactsText['events'], file: File): Record<string, EventSchema> {
  return mapValues(texts ?? {}, ({ meaning, properties }, name): EventSchema => {
    const provided = Object.hasOwn(file.loading.events, name) ? file.loading.events[name] : undefined;
    if (provided !== undefined && provided.isSent !== true) {
      file.wrongKey(['events'], name, `"${name}" is an event of the product itself: take it out`);
    }
    const own = mapValues(properties ?? {}, (property, key): PropertySchema => {
      const path = ['events', name, 'properties', key];
      const known = provided?.properties[key];
      if (provided?.isSent === true && known !== undefined && known.type !== property.type) {
        file.wrong(path, `${key} of "${name}" is ${known.type} for the product: say so too, or take it out`);
      }
      return loadProperty(property, file, path);
    });
    return {
      properties: provided?.isSent === true ? { ...provided.properties, ...own } : own,
      ...(meaning === undefined ? {} : { meaning }),
    };
  });
}

function loadProperty(text: PropertyText, file: File, path: Path): PropertySchema {
  const oneOf = text['one of'];
  if (oneOf !== undefined && text.type !== 'text' && text.type !== 'list(text)') {
    file.wrong([...path, 'one of'], `"one of" is for text; this is ${text.type}`);
  }
  return {
    type: text.type,
    required: text.required ?? false,
    ...(oneOf === undefined ? {} : { oneOf }),
    ...(text.meaning === undefined ? {} : { meaning: text.meaning }),
  };
}

const FOLDS = ['sum', 'max', 'last', 'count', 'distinct'] as const;

/** A metric without its filter, which can only be compiled when all facts are known. */
export type BareMetric = Omit<Metric, 'where' | 'definition'>;

export function loadMetric(
  name: string,
  text: MetricText,
  file: File,
  events: Readonly<Record<string, EventSchema>>,
): BareMetric {
  const path = ['metrics', name];
  checkId(file, ['metrics'], name);
  if (Object.keys(file.loading.product.attributes).some((fact) => fact.startsWith(`${name}.`))) {
    file.wrongKey(['metrics'], name, `"${name}" is what facts of the product are named by: choose another name`);
  }
  const folds = FOLDS.filter((fold) => text[fold] !== undefined);
  const [aggregate = 'count', second] = folds;
  if (folds.length === 0)
    file.wrong(
      path,
      'say what is kept of each event: sum, max or last of a property, count: true or distinct: contacts',
    );
  if (second !== undefined) file.wrongKey(path, second, `a metric keeps one thing: "${aggregate}" or "${second}"`);
  const event = file.isKnown([...path, 'event'], 'event', text.event, Object.keys(events))
    ? events[text.event]
    : undefined;
  const property = aggregate === 'sum' || aggregate === 'max' || aggregate === 'last' ? text[aggregate] : undefined;
  const schema =
    property === undefined || event === undefined
      ? undefined
      : propertyOf(event, text.event, property, file, [...path, aggregate]);
  if (schema !== undefined && aggregate !== 'last' && schema.type !== 'number') {
    file.wrong([...path, aggregate], `${aggregate} needs numbers; "${property}" is ${schema.type}`);
  }
  if (schema !== undefined && aggregate === 'last' && schema.type !== 'number' && schema.type !== 'text') {
    file.wrong([...path, 'last'], `last keeps numbers and text; "${property}" is ${schema.type}`);
  }
  if (text.by !== undefined && event !== undefined) propertyOf(event, text.event, text.by, file, [...path, 'by']);
  if (text.by !== undefined && (aggregate === 'last' || aggregate === 'distinct')) {
    file.wrongKey(path, 'by', `"by" splits sum, max and count; this is ${aggregate}`);
  }
  return {
    name,
    event: text.event,
    aggregate,
    decimals: aggregate === 'count' || aggregate === 'distinct' ? 0 : (text.decimals ?? 3),
    ...(property === undefined ? {} : { property }),
    ...(schema === undefined ? {} : { value: schema.type }),
    ...(text.by === undefined ? {} : { by: text.by }),
    ...(text.unit === undefined ? {} : { unit: text.unit }),
  };
}

/** Adds the filter, and the definition by which metrics of other playbooks are known to be the same. */
export function finishMetric(bare: BareMetric, text: MetricText, file: File): Metric {
  const where = file.condition(text.where, ['metrics', bare.name, 'where'], { events: [bare.event] });
  const definition = canonicalJson({
    event: bare.event,
    aggregate: bare.aggregate,
    property: bare.property ?? null,
    by: bare.by ?? null,
    where: where === undefined ? null : where.source.trim().replace(/\s+/g, ' '),
    decimals: bare.decimals,
  });
  return { ...bare, definition, ...(where === undefined ? {} : { where }) };
}

function propertyOf(
  event: EventSchema,
  eventName: string,
  property: string,
  file: File,
  path: Path,
): PropertySchema | undefined {
  const schema = Object.hasOwn(event.properties, property) ? event.properties[property] : undefined;
  if (schema === undefined) {
    const names = Object.keys(event.properties);
    file.wrong(
      path,
      `"${eventName}" has no property "${property}"${didYouMean(property, names) || `; it has ${names.join(', ') || 'none'}`}`,
    );
  }
  return schema;
}

/** An id that expressions name is spelled so that they can, and is no word of theirs. */
export function checkId(file: File, path: Path, id: string): void {
  const why = nameProblem(id);
  if (why !== undefined) file.wrongKey(path, id, why);
}

/** Events by name, one or several; each declared or the product's. */
export function knownEvents(
  file: File,
  path: Path,
  given: string | readonly string[] | undefined,
  loading: Loading = file.loading,
): string[] {
  const names = [...listOf(given)];
  names.forEach((name, index) => {
    file.isKnown(Array.isArray(given) ? [...path, index] : path, 'event', name, Object.keys(loading.catalog.events));
  });
  return names;
}

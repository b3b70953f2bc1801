import type { FactCatalog, MetricType, ValueType } from '#pure/expression';
import type { FieldText } from './form-schema.ts';
import { mapValues } from './loading.ts';
import type { Attribute, EventSchema, FieldType, Metric } from './playbook.ts';
import type { ProductCatalog } from './product-catalog.ts';

export interface Declared {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly metrics: Readonly<Record<string, Pick<Metric, 'aggregate' | 'by' | 'value'>>>;
  /** The playbook's, its documents' and the product's. */
  readonly events: Readonly<Record<string, EventSchema>>;
  readonly forms: Readonly<Record<string, readonly FieldText[]>>;
  /** Bands of all health models. */
  readonly bands: readonly string[];
  readonly scores: readonly string[];
  readonly signals: readonly string[];
}

/** Everything that expressions of one playbook may name: its own declarations and what the product provides. */
export function catalogOf(declared: Declared, product: ProductCatalog): FactCatalog {
  const attributes = Object.entries(declared.attributes).map(([name, type]) => [`account.${name}`, type] as const);
  const { bands } = declared;
  return {
    attributes: { ...Object.fromEntries(attributes), ...product.attributes },
    metrics: mapValues(
      declared.metrics,
      ({ aggregate, by, value }): MetricType => ({
        aggregate,
        ...(by === undefined ? {} : { by }),
        ...(value === undefined ? {} : { value }),
      }),
    ),
    events: mapValues(declared.events, (event) => mapValues(event.properties, (property) => property.type)),
    forms: mapValues(declared.forms, answerTypes),
    scores: declared.scores,
    signals: declared.signals,
    outcomes: [],
    choices: {
      outcomes: {},
      answers: mapValues(declared.forms, optionsOf),
      properties: mapValues(declared.events, (event) => mapValues(event.properties, ({ oneOf = [] }) => oneOf)),
      ...(bands.length === 0 ? {} : { bands: [...bands, 'unknown'] }),
    },
  };
}

function optionsOf(fields: readonly FieldText[]): Record<string, string[]> {
  return Object.fromEntries(
    fields.flatMap((field) =>
      field.type === 'list' || field.options === undefined
        ? []
        : [[field.field, field.options.map((option) => (typeof option === 'string' ? option : option.value))]],
    ),
  );
}

const ANSWERS: Readonly<Record<Exclude<FieldType, 'list'>, ValueType>> = {
  text: 'text',
  'long text': 'text',
  number: 'number',
  percent: 'number',
  money: 'number',
  date: 'date',
  choice: 'text',
  choices: 'list(text)',
  contact: 'text',
  person: 'text',
  'yes/no': 'bool',
};

/** The type of what a field is answered with; undefined for rows. */
export function answerType(type: FieldType): ValueType | undefined {
  return type === 'list' ? undefined : ANSWERS[type];
}

/** Rows of a list are shown and become tasks; expressions do not look into them. */
function answerTypes(fields: readonly FieldText[]): Record<string, ValueType> {
  return Object.fromEntries(
    fields.flatMap((field) => (field.type === 'list' ? [] : [[field.field, ANSWERS[field.type]]])),
  );
}

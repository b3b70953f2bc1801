import type { AttributeType, ValueType } from '#pure/expression';
import type { EventSchema, PropertySchema } from './playbook.ts';

/** What the product itself provides to every playbook; main.ts composes it from the features. */
export interface ProductCatalog {
  /** Facts by dotted name: `account.tenure_months`, `contract.arr`. */
  readonly attributes: Readonly<Record<string, AttributeType>>;
  readonly events: Readonly<Record<string, EventSchema>>;
  /** What `do:` may name, and what its `with:` takes. */
  readonly actions: Readonly<Record<string, ActionCatalog>>;
  /** Roles of the account team: who messages come from and tasks go to. A playbook's team.yaml adds others. */
  readonly roles: readonly string[];
}

export interface ActionArgument extends Pick<PropertySchema, 'required' | 'oneOf' | 'meaning'> {
  /** `factors`: the name of a score, whose factors as they stand are handed over. */
  readonly type: ValueType | 'factors';
  /** The text is the name of an event, which is then brought about with the further arguments as its properties. */
  readonly names?: 'event';
}

export interface ActionCatalog {
  readonly with: Readonly<Record<string, ActionArgument>>;
  /** Other arguments are taken too, whatever their names. */
  readonly open?: true;
  /** Events that it brings about, from which later steps may count time. */
  readonly events?: readonly string[];
}

import type { EffectHandler, FactRelation, Recorder } from '#engine';
import type { Operation } from '#platform/operations';
import type { ActionCatalog, EventSchema } from '#pure/playbook';

/** What a feature brings to the whole; main.ts joins those of all features. */
export interface Feature {
  readonly operations: readonly Operation[];
  readonly relations: readonly FactRelation[];
  readonly recorders: readonly Recorder[];
  readonly effects: readonly EffectHandler[];
  /** Events of the product, by name: their properties are checked at the door of the log. */
  readonly events: Readonly<Record<string, EventSchema>>;
  /** What a step's `do:` may name; the effect of the same name does it. */
  readonly actions: Readonly<Record<string, ActionCatalog>>;
}

import type { JsonObject, Uuid } from '#base';
import type { StepId } from '#pure/playbook';

/**
 * What moves an enrollment. `entered`: `from` as `decideEntry` gave it. `due`: its time has come (also of one that was
 * left), or a fact that its conditions read may have changed.
 */
export type Trigger =
  | { readonly kind: 'entered'; readonly ready: boolean; readonly from?: StepId }
  | { readonly kind: 'event'; readonly event: JourneyEvent }
  | { readonly kind: 'due' };

export interface JourneyEvent {
  readonly key: Uuid;
  readonly name: string;
  readonly properties: JsonObject;
}

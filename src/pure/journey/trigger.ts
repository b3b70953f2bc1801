import type { JsonObject, Uuid } from '#base';
import type { StepId } from '#pure/playbook';
import type { VersionChange } from './change-version.ts';

/**
 * What moves an enrollment. `entered`: `from` as `decideEntry` gave it. `due`: its time has come (also of one that was
 * left), or a fact that its conditions read may have changed.
 */
export type Trigger =
  | { readonly kind: 'entered'; readonly ready: boolean; readonly from?: StepId }
  | { readonly kind: 'event'; readonly event: JourneyEvent }
  | { readonly kind: 'due' }
  /** Into the version that the journey given is of. */
  | ({ readonly kind: 'version' } & VersionChange)
  /** The playbook's author takes everybody out. */
  | { readonly kind: 'leave'; readonly outcome: string; readonly by: 'playbook' | 'person'; readonly why: string };

export interface JourneyEvent {
  readonly key: Uuid;
  readonly name: string;
  readonly properties: JsonObject;
}

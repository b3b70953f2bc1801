import type { Instant, JsonObject } from '#base';
import type { InboxRow, Runtime } from '#engine';

/** Where the sample's customers, colleagues and company come from: the same for the same instant. */
export interface SampleSource {
  readonly team: {
    readonly people: readonly (JsonObject & { readonly id: string })[];
    /** Settings that are set where nothing is. */
    readonly company: Readonly<Record<string, string>>;
  };
  accountIds(now: Instant): readonly string[];
  /** The accounts one after the other; `mine`: who takes over the book of a colleague. */
  accounts(
    now: Instant,
    runtime: Runtime,
    mine: string | undefined,
  ): AsyncIterable<{ readonly id: string; readonly rows: readonly InboxRow[] }>;
}

export const STATES = ['loading', 'loaded', 'removing', 'removed', 'failed'] as const;

/** What is being done, in the order in which it is: `waiting` until somebody has taken the work. */
export const STEPS = ['waiting', 'drawing', 'working', 'tidying', 'done'] as const;

/** How the sample company stands. */
export interface SampleState {
  readonly state: (typeof STATES)[number];
  readonly step: (typeof STEPS)[number];
  readonly done: number;
  readonly of: number;
  readonly actor: string;
  readonly person: string | undefined;
  readonly message: string | undefined;
}

import type { Instant } from '#base';

/** What would have been otherwise: a band, a signal, an entry into a journey, a message that is due. */
export type ChangeKind = 'band' | 'signal' | 'entry' | 'message';

export const CHANGE_KINDS = ['band', 'signal', 'entry', 'message'] as const satisfies readonly ChangeKind[];

/** `comes`: only under the draft; `goes`: only under what is live; `moves`: under both, at another time. */
export type Way = 'comes' | 'goes' | 'moves';

/** What became of the account within the days that were asked for after a signal. */
export type Outcome = 'expansion' | 'churn' | 'neither' | 'undecided';

/** One difference of one account between its two lives. */
export type BackTestChange = { readonly account: string; readonly at: Instant } & (
  | {
      readonly kind: 'band';
      readonly score: string;
      /** As it is at the end. */
      readonly live: Standing;
      readonly draft: Standing;
      readonly isNow: boolean;
      /** On how many days the two bands were not the same. */
      readonly days: number;
    }
  | {
      readonly kind: 'signal';
      readonly way: Way;
      readonly playbook: string;
      readonly signal: string;
      readonly strength: string | null;
      /** Of one that moves: when it is raised under what is live. */
      readonly liveAt: Instant | null;
      readonly outcome: Outcome;
    }
  | {
      readonly kind: 'entry';
      readonly way: Way;
      readonly playbook: string;
      readonly journey: string;
      readonly liveAt: Instant | null;
      /** How it was left by the end; null: it runs. */
      readonly left: string | null;
    }
  | {
      readonly kind: 'message';
      readonly way: Way;
      readonly playbook: string;
      readonly journey: string | null;
      readonly message: string;
      readonly liveAt: Instant | null;
      /** To colleagues. */
      readonly isInternal: boolean;
    }
);

export interface Standing {
  readonly value: number | null;
  readonly band: string | null;
}

/** How many come, go and move of one name; of signals also what those that come ended in. */
export interface Tally {
  comes: number;
  goes: number;
  moves: number;
  live: number;
  draft: number;
  outcomes?: Record<Outcome, number>;
}

/** A back-test in figures. All differences count here, also those that are too many to be kept. */
export interface BackTestSummary {
  accounts: number;
  events: number;
  /** Accounts with any difference. */
  changed: number;
  bandsNow: number;
  bandsEver: number;
  signals: Record<string, Tally>;
  entries: Record<string, Tally>;
  messages: Record<string, Tally>;
  /** Fact → for how many accounts only today's value of it is known. */
  onlyToday: Record<string, number>;
  /** Accounts of whose events only the newest were read. */
  partial: number;
  /** Accounts that could not be replayed, and why the first of them could not. */
  failed: number;
  firstFailure?: string;
  /** Differences that were found and not kept one by one. */
  notKept: number;
}

export const emptySummary = (): BackTestSummary => ({
  accounts: 0,
  events: 0,
  changed: 0,
  bandsNow: 0,
  bandsEver: 0,
  signals: {},
  entries: {},
  messages: {},
  onlyToday: {},
  partial: 0,
  failed: 0,
  notKept: 0,
});

/** What a part of a back-test, or all of it, has found. */
export interface BackTestResult {
  readonly summary: BackTestSummary;
  readonly changes: readonly BackTestChange[];
}

/** What a back-test is to replay. */
export interface AskedBackTest {
  readonly run: string;
  readonly files: Readonly<Record<string, string>>;
  readonly from: Instant;
  readonly to: Instant;
  readonly accounts: number | null;
  readonly outcomeDays: number;
}

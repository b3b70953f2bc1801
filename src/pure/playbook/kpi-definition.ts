import type { Expression } from '#pure/expression';

/** What is counted: an event of the log, or (`task`) the completion of a task of that name. */
export interface Counted {
  /** Any of these events. */
  readonly events: readonly string[];
  /** Only completions of this task. */
  readonly task?: string;
  readonly where?: Expression;
}

/** `>= 40%` is { compare: 'from', edge: 0.4, unit: 'share' }. */
export interface Target {
  readonly compare: 'above' | 'from' | 'below' | 'to';
  readonly edge: number;
  /** Of `30%` a share (0.3), of `45` or `45 days` a number. */
  readonly unit: 'share' | 'number';
  /** As it was written. */
  readonly source: string;
}

/** A figure that a team is measured by. Every one says its period, whom it counts, its target with its edge. */
export type Kpi = {
  readonly id: string;
  readonly title: string;
  /** What it is of, in words, where the name does not tell. */
  readonly meaning?: string;
  readonly target?: Target;
} /** Of those that did `of` in the period, how many did `did`, then or later. Counted per journey run, each once. */ & (
  | { readonly kind: 'rate'; readonly of: Counted; readonly did: Counted }
  /** Of all accounts, or of those that did `of` in the period, the share for which `share` holds (by their first). */
  | { readonly kind: 'share'; readonly share: Expression; readonly of: Counted | 'accounts' }
  /** Added up: a property of events in the period, or of the opportunities that stand so at its end. */
  | { readonly kind: 'sum'; readonly of: Measured; readonly where?: Expression }
  | { readonly kind: 'average'; readonly of: Measured; readonly where?: Expression; readonly asShareOf?: Measured }
  /** Mean days from the first event to the second, of those whose second lies in the period. */
  | { readonly kind: 'days'; readonly from: string; readonly to: string }
  | { readonly kind: 'count'; readonly of: Counted; readonly per?: Per; readonly by?: 'csm' }
  | {
      readonly kind: 'revenue';
      readonly revenue:
        | 'net_retention'
        | 'gross_retention'
        | 'logo_churn'
        | 'contraction'
        | 'expansion_share'
        | 'contribution';
      readonly months: number;
      /** Of `contribution`: the journey whose part in the expansion is asked. */
      readonly journey?: string;
    }
);

export type Per = 'week' | 'month' | 'quarter' | 'year';

/** `order.additional_arr`: a money property of a record that the product keeps. */
export interface Measured {
  readonly subject: 'opportunity' | 'order' | 'contract';
  readonly field: string;
}

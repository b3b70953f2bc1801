/** `48h` is elapsed time; days, weeks and months are the calendar's; business units use the business calendar. */
export type Duration =
  | { readonly kind: 'elapsed'; readonly ms: number }
  | { readonly kind: 'calendar'; readonly unit: 'day' | 'week' | 'month' | 'year'; readonly n: number }
  | { readonly kind: 'business'; readonly unit: 'day' | 'hour'; readonly n: number };

/**
 * A moment in a journey. Anchors: `entry`, `stage.start`, the name of an event that the journey has seen
 * (`proposal.sent`), an instant property of one (`meeting.booked` with `starts` gives `meeting.starts`), or a fact of
 * type instant or date (`contract.ends_on`).
 */
export type Moment =
  | { readonly kind: 'day'; readonly day: number; readonly hour?: 'best' | 'business morning' }
  | {
      readonly kind: 'anchor';
      readonly anchor: string;
      /** Absent: at the anchor itself. */
      readonly offset?: Duration;
      readonly direction: 'after' | 'before';
    }
  | { readonly kind: 'in'; readonly offset: Duration }
  | { readonly kind: 'hour'; readonly hour: 'best' | 'business morning' };

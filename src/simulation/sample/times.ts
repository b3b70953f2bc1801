import type { Instant } from '#base';

/** When a customer's past begins, when it was connected (what came before came in as history then), and now. */
export interface Times {
  readonly from: Instant;
  readonly connectedAt: Instant;
  readonly now: Instant;
}

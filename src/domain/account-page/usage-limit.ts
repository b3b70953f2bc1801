import type { Runtime } from '#engine';
import type { Expression } from '#pure/expression';

/** A metric that live playbooks compare with a figure of the account: visits in 30 days, of the plan's. */
export interface UsageLimit {
  readonly metric: number;
  readonly name: string;
  readonly fn: 'sum' | 'count';
  /** Days. */
  readonly window: number;
  /** The account's attribute that is the limit. */
  readonly attribute: string;
}

const SHARE_OF_LIMIT = /\b([a-z_][\w-]*)\.(sum|count)\("(\d+)d"\)\s*\/\s*account\.([a-z_]\w*)/;

/**
 * The first `metric.sum("30d") / account.limit` among the expressions of the live playbooks: their signals, then their
 * scores, then their health. Undefined: nobody has said what the limit is.
 */
export function usageLimit({ live }: Pick<Runtime, 'live'>): UsageLimit | undefined {
  for (const { playbook, metrics } of live) {
    const asked: readonly (Expression | undefined)[] = [
      ...Object.values(playbook.signals).flatMap(({ when, levelInput }) => [levelInput, when]),
      ...Object.values(playbook.scores).flatMap(({ factors }) => factors.map(({ input }) => input)),
      ...Object.values(playbook.health).flatMap(({ components }) =>
        components.flatMap(({ measures }) => measures.map(({ input }) => input)),
      ),
    ];
    for (const expression of asked) {
      const [, name = '', fn, window, attribute = ''] = SHARE_OF_LIMIT.exec(expression?.source ?? '') ?? [];
      const metric = metrics.get(name);
      if (metric === undefined) continue;
      return { metric: metric.id, name, fn: fn === 'count' ? 'count' : 'sum', window: Number(window), attribute };
    }
  }
  return undefined;
}

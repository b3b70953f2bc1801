import { type Output, useRead } from '#web/api';
import type { ExplainedScore } from './contributions.tsx';

export interface Explained {
  readonly score: ExplainedScore;
  /** Of a past day. */
  readonly model?: Output<'explain-score-at'>['model'];
  /** Facts of which only today's value is known; of today there are none. */
  readonly onlyToday: readonly string[];
}

/** A score with what adds up to it: as the engine has it now, or as it was at the end of a day, which costs more. */
export function useExplained(account: string, score: string, on: string | undefined) {
  const isNow = on === undefined;
  const now = useRead('explain-account', { account }, { enabled: isNow });
  const then = useRead('explain-score-at', { account, score, on: on ?? '' }, { enabled: !isNow, keepPrevious: true });
  const { error, refetch } = isNow ? now : then;
  return { data: isNow ? standing(now.data, score) : past(then.data), error, refetch };
}

function standing(explained: Output<'explain-account'> | undefined, name: string): Explained | undefined {
  if (explained === undefined) return undefined;
  const found = explained.scores.find((one) => one.name === name);
  const none: ExplainedScore = { name, title: name, value: null, band: null, contributions: [], missing: [] };
  return { score: found ?? none, onlyToday: [] };
}

const past = (explained: Output<'explain-score-at'> | undefined): Explained | undefined =>
  explained && { score: explained.score, model: explained.model, onlyToday: explained.only_today };

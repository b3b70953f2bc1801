import { Trans } from '@lingui/react/macro';
import { spoken, useWords } from '#web/app';
import { formatNumber } from '#web/ui';
import type { OpportunityAnswer } from './opportunity-answer.ts';

interface Factor {
  readonly factor: string;
  readonly points: number;
  readonly label?: string;
}

/** What the score was made of when the opportunity was opened; they add up to it. */
export function OpportunityFactors({ one: { factors, score, led_by: led } }: { one: OpportunityAnswer }) {
  const words = useWords();
  const known = factorsIn(factors);
  if (known.length === 0) return null;
  return (
    <section className="flex flex-col">
      <h3 className="pb-1">
        <Trans>Qualified by</Trans>
      </h3>
      {known.map(({ factor, points, label }) => (
        <div key={factor} className="flex h-7 items-center gap-2 border-t border-line text-s">
          <span className="min-w-0 flex-1 truncate">{spoken(words.say(led?.playbook, factor))}</span>
          {label !== undefined && <span className="truncate text-text-3">{words.say(led?.playbook, label)}</span>}
          <span className="w-10 text-right font-semibold tabular-nums">{formatNumber(points)}</span>
        </div>
      ))}
      {score !== undefined && (
        <div className="flex h-7 items-center border-t border-line-strong text-s font-semibold">
          <span className="flex-1">
            <Trans>Score</Trans>
          </span>
          <span className="tabular-nums">{formatNumber(score)}</span>
        </div>
      )}
    </section>
  );
}

/** As they were kept with the opportunity; those of other makers may be anything. */
function factorsIn(factors: unknown): readonly Factor[] {
  if (!Array.isArray(factors)) return [];
  return factors.flatMap((one: unknown): Factor[] => {
    if (typeof one !== 'object' || one === null) return [];
    const { factor, points, label } = one as Partial<Record<keyof Factor, unknown>>;
    if (typeof factor !== 'string' || typeof points !== 'number') return [];
    return [{ factor, points, ...(typeof label === 'string' ? { label } : {}) }];
  });
}

import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Bar, formatNumber, formatShare } from '#web/ui';
import type { JourneyAnswer } from './journey-answer.ts';
import { titleIn } from './step-words.ts';
import { anchorText } from './timing.ts';

/** From who entered to who did what the journey is for, stage by stage; each as a share of the one before. */
export function Funnel({ answer: { map, counts, stages } }: { answer: JourneyAnswer }) {
  const reached = new Map(stages.map((one) => [one.stage, one.reached]));
  const steps: { key: string; label: ReactNode; count: number }[] = [
    { key: 'entered', label: <Trans>Entered</Trans>, count: counts.entered },
    ...map.stages.map(({ id, titles }) => ({ key: id, label: titleIn(titles), count: reached.get(id) ?? 0 })),
  ];
  if (map.goal !== undefined)
    steps.push({ key: 'goal', label: <Trans>Goal: {anchorText(map.goal)}</Trans>, count: counts.reached_goal });
  return (
    <table className="w-full text-s">
      <tbody>
        {steps.map(({ key, label, count }, index) => {
          const before = steps[index - 1]?.count;
          // Who comes back by a date begins later than at the first stage: those are more than came from before it.
          const share = before === undefined || before < count || before === 0 ? undefined : count / before;
          return (
            <tr key={key} className="h-7">
              <th scope="row" className="max-w-28 truncate pr-2 text-left font-normal text-text-2">
                {label}
              </th>
              <td className="w-24">
                <Bar
                  label={formatShare(counts.entered === 0 ? 0 : count / counts.entered)}
                  whole={Math.max(1, counts.entered)}
                  parts={[{ value: count, colour: 'var(--chart-1)', label: formatNumber(count) }]}
                />
              </td>
              <td className="pl-2 text-right font-semibold tabular-nums">{formatNumber(count)}</td>
              <td className="w-12 text-right text-text-2 tabular-nums">
                {share === undefined ? '' : formatShare(share)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useRead } from '#web/api';
import { useMay } from '#web/app';
import { EmptyState, formatDate, formatNumber, Panel, Pill } from '#web/ui';
import { Funnel } from './funnel.tsx';
import type { JourneyAnswer } from './journey-answer.ts';
import { KpiTable } from './kpi-table.tsx';
import { OutcomeBar } from './outcome-bar.tsx';
import { outcomeText } from './step-words.ts';
import { Uplift } from './uplift.tsx';

/** What the journey brings about: its funnel, its playbook's figures against their targets, its versions. */
export function ResultsTab({ answer, whose }: { answer: JourneyAnswer; whose: 'mine' | 'team' | 'all' }) {
  const { map, counts, versions } = answer;
  const seesAll = useMay('read');
  const kpis = useRead('list-kpis', { playbook: map.playbook, whose }, { enabled: seesAll });
  return (
    <div className="grid min-h-0 flex-1 auto-rows-min grid-cols-2 gap-3.5 overflow-auto px-6 py-5 max-lg:grid-cols-1 max-sm:px-4">
      <Panel title={<Trans>Funnel</Trans>} note={<Trans>since the first version</Trans>}>
        {counts.entered === 0 ? (
          <EmptyState title={<Trans>Nobody has entered yet</Trans>} />
        ) : (
          <Funnel answer={answer} />
        )}
      </Panel>
      <Panel title={<Trans>How they left</Trans>}>
        <div className="flex flex-col gap-3">
          <OutcomeBar outcomes={counts.outcomes} running={counts.running} map={map} />
          <ul className="flex flex-col">
            {counts.outcomes.map(({ outcome, count }) => (
              <li key={outcome} className="flex h-7 items-center text-s">
                <span className="flex-1 truncate text-text-2">{outcomeText(outcome, map)}</span>
                <span className="font-semibold tabular-nums">{formatNumber(count)}</span>
              </li>
            ))}
          </ul>
        </div>
      </Panel>
      <KpiTable answer={kpis} />
      {map.enter.holdout > 0 && <Uplift map={map} />}
      <Panel title={<Trans>Versions</Trans>} flush>
        <table className="w-full text-s">
          <thead>
            <tr className="h-8 text-left text-xs text-text-3">
              <th className="px-3.5 font-medium">{t`Version`}</th>
              <th className="font-medium">{t`Since`}</th>
              <th className="text-right font-medium">{t`Entered`}</th>
              <th className="text-right font-medium">{t`Inside`}</th>
              <th className="px-3.5 text-right font-medium">{t`Goal`}</th>
            </tr>
          </thead>
          <tbody>
            {versions.map((one) => (
              <tr key={one.version} className="h-9 border-t border-line">
                <th scope="row" className="px-3.5 text-left font-medium">
                  {one.version}{' '}
                  {one.status === 'live' && (
                    <Pill tone="green">
                      <Trans>live</Trans>
                    </Pill>
                  )}
                </th>
                <td className="text-text-2">{formatDate(one.published_at)}</td>
                <td className="text-right tabular-nums">{formatNumber(one.entered)}</td>
                <td className="text-right tabular-nums">{formatNumber(one.running)}</td>
                <td className="px-3.5 text-right tabular-nums">{formatNumber(one.reached_goal)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </div>
  );
}

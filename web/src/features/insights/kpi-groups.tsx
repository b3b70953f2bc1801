import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useCallback } from 'react';
import { type Output, useRead } from '#web/api';
import { Bar, EmptyState, formatMonth, formatNumber, formatShare, Loaded } from '#web/ui';
import { Chart, categoryAxis, type Token, valueAxis } from '#web/ui/chart';
import { drawnValue, figureText, type Kpi, madeOf } from './figure.ts';
import { Met } from './insights-screen.tsx';
import type { Division, InsightsSearch } from './search.ts';
import { useAsked } from './use-asked.ts';

type Group = Output<'get-kpi-breakdown'>['groups'][number];

export function KpiGroups({ kpi, by, search }: { kpi: Kpi; by: Division; search: InsightsSearch }) {
  const asked = useAsked(search);
  const answer = useRead('get-kpi-breakdown', { playbook: kpi.playbook, kpi: kpi.kpi, by, ...asked });
  return (
    <Loaded answer={answer} rows={6}>
      {({ groups }) => {
        if (groups.every(({ figure }) => drawnValue(figure) === null)) {
          return (
            <EmptyState title={<Trans>Nothing has counted yet</Trans>}>
              <Trans>Choose a longer period, or the accounts of everybody.</Trans>
            </EmptyState>
          );
        }
        return by === 'month' ? <Trend kpi={kpi} groups={groups} /> : <GroupRows groups={groups} by={by} />;
      }}
    </Loaded>
  );
}

function Trend({ kpi, groups }: { kpi: Kpi; groups: readonly Group[] }) {
  const option = useCallback(
    (token: Token) => ({
      xAxis: categoryAxis(
        token,
        groups.map(({ group }) => (group === null ? '' : formatMonth(group))),
      ),
      yAxis: valueAxis(token, (value) =>
        kpi.unit === 'share' ? formatShare(value) : formatNumber(value, { notation: 'compact' }),
      ),
      series: [
        {
          type: 'line',
          data: groups.map(({ figure }) => drawnValue(figure)),
          symbolSize: 6,
          lineStyle: { color: token('chart-1'), width: 2 },
          itemStyle: { color: token('chart-1') },
          tooltip: { valueFormatter: (value: number | null) => (value === null ? '–' : shown(kpi, value)) },
          ...(kpi.target === null
            ? {}
            : {
                markLine: {
                  symbol: 'none',
                  silent: true,
                  lineStyle: { color: token('text-3'), type: 'dashed' },
                  label: { show: false },
                  data: [{ yAxis: kpi.target.edge }],
                },
              }),
        },
      ],
    }),
    [groups, kpi],
  );
  return (
    <div className="p-3.5">
      <Chart option={option} label={t`Trend over 12 months`} />
    </div>
  );
}

const shown = ({ unit }: Kpi, value: number): string =>
  unit === 'share' ? formatShare(value, 1) : formatNumber(value, { maximumFractionDigits: 1 });

function GroupRows({ groups, by }: { groups: readonly Group[]; by: Division }) {
  const most = Math.max(0, ...groups.map(({ figure }) => drawnValue(figure) ?? 0));
  return (
    <table className="w-full text-s">
      <thead className="sr-only">
        <tr>
          <th scope="col">{by === 'segment' ? t`Segment` : t`Owner`}</th>
          <th scope="col">{t`Figure`}</th>
          <th scope="col">{t`Share`}</th>
          <th scope="col">{t`Made of`}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ group, title, figure }) => (
          <tr key={group ?? ''} className="h-9 border-t border-line first:border-t-0">
            <th scope="row" className="w-60 truncate px-3.5 text-left font-medium">
              {title ?? group ?? <span className="text-text-3">{by === 'segment' ? t`No segment` : t`Nobody`}</span>}
            </th>
            <td className="w-28 px-3.5 text-right font-semibold tabular-nums">{figureText(figure)}</td>
            <td className="px-3.5">
              <Bar
                whole={most}
                label={figureText(figure)}
                parts={[{ value: drawnValue(figure) ?? 0, colour: 'var(--chart-1)', label: figureText(figure) }]}
              />
            </td>
            <td className="w-60 px-3.5 text-right text-text-3">
              <span className="mr-2">{madeOf(figure)}</span>
              {figure.met !== null && <Met met={figure.met} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { t } from '@lingui/core/macro';
import { useCallback } from 'react';
import type { Output } from '#web/api';
import { formatDate, formatNumber, zoneNow } from '#web/ui';
import { Chart, categoryAxis, type Token, valueAxis } from '#web/ui/chart';

type Curve = Output<'get-signal'>['curves'][number];

/** A metric around the day on which a signal was raised, which is marked. */
export function EvidenceChart({ curve, raisedAt }: { curve: Curve; raisedAt: number }) {
  const { days, values, label } = curve;
  const option = useCallback(
    (token: Token) => {
      const raisedOn = new Intl.DateTimeFormat('sv', { timeZone: zoneNow() }).format(new Date(raisedAt));
      return {
        grid: { left: 4, right: 12, top: 12, bottom: 4, containLabel: true },
        tooltip: { trigger: 'axis', renderMode: 'richText' },
        xAxis: categoryAxis(
          token,
          days.map((day) => formatDate(day, { short: true })),
        ),
        yAxis: valueAxis(token, (value) => formatNumber(value, { notation: 'compact' })),
        series: [
          {
            type: 'line',
            data: values,
            showSymbol: false,
            lineStyle: { color: token('chart-1'), width: 1.5 },
            areaStyle: { color: token('chart-1'), opacity: 0.12 },
            markLine: {
              silent: true,
              symbol: 'none',
              label: { formatter: t`raised`, color: token('text-2'), fontSize: 11 },
              lineStyle: { color: token('text-3'), type: 'dashed' },
              data: days.includes(raisedOn) ? [{ xAxis: days.indexOf(raisedOn) }] : [],
            },
          },
        ],
      };
    },
    [days, values, raisedAt],
  );
  return <Chart option={option} label={label} height={160} />;
}

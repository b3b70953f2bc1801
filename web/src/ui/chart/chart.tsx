import type { EChartsCoreOption } from 'echarts/core';
import { lazy, Suspense } from 'react';
import type { Token } from './echarts-canvas.tsx';

// The largest part of the app: only who looks at a chart loads it.
const EchartsCanvas = lazy(() => import('./echarts-canvas.tsx'));

interface ChartProps {
  /** Keep it the same (`useCallback`) while nothing changes: a new one is drawn anew. */
  readonly option: (token: Token) => EChartsCoreOption;
  /** What it shows, for those who don't see it. */
  readonly label: string;
  readonly height?: number;
  readonly onSelect?: (index: number) => void;
}

/** A line or bar chart in the colours of the theme. */
export function Chart({ option, label, height = 220, onSelect }: ChartProps) {
  return (
    <Suspense fallback={<div style={{ height }} />}>
      <EchartsCanvas option={option} label={label} height={height} onSelect={onSelect} />
    </Suspense>
  );
}

/** Axes as all charts have them. */
export function categoryAxis(token: Token, data: readonly string[]): object {
  return {
    type: 'category',
    data,
    axisLine: { lineStyle: { color: token('line-strong') } },
    axisTick: { show: false },
    axisLabel: { color: token('text-3'), fontSize: 11 },
  };
}

export function valueAxis(token: Token, format: (value: number) => string): object {
  return {
    type: 'value',
    splitLine: { lineStyle: { color: token('line') } },
    axisLabel: { color: token('text-3'), fontSize: 11, formatter: format },
  };
}

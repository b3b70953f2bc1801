import { LineChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState } from 'react';
import { formatDate, formatInstant, formatNumber } from '#web/ui';

use([LineChart, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

export interface TrendPoint {
  readonly at: number;
  readonly value: number | null;
}

/** A strip between two values, in the colour of a band. */
export interface TrendBand {
  readonly from: number;
  readonly to: number;
  readonly colour: 'green' | 'yellow' | 'red' | 'unknown';
}

interface TrendChartProps {
  readonly points: readonly TrendPoint[];
  readonly label: string;
  readonly from?: number;
  readonly to?: number;
  readonly max?: number;
  readonly bands?: readonly TrendBand[];
  /** Vertical lines: a new version of the model. */
  readonly marks?: readonly { readonly at: number; readonly label: string }[];
  /** A horizontal line: the limit of the plan. */
  readonly limit?: { readonly value: number; readonly label: string };
  readonly height?: number;
  /** A value that stands until the next one, such as a score; else points are joined. */
  readonly steps?: boolean;
  readonly onChoose?: (at: number) => void;
}

/** A line over time, with bands behind it; a press on a point gives its time. */
export function TrendChart(props: TrendChartProps) {
  const { label, height = 200, onChoose } = props;
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const theme = useThemeChanges();
  useEffect(() => {
    if (place.current === null) return;
    const made = init(place.current, undefined, { renderer: 'canvas' });
    chart.current = made;
    made.getZr().on('click', (event) => {
      const at = Number(made.convertFromPixel({ xAxisIndex: 0 }, [event.offsetX, 0])[0]);
      if (!Number.isNaN(at)) choose.current?.(at);
    });
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      made.dispose();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read anew when the theme changes
  useEffect(() => {
    chart.current?.setOption(optionOf(props), { notMerge: true });
  }, [props, theme]);
  return <div ref={place} role="img" aria-label={label} style={{ height }} className="w-full" />;
}

function optionOf({ points, from, to, max, bands = [], marks = [], limit, steps = false }: TrendChartProps) {
  const colour = coloursOf();
  const text = { color: colour('--text-3'), fontSize: 11, fontFamily: colour('--font') };
  return {
    animation: false,
    grid: { left: 36, right: 12, top: 10, bottom: 24 },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: colour('--surface'),
      borderColor: colour('--line-strong'),
      borderWidth: 1,
      padding: [6, 10],
      textStyle: { color: colour('--text'), fontSize: 12, fontFamily: colour('--font') },
      axisPointer: { type: 'line', lineStyle: { color: colour('--line-strong') } },
      formatter: (shown: { value: [number, number | null] }[]) => {
        const [at, value] = shown[0]?.value ?? [0, null];
        return `${steps ? formatInstant(at) : formatDate(at)}\n${value === null ? '–' : formatNumber(value, { maximumFractionDigits: 1 })}`;
      },
    },
    xAxis: {
      type: 'time',
      ...(from === undefined ? {} : { min: from }),
      ...(to === undefined ? {} : { max: to }),
      axisLine: { lineStyle: { color: colour('--line') } },
      axisTick: { show: false },
      splitLine: { show: false },
      splitNumber: 5,
      axisLabel: { ...text, hideOverlap: true, formatter: (at: number) => formatDate(at, { short: true }) },
    },
    yAxis: {
      type: 'value',
      min: 0,
      ...(max === undefined ? {} : { max: 4 * quarterOf(max), interval: quarterOf(max) }),
      axisLabel: { ...text, formatter: (value: number) => formatNumber(value, { notation: 'compact' }) },
      splitLine: { lineStyle: { color: colour('--line'), opacity: bands.length > 0 ? 0 : 1 } },
    },
    series: [
      {
        type: 'line',
        data: points.map(({ at, value }) => [at, value]),
        ...(steps ? { step: 'end' } : {}),
        symbol: 'circle',
        symbolSize: 5,
        showSymbol: points.length < 3,
        connectNulls: false,
        lineStyle: { color: colour('--chart-1'), width: 2 },
        itemStyle: { color: colour('--chart-1') },
        emphasis: { disabled: true },
        markArea: {
          silent: true,
          data: bands.map((band) => [
            { yAxis: band.from, itemStyle: { color: colour(`--${band.colour}-soft`), opacity: 0.7 } },
            { yAxis: band.to },
          ]),
        },
        markLine: {
          silent: true,
          symbol: 'none',
          label: { ...text, position: 'insideEndTop' },
          data: [
            ...marks.map(({ at, label }) => ({
              xAxis: at,
              label: { ...text, formatter: label, position: 'insideEndTop', rotate: 0 },
              lineStyle: { color: colour('--line-strong'), type: 'dashed' },
            })),
            ...(limit === undefined
              ? []
              : [
                  {
                    yAxis: limit.value,
                    label: { ...text, formatter: limit.label, position: 'insideStartTop' },
                    lineStyle: { color: colour('--red'), type: 'dashed' },
                  },
                ]),
          ],
        },
      },
    ],
  };
}

/** A round number that reaches `max` in four steps: 95 → 25. */
function quarterOf(max: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(max, 1) / 4));
  const step = [1, 2, 2.5, 5, 10].find((one) => one * power * 4 >= max) ?? 10;
  return step * power;
}

/** Canvas knows no variables: they are read where they stand. */
function coloursOf(): (token: string) => string {
  const style = getComputedStyle(document.documentElement);
  return (token) => style.getPropertyValue(token).trim();
}

/** A number that changes with the theme. */
function useThemeChanges(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const told = (): void => setChanges((count) => count + 1);
    const watch = new MutationObserver(told);
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', told);
    return () => {
      watch.disconnect();
      system.removeEventListener('change', told);
    };
  }, []);
  return changes;
}

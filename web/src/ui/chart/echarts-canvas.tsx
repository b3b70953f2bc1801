import { BarChart, LineChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([
  BarChart,
  LineChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

/** Colours of the theme that is shown now, by the names of tokens.css. */
export type Token = (name: string) => string;

interface EchartsCanvasProps {
  readonly option: (token: Token) => EChartsCoreOption;
  readonly label: string;
  readonly height: number;
  /** The data index of a mark that is pressed. */
  readonly onSelect?: ((index: number) => void) | undefined;
}

export default function EchartsCanvas({ option, label, height, onSelect }: EchartsCanvasProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const select = useRef(onSelect);
  select.current = onSelect;
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const made = init(element, undefined, { renderer: 'svg' });
    made.on('click', ({ dataIndex }) => select.current?.(dataIndex ?? 0));
    chart.current = made;
    const resized = new ResizeObserver(() => made.resize());
    resized.observe(element);
    return () => {
      resized.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    const draw = (): void => chart.current?.setOption({ ...common(), ...option(token) }, { notMerge: true });
    draw();
    // The theme changes without React knowing.
    const themed = new MutationObserver(draw);
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => themed.disconnect();
  }, [option]);
  return <div ref={place} role="img" aria-label={label} style={{ height }} />;
}

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function common(): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: token('font'), color: token('text-2') },
    grid: { left: 8, right: 12, top: 16, bottom: 4, containLabel: true },
    // The page's policy allows no HTML with styles of its own.
    tooltip: {
      renderMode: 'richText',
      trigger: 'axis',
      backgroundColor: token('surface'),
      borderColor: token('line'),
      textStyle: { color: token('text'), fontSize: 12 },
    },
  };
}

import { type ComponentProps, lazy, Suspense } from 'react';
import type { TrendChart as Trend } from './trend-chart.tsx';

const TrendChart = lazy(() => import('./trend-chart.tsx').then((all) => ({ default: all.TrendChart })));

/** The chart, whose library comes when one is first shown; its place is kept meanwhile. */
export function LazyTrend(props: ComponentProps<typeof Trend>) {
  return (
    <Suspense fallback={<div style={{ height: props.height ?? 200 }} />}>
      <TrendChart {...props} />
    </Suspense>
  );
}

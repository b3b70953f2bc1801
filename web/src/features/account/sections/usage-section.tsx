import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type Output, useRead } from '#web/api';
import { useWords } from '#web/app';
import { EmptyState, formatNumber, formatShare, Loaded, Panel, PanelRow, Segmented, When } from '#web/ui';
import { AdoptionMatrix } from '../adoption-matrix.tsx';
import { valueText } from '../event-words.ts';
import { LazyTrend } from '../lazy-trend.tsx';
import { MetricPanel } from '../metric-panel.tsx';
import type { SectionProps } from '../sections.ts';
import { useAddress } from '../use-address.ts';

const DAY = 86_400_000;

/** Each metric over time, by feature and person, and how near the plan's limit it is. */
export function UsageSection({ account }: SectionProps) {
  const { search, change } = useAddress();
  const { days = '90' } = search;
  const usage = useRead('list-usage', { account, days: Number(days) }, { keepPrevious: true });
  const adoption = useRead('list-adoption', { account, days: Number(days) }, { keepPrevious: true });
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center">
        <Segmented
          label={t`How many days`}
          value={days}
          onChange={(next) => change({ days: next }, true)}
          options={[
            { value: '30', label: t`30 days` },
            { value: '90', label: t`90 days` },
            { value: '365', label: t`A year` },
          ]}
        />
      </div>
      <Loaded answer={usage} rows={8}>
        {(data) =>
          data.metrics.length === 0 ? (
            <Panel>
              <EmptyState title={<Trans>No metric is measured yet</Trans>}>
                <Trans>
                  Live playbooks say what is measured. Publish one under Playbooks, then send what people do in your
                  product.
                </Trans>
              </EmptyState>
            </Panel>
          ) : (
            <>
              {data.limit !== undefined && <LimitPanel limit={data.limit} to={data.to} />}
              <div className="grid gap-4 lg:grid-cols-2 2xl:grid-cols-3">
                {data.metrics.filter(isCounted).map((metric) => (
                  <MetricPanel key={metric.metric} metric={metric} from={data.from} step={data.step} />
                ))}
              </div>
              <NewestValues metrics={data.metrics.filter((metric) => !isCounted(metric))} />
            </>
          )
        }
      </Loaded>
      <Panel
        flush
        title={<Trans>Who uses what</Trans>}
        note={<Trans>the busiest people and the most used features</Trans>}
      >
        <Loaded answer={adoption} rows={6}>
          {(data) => <AdoptionMatrix adoption={data} />}
        </Loaded>
      </Panel>
    </div>
  );
}

type Metric = Output<'list-usage'>['metrics'][number];

const isCounted = ({ aggregate }: Metric): boolean => aggregate !== 'last';

/** What was said last, such as an answer or a date: there is nothing to add up. */
function NewestValues({ metrics }: { metrics: readonly Metric[] }) {
  const words = useWords();
  if (metrics.length === 0) return null;
  return (
    <Panel flush title={<Trans>Newest values</Trans>}>
      {metrics.map(({ metric, event, value, last_at: lastAt }) => (
        <PanelRow key={metric} className="text-s">
          <span className="w-44 shrink-0 truncate font-medium">{words.name(metric)}</span>
          <span className="min-w-0 flex-1 truncate">
            {value === null ? <Trans>No {event} has come in yet.</Trans> : valueText(value)}
          </span>
          {lastAt !== undefined && <When at={lastAt} className="text-text-3" />}
        </PanelRow>
      ))}
    </Panel>
  );
}

function LimitPanel({ limit, to }: { limit: NonNullable<Output<'list-usage'>['limit']>; to: string }) {
  const last = Date.parse(`${to}T00:00:00Z`);
  const words = useWords();
  const { used, limit: most, days, window, trend } = limit;
  const metric = words.name(limit.metric);
  return (
    <Panel
      title={<Trans>On the way to the plan’s limit</Trans>}
      note={
        <Trans>
          {metric} in {window} days
        </Trans>
      }
    >
      <div className="flex flex-wrap items-end gap-x-3 gap-y-1 pb-2">
        <span className="text-2xl leading-none font-semibold tracking-tight tabular-nums">
          {formatShare(used / most)}
        </span>
        <span className="text-s text-text-2 tabular-nums">
          <Trans>
            {formatNumber(used)} of {formatNumber(most)}
          </Trans>
        </span>
        <span className="flex-1" />
        <span className="text-s font-medium">
          <DaysWords used={used} limit={most} days={days} />
        </span>
      </div>
      <LazyTrend
        height={160}
        label={t`${metric} in ${window} days, on each of the last 90`}
        points={trend.map((value, day) => ({ at: last - (trend.length - 1 - day) * DAY, value }))}
        max={Math.ceil(Math.max(most, ...trend) * 1.1)}
        limit={{ value: most, label: t`limit ${formatNumber(most)}` }}
      />
    </Panel>
  );
}

interface DaysWordsProps {
  readonly used: number;
  readonly limit: number;
  readonly days: { readonly low: number; readonly high: number } | undefined;
}

function DaysWords({ used, limit, days }: DaysWordsProps) {
  if (used >= limit) return <Trans>The plan is full.</Trans>;
  if (days === undefined) return <Trans>At this pace it is not reached.</Trans>;
  const low = formatNumber(days.low);
  const high = formatNumber(days.high);
  if (days.low === days.high) return <Trans>At this pace it is reached in {low} days.</Trans>;
  return (
    <Trans>
      At this pace it is reached in {low} to {high} days.
    </Trans>
  );
}

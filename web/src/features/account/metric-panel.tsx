import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Output } from '#web/api';
import { useWords } from '#web/app';
import { Bar, Button, classes, formatDate, formatNumber, formatShare, Panel, When } from '#web/ui';
import { valueText } from './event-words.ts';

type Metric = Output<'list-usage'>['metrics'][number];
const SHOWN = 5;

/** One metric: what it came to, against the time before, its line, and the features it is made of. */
export function MetricPanel({ metric, from, step }: { metric: Metric; from: string; step: number }) {
  const words = useWords();
  const { value, before, members, by, last_at: lastAt, unit } = metric;
  const change = typeof value === 'number' && before !== null && before !== 0 ? (value - before) / before : undefined;
  return (
    <Panel title={<span className="truncate">{words.name(metric.metric)}</span>} note={aggregateWords(metric)}>
      <div className="flex items-baseline gap-2">
        <span className="text-xl font-semibold tabular-nums">{value === null ? '–' : valueText(value)}</span>
        {unit !== undefined && <span className="text-s text-text-3">{unit}</span>}
        {change !== undefined && Math.abs(change) >= 0.005 && (
          <span className={classes('text-s font-medium tabular-nums', change < 0 ? 'text-red' : 'text-green')}>
            {formatNumber(change, { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 0 })}
          </span>
        )}
        <span className="flex-1" />
        {lastAt !== undefined && (
          <span className="text-s text-text-3">
            <Trans>
              last <When at={lastAt} />
            </Trans>
          </span>
        )}
      </div>
      {value === null ? (
        <p className="pt-2 text-s text-text-2">
          <Trans>No {metric.event} has come in yet.</Trans>
        </p>
      ) : (
        <Columns metric={metric} from={from} step={step} />
      )}
      {members.length > 0 && by !== undefined && <Members metric={metric} by={by} />}
    </Panel>
  );
}

function aggregateWords({ aggregate, event }: Metric): string {
  switch (aggregate) {
    case 'count':
      return t`how often ${event}`;
    case 'sum':
      return t`sum of ${event}`;
    case 'max':
      return t`highest of ${event}`;
    case 'last':
      return t`newest of ${event}`;
    case 'distinct':
      return t`people of ${event}`;
  }
}

const WIDTH = 600;
const HEIGHT = 64;

/** A column a day or week; where nothing happened there is none. */
function Columns({ metric: { series, metric }, from, step }: { metric: Metric; from: string; step: number }) {
  const most = Math.max(0, ...series.map((value) => value ?? 0));
  const wide = WIDTH / Math.max(series.length, 1);
  const first = Date.parse(`${from}T00:00:00Z`);
  if (most === 0) return <div className="h-4" />;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t`${metric} over time, up to ${formatNumber(most)}`}
      className="mt-2 h-16 w-full"
    >
      {series.map((value, place) => {
        if (value === null || value <= 0) return null;
        const day = new Date(first + place * step * 86_400_000).toISOString().slice(0, 10);
        const tall = Math.max(1.5, (value / most) * HEIGHT);
        return (
          <rect
            key={day}
            x={place * wide + wide * 0.1}
            width={wide * 0.8}
            y={HEIGHT - tall}
            height={tall}
            fill="var(--chart-1)"
            opacity={0.85}
          >
            <title>{`${formatDate(day)}: ${formatNumber(value)}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}

function Members({ metric: { members, member_count: count, metric }, by }: { metric: Metric; by: string }) {
  const [all, setAll] = useState(false);
  const most = Math.max(0, ...members.map(({ value }) => value ?? 0));
  const shown = all ? members : members.slice(0, SHOWN);
  return (
    <div className="pt-3">
      <p className="pb-1 text-xs font-medium text-text-3">
        <Trans>by {by}</Trans>
      </p>
      <ul className="text-s">
        {shown.map(({ member, value, before }) => (
          <li key={member} className="flex min-h-7 items-center gap-2.5">
            <span className="w-32 shrink-0 truncate" title={member}>
              {member}
            </span>
            <span className="min-w-0 flex-1">
              <Bar
                height={6}
                whole={most}
                label={t`${member}: ${valueText(value)}`}
                parts={[{ value: value ?? 0, colour: 'var(--chart-1)', label: metric }]}
              />
            </span>
            <span className="w-14 text-right font-medium tabular-nums">
              {value === null ? '–' : formatNumber(value)}
            </span>
            <span className="w-12 text-right text-text-3 tabular-nums">
              {value === null || before === null || before === 0 ? '' : formatShare((value - before) / before)}
            </span>
          </li>
        ))}
      </ul>
      {count > SHOWN && !all && (
        <Button look="ghost" onClick={() => setAll(true)}>
          <Plural value={count - SHOWN} one="# more" other="# more" />
        </Button>
      )}
    </div>
  );
}

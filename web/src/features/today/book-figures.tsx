import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Output, useRead } from '#web/api';
import { useWords } from '#web/app';
import { Bar, bandOf, classes, ErrorState, formatMoney, formatNumber, formatShare, HealthShape } from '#web/ui';
import type { Whose } from './search.ts';

type Figures = Output<'get-book-figures'>;
type Kpi = Output<'list-kpis'>['kpis'][number];

/** ARR, retention, health, pipeline and win rate in one strip; each opens into its accounts or rows. */
export function BookFigures({ whose }: { whose: Whose }) {
  const { data, error, refetch } = useRead('get-book-figures', { whose }, { keepPrevious: true });
  if (data === undefined && error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <section
      aria-label={t`My book in figures`}
      className="grid auto-cols-fr grid-flow-col overflow-hidden rounded-l border border-line bg-surface max-lg:grid-flow-row max-lg:grid-cols-2 max-sm:grid-cols-1"
    >
      <Arr data={data} whose={whose} />
      <Kpis whose={whose} data={data} />
    </section>
  );
}

/** The two that come from KPIs take longer than the rest: they are filled in when they are there. */
function Kpis({ whose, data }: { whose: Whose; data: Figures | undefined }) {
  const { data: answer } = useRead('list-kpis', { whose }, { keepPrevious: true });
  const retention = answer?.kpis.find(({ kind, kpi }) => kind === 'revenue' && /nrr|net/.test(kpi));
  const wins = answer?.kpis.find(({ kpi }) => kpi === 'win_rate');
  return (
    <>
      {retention !== undefined && <KpiFigure kpi={retention} whose={whose} />}
      <Health data={data} whose={whose} />
      <Pipeline data={data} whose={whose} />
      {wins !== undefined && <KpiFigure kpi={wins} whose={whose} />}
      {answer === undefined && <Cell title={<Trans>Win rate, proposals</Trans>} />}
    </>
  );
}

const CELL =
  'flex min-h-21 min-w-0 flex-col gap-0.5 border-line px-4 py-3 not-first:border-l max-lg:nth-[2n+1]:border-l-0 max-lg:nth-[n+3]:border-t max-sm:not-first:border-t max-sm:not-first:border-l-0';

function Cell({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className={CELL}>
      <span className="truncate text-s text-text-2">{title}</span>
      {children}
    </div>
  );
}

function Arr({ data, whose }: { data: Figures | undefined; whose: Whose }) {
  const title = whose === 'mine' ? <Trans>ARR in my book</Trans> : <Trans>ARR</Trans>;
  if (data === undefined) return <Cell title={title} />;
  const [first, ...others] = data.arr;
  const count = data.accounts;
  return (
    <Link to="/accounts" search={{ whose, sort: '-arr' }} className={classes(CELL, 'hover:bg-hover')}>
      <span className="truncate text-s text-text-2">{title}</span>
      <span className="truncate text-xl font-semibold tabular-nums">
        {first === undefined ? '–' : formatMoney(first.minor, first.currency, { compact: true })}
        <Others sums={others} />
      </span>
      <span className="truncate text-s text-text-3">
        {first === undefined || first.change_minor === 0 ? (
          plural(count, { one: '# account', other: '# accounts' })
        ) : (
          <Trans>
            <Change minor={first.change_minor} currency={first.currency} /> this month
          </Trans>
        )}
      </span>
    </Link>
  );
}

/** Amounts of other currencies: they are never added to the first. */
function Others({ sums }: { sums: readonly { readonly currency: string; readonly minor: number }[] }) {
  if (sums.length === 0) return null;
  return (
    <span className="pl-2 text-s font-normal text-text-2">
      {sums.map(({ minor, currency }) => `+ ${formatMoney(minor, currency, { compact: true })}`).join(' ')}
    </span>
  );
}

function Change({ minor, currency }: { minor: number; currency: string }) {
  const text = formatMoney(Math.abs(minor), currency, { compact: true });
  return (
    <span className={classes('font-medium', minor > 0 ? 'text-green' : 'text-red')}>
      {minor > 0 ? `+${text}` : `−${text}`}
    </span>
  );
}

const BANDS = ['green', 'yellow', 'red', 'unknown'] as const;

function Health({ data, whose }: { data: Figures | undefined; whose: Whose }) {
  const title = <Trans>Health</Trans>;
  if (data === undefined) return <Cell title={title} />;
  const counts = BANDS.map((band) => ({
    band,
    count: data.health.filter((one) => bandOf(one.band) === band).reduce((sum, { accounts }) => sum + accounts, 0),
  }));
  const whole = data.accounts;
  return (
    <div className={CELL}>
      <span className="truncate text-s text-text-2">{title}</span>
      <span className="flex flex-wrap gap-x-3 font-semibold tabular-nums">
        {counts.map(({ band, count }) => (
          <Link
            key={band}
            to="/accounts"
            search={{ whose, filter: band === 'unknown' ? '!known(health.band)' : `health.band == "${band}"` }}
            className={classes('inline-flex items-center gap-1 hover:underline', `text-${band}`)}
          >
            <HealthShape band={band} /> {formatNumber(count)}
          </Link>
        ))}
      </span>
      <span className="pt-1.5">
        <Bar
          label={t`Accounts by health`}
          whole={whole}
          height={6}
          parts={counts.map(({ band, count }) => ({
            value: count,
            colour: `var(--${band})`,
            label: `${band}: ${count}`,
          }))}
        />
      </span>
    </div>
  );
}

function Pipeline({ data, whose }: { data: Figures | undefined; whose: Whose }) {
  const title = <Trans>Expansion pipeline</Trans>;
  if (data === undefined) return <Cell title={title} />;
  const { sums, opportunities, without_value: without } = data.pipeline;
  const [first, ...others] = sums;
  const weighted = first === undefined ? '' : formatMoney(first.weighted_minor, first.currency, { compact: true });
  return (
    <Link to={'/opportunities' as string} search={{ whose } as never} className={classes(CELL, 'hover:bg-hover')}>
      <span className="truncate text-s text-text-2">{title}</span>
      <span className="truncate text-xl font-semibold tabular-nums">
        {first === undefined
          ? formatNumber(opportunities)
          : formatMoney(first.minor, first.currency, { compact: true })}
        <Others sums={others} />
      </span>
      <span className="truncate text-s text-text-3">
        {first === undefined ? (
          plural(opportunities, { one: 'open opportunity', other: 'open opportunities' })
        ) : (
          <>
            {first.weighted_minor > 0 && <Trans>weighted {weighted}</Trans>}
            {first.weighted_minor > 0 && ' · '}
            {plural(opportunities, { one: '# open', other: '# open' })}
            {without > 0 && ` · ${t`${without} without a value`}`}
          </>
        )}
      </span>
    </Link>
  );
}

function KpiFigure({ kpi, whose }: { kpi: Kpi; whose: Whose }) {
  const words = useWords();
  const value = kpi.value ?? kpi.money[0]?.value ?? null;
  const [done, of] = [kpi.numerator, kpi.denominator];
  const target = kpi.target === null ? undefined : targetText(kpi.target);
  return (
    <Link
      to="/insights/$playbook/$kpi"
      params={{ playbook: kpi.playbook, kpi: kpi.kpi }}
      search={{ whose } as never}
      className={classes(CELL, 'hover:bg-hover')}
    >
      <span className="truncate text-s text-text-2">{words.say(kpi.playbook, kpi.title)}</span>
      <span className="truncate text-xl font-semibold tabular-nums">
        {value === null ? '–' : formatShare(value, 1)}
      </span>
      <span className="truncate text-s text-text-3">
        {done !== null &&
          of !== null &&
          kpi.money.length === 0 &&
          `${t`${formatNumber(done)} of ${formatNumber(of)}`} · `}
        {target !== undefined && <Trans>target {target}</Trans>}
      </span>
    </Link>
  );
}

function targetText({ compare, edge }: NonNullable<Kpi['target']>): string {
  return `${{ above: '>', from: '≥', below: '<', to: '≤' }[compare]} ${formatShare(edge, 1)}`;
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type Input, type Output, usePages } from '#web/api';
import { EmptyState, formatDate, formatMoney, formatNumber, Loaded, Panel, Pill, ShowMore, type Tone } from '#web/ui';
import type { Kpi } from './figure.ts';

type Row = Output<'get-kpi-rows'>['rows'][number];

/** Whom the figure counts, and how. */
export function KpiRows({ kpi, asked }: { kpi: Kpi; asked: Omit<Input<'get-kpi-rows'>, 'playbook' | 'kpi'> }) {
  const answer = usePages('get-kpi-rows', { playbook: kpi.playbook, kpi: kpi.kpi, ...asked }, 'cursor');
  const total = answer.data?.pages[0]?.total;
  const hasAmounts = kpi.unit === 'money' || kpi.unit === 'days' || kpi.money.length > 0;
  return (
    <Panel title={<Trans>What it is made of</Trans>} note={total === undefined ? undefined : formatNumber(total)} flush>
      <Loaded answer={answer} rows={6}>
        {({ pages }) =>
          total === 0 ? (
            <EmptyState title={<Trans>Nothing has counted yet</Trans>}>
              <Trans>Choose a longer period, or the accounts of everybody.</Trans>
            </EmptyState>
          ) : (
            <>
              <div className="overflow-x-auto">
                <table className="w-full text-s">
                  <thead>
                    <tr className="h-7.5 text-left text-xs text-text-3">
                      <th className="px-3.5 font-medium">
                        <Trans>Account</Trans>
                      </th>
                      <th className="px-3.5 font-medium">
                        <Trans>Began to count</Trans>
                      </th>
                      <th className="px-3.5 font-medium">
                        <Trans>Happened</Trans>
                      </th>
                      <th className="px-3.5 font-medium">
                        <Trans>Counts as</Trans>
                      </th>
                      {hasAmounts && (
                        <th className="px-3.5 text-right font-medium">
                          <Trans>Value</Trans>
                        </th>
                      )}
                    </tr>
                  </thead>
                  <tbody>
                    {pages
                      .flatMap(({ rows }) => rows)
                      .map((row) => (
                        <RowLine
                          key={`${row.account} ${row.enrollment ?? ''} ${row.record ?? ''} ${row.at ?? ''} ${row.currency ?? ''}`}
                          row={row}
                          hasAmounts={hasAmounts}
                        />
                      ))}
                  </tbody>
                </table>
              </div>
              <ShowMore of={answer} />
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

const TONES: Readonly<Record<Row['result'], Tone>> = {
  yes: 'green',
  no: 'red',
  undecided: 'neutral',
  unknown: 'yellow',
};

function RowLine({ row, hasAmounts }: { row: Row; hasAmounts: boolean }) {
  const results = { yes: t`yes`, no: t`no`, undecided: t`undecided`, unknown: t`unknown` };
  return (
    <tr className="h-9 border-t border-line hover:bg-hover">
      <td className="max-w-80 truncate px-3.5 font-medium">
        <Link to={`/accounts/${encodeURIComponent(row.account)}`} className="hover:underline">
          {row.account_name ?? row.account}
        </Link>
      </td>
      <td className="px-3.5 text-text-2">{row.at === undefined ? '' : formatDate(row.at)}</td>
      <td className="px-3.5 text-text-2">{row.did_at === undefined ? '' : formatDate(row.did_at)}</td>
      <td className="px-3.5">
        <Pill tone={TONES[row.result]}>{results[row.result]}</Pill>
      </td>
      {hasAmounts && <td className="px-3.5 text-right tabular-nums">{amountText(row)}</td>}
    </tr>
  );
}

function amountText({ minor, of_minor: ofMinor, currency, value }: Row): string {
  if (minor !== undefined && currency !== undefined) {
    const amount = formatMoney(minor, currency);
    return ofMinor === undefined ? amount : `${amount} / ${formatMoney(ofMinor, currency)}`;
  }
  return value === undefined ? '' : formatNumber(value, { maximumFractionDigits: 1 });
}

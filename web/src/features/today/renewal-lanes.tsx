import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useRead } from '#web/api';
import { Bar, formatMoney, Loaded, Panel } from '#web/ui';
import type { Whose } from './search.ts';

/** Contracts that run out in 30, 60 and 90 days; each lane opens into its accounts. */
export function RenewalLanes({ whose }: { whose: Whose }) {
  const answer = useRead('get-book-figures', { whose }, { keepPrevious: true });
  return (
    <Panel flush title={<Trans>Renewals</Trans>} note={<Trans>due in</Trans>}>
      <Loaded answer={answer} rows={3}>
        {({ renewals }) => {
          const most = Math.max(1, ...renewals.map(({ accounts }) => accounts));
          return (
            <ul>
              {renewals.map(({ days, accounts, arr }) => {
                const sums = arr
                  .map(({ minor, currency }) => formatMoney(minor, currency, { compact: true }))
                  .join(' + ');
                return (
                  <li key={days} className="border-t border-line first:border-t-0">
                    <Link
                      data-row=""
                      to="/accounts"
                      search={{
                        whose,
                        filter: `contract.days_to_end >= 0 && contract.days_to_end <= ${days}`,
                        sort: 'renewal',
                      }}
                      className="grid min-h-9 grid-cols-[2.75rem_1.75rem_4.75rem_1fr] items-center gap-1.5 px-3.5 text-s hover:bg-hover focus-visible:bg-hover pointer-coarse:min-h-11"
                    >
                      <span className="text-text-2">{t`${days} days`}</span>
                      <Bar
                        label={t`Share of the accounts whose contracts end within 90 days`}
                        whole={most}
                        parts={[{ value: accounts, colour: 'var(--chart-1)', label: t`${days} days` }]}
                      />
                      <span className="truncate text-text-2 tabular-nums">
                        {plural(accounts, { one: '# account', other: '# accounts' })}
                      </span>
                      <span className="truncate text-right font-medium tabular-nums" title={sums}>
                        {sums === '' ? '–' : sums}
                      </span>
                    </Link>
                  </li>
                );
              })}
            </ul>
          );
        }}
      </Loaded>
    </Panel>
  );
}

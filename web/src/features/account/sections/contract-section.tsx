import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { type Output, useRead } from '#web/api';
import { classes, EmptyState, formatDate, formatMoney, Loaded, Panel, Pill, type Tone } from '#web/ui';
import { minorOf, moneyText } from '../money.ts';
import { SectionTable } from '../section-table.tsx';
import type { SectionProps } from '../sections.ts';
import { today } from '../today.ts';

type Contract = Output<'list-contracts'>['contracts'][number];

/** What is agreed, what it is worth a year, and how that has moved. */
export function ContractSection({ account, page }: SectionProps) {
  const contracts = useRead('list-contracts', { account });
  // Longer ago than anybody's contract.
  const moved = useRead('list-contract-movements', { account, from: '2000-01-01' });
  return (
    <div className="flex flex-col gap-4">
      {page?.renewal !== undefined && <Renewal page={page} />}
      <Panel flush title={<Trans>Contracts</Trans>}>
        <Loaded answer={contracts} rows={3}>
          {(data) =>
            data.contracts.length === 0 ? (
              <EmptyState title={<Trans>No contract is known</Trans>}>
                <Trans>Contracts come from your billing or CRM, by import or by “record-contract” of the API.</Trans>
              </EmptyState>
            ) : (
              <ContractTable contracts={data.contracts} />
            )
          }
        </Loaded>
      </Panel>
      {moved.data !== undefined && moved.data.movements.length > 0 && (
        <Panel flush title={<Trans>How ARR has moved</Trans>}>
          <SectionTable
            label={t`How ARR has moved`}
            rows={[...moved.data.movements].reverse()}
            keyOf={({ on, movement, currency, arr_after: after }) => `${on} ${movement} ${currency} ${after}`}
            columns={[
              { title: t`Day`, cell: ({ on }) => formatDate(on) },
              { title: t`What`, cell: ({ movement }) => <Pill tone={TONES[movement]}>{movementWords(movement)}</Pill> },
              {
                title: t`Before`,
                isNumber: true,
                isExtra: true,
                cell: ({ arr_before: before, currency }) => moneyText(before, currency),
              },
              { title: t`After`, isNumber: true, cell: ({ arr_after: after, currency }) => moneyText(after, currency) },
              {
                title: t`Change`,
                isNumber: true,
                cell: ({ change, currency }) => (
                  <span className={classes('font-medium', change < 0 ? 'text-red' : 'text-green')}>
                    {change > 0 ? '+' : ''}
                    {moneyText(change, currency)}
                  </span>
                ),
              },
              { title: t`Contracts`, isWide: true, cell: ({ contracts: named }) => named.join(', ') },
            ]}
          />
        </Panel>
      )}
    </div>
  );
}

type Movement = Output<'list-contract-movements'>['movements'][number]['movement'];

const TONES: Readonly<Record<Movement, Tone>> = {
  new: 'green',
  expansion: 'green',
  contraction: 'yellow',
  churn: 'red',
  reactivation: 'green',
};

function movementWords(movement: Movement): string {
  switch (movement) {
    case 'new':
      return t`new`;
    case 'expansion':
      return t`expansion`;
    case 'contraction':
      return t`contraction`;
    case 'churn':
      return t`churn`;
    case 'reactivation':
      return t`reactivation`;
  }
}

function Renewal({ page: { renewal, arr } }: { page: NonNullable<SectionProps['page']> }) {
  if (renewal === undefined) return null;
  return (
    <Panel>
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span className="text-xl font-semibold tabular-nums">
          {arr.map(({ amount, currency }) => formatMoney(minorOf(amount, currency), currency)).join(' + ')}
        </span>
        <span className="text-text-2">
          <Trans>a year, renews on {formatDate(renewal.on)}</Trans>
        </span>
        <Pill tone={renewal.days <= 30 ? 'red' : renewal.days <= 90 ? 'yellow' : 'neutral'}>
          <Plural value={renewal.days} one="in # day" other="in # days" />
        </Pill>
      </div>
    </Panel>
  );
}

function ContractTable({ contracts }: { contracts: readonly Contract[] }) {
  const now = today();
  return (
    <SectionTable
      label={t`Contracts`}
      rows={[...contracts].reverse()}
      keyOf={({ contract }) => contract}
      columns={[
        { title: t`Contract`, isWide: true, cell: ({ contract }) => <span className="font-medium">{contract}</span> },
        { title: t`Plan`, cell: ({ plan }) => plan ?? '' },
        { title: t`Starts on`, cell: ({ starts_on: on }) => formatDate(on) },
        { title: t`Ends on`, cell: ({ ends_on: on }) => (on === undefined ? t`open-ended` : formatDate(on)) },
        { title: t`ARR`, isNumber: true, cell: ({ arr, currency }) => moneyText(arr, currency) },
        {
          title: t`At first`,
          isNumber: true,
          isExtra: true,
          cell: ({ original_arr: arr, currency }) => moneyText(arr, currency),
        },
        { title: t`State`, cell: (contract) => <State contract={contract} now={now} /> },
      ]}
    />
  );
}

function State({ contract: { starts_on: from, ends_on: to }, now }: { contract: Contract; now: string }) {
  if (from > now) return <Pill tone="info">{t`not begun`}</Pill>;
  if (to !== undefined && to < now) return <Pill>{t`ended`}</Pill>;
  return <Pill tone="green">{t`in force`}</Pill>;
}

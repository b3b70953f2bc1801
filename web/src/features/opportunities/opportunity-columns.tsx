import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import { formatDate, formatNumber, HealthMark, Pill, When } from '#web/ui';
import { type Column, type ListState, useColumns } from '#web/ui/data-table';
import type { OpportunityRow } from './opportunity-answer.ts';
import { chanceText, stageText, stageTone, typeText } from './stages.ts';
import { valueText } from './value.ts';

/** The columns that there are, and those that the address shows. */
export function useOpportunityColumns({ search, set }: ListState) {
  const { i18n } = useLingui();
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles are made anew in another language
  const all = useMemo(() => opportunityColumns(), [i18n.locale]);
  return { all, columns: useColumns(all, search.columns, (columns) => set({ columns })) };
}

const opportunityColumns = (): readonly Column<OpportunityRow>[] => [
  {
    id: 'account',
    title: t`Account`,
    width: 230,
    pinned: true,
    cell: ({ account, account_name }) => <span className="truncate font-medium">{account_name ?? account}</span>,
    text: ({ account, account_name }) => account_name ?? account,
  },
  {
    id: 'health',
    title: t`Health`,
    width: 80,
    cell: ({ health }) => <HealthMark band={health?.band} value={health?.value} />,
  },
  {
    id: 'stage',
    title: t`Stage`,
    width: 120,
    cell: ({ stage, reason }) => (
      <Pill tone={stageTone(stage)} title={reason}>
        {stageText(stage)}
      </Pill>
    ),
  },
  { id: 'type', title: t`Kind`, width: 110, cell: ({ type }) => typeText(type) },
  {
    id: 'value',
    title: t`Estimated value`,
    width: 130,
    align: 'end',
    sort: 'value',
    descendingFirst: true,
    cell: ({ estimated_value, currency }) => valueText(estimated_value, currency),
  },
  {
    id: 'probability',
    title: t`Probability`,
    width: 100,
    align: 'end',
    cell: chanceText,
  },
  {
    id: 'expected',
    title: t`Expected`,
    width: 110,
    sort: 'expected',
    cell: ({ expected_on }) => (expected_on === undefined ? '' : formatDate(expected_on)),
  },
  {
    id: 'score',
    title: t`Score`,
    width: 80,
    align: 'end',
    cell: ({ score }) => (score === undefined ? '' : formatNumber(score, { maximumFractionDigits: 0 })),
  },
  { id: 'owner', title: t`Owner`, width: 150, cell: ({ owner_name }) => owner_name ?? '' },
  {
    id: 'created',
    title: t`Opened`,
    width: 110,
    sort: 'created',
    descendingFirst: true,
    cell: ({ created_at }) => <When at={created_at} />,
  },
  {
    id: 'updated',
    title: t`Changed`,
    width: 110,
    sort: 'updated',
    descendingFirst: true,
    cell: ({ updated_at }) => <When at={updated_at} />,
  },
  {
    id: 'follow_up',
    title: t`Take up again`,
    width: 120,
    hidden: true,
    cell: ({ follow_up_on }) => (follow_up_on === undefined ? '' : formatDate(follow_up_on)),
  },
  { id: 'source', title: t`Source`, width: 150, hidden: true, cell: ({ source }) => source.replaceAll('_', ' ') },
];

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type Input, type Output, useRead } from '#web/api';
import { EmptyState, SelectField } from '#web/ui';
import { DataTable, fileAddress, ListBar, type ListState, usePaged } from '#web/ui/data-table';
import type { OpportunityRow } from './opportunity-answer.ts';
import { useOpportunityColumns } from './opportunity-columns.tsx';
import { orderOf } from './opportunity-order.ts';
import type { OpportunitySearch } from './search.ts';
import { stagesInOrder } from './stage-order.ts';
import { stageText } from './stages.ts';

interface OpportunityListProps {
  readonly list: ListState<OpportunitySearch>;
  /** A step that Back undoes. */
  readonly onSearch: ListState<OpportunitySearch>['set'];
}

const rowsOf = (answer: Output<'list-opportunities'>): readonly OpportunityRow[] => answer.opportunities;

export function OpportunityList({ list, onSearch }: OpportunityListProps) {
  const { search } = list;
  const filter = filterOf(search);
  const source = usePaged('list-opportunities', { ...filter, limit: 100 }, rowsOf);
  const totals = useRead('list-opportunities', { ...filter, limit: 1 }, { keepPrevious: true });
  const total = totals.data?.stages.reduce((sum, { count }) => sum + count, 0);
  const { all, columns } = useOpportunityColumns(list);
  const stages = stagesInOrder(totals.data?.stages.map(({ stage }) => stage) ?? []);
  return (
    <>
      <ListBar
        list={list}
        searches={t`Search accounts`}
        whose="all"
        columns={columns}
        all={all}
        csv={fileAddress('opportunities', filter, columns.shown)}
        total={total}
      >
        <SelectField
          label={t`Stage`}
          hiddenLabel
          className="w-44"
          value={search.stage ?? (search.closed === true ? 'any' : 'open')}
          onChange={({ target: { value } }) =>
            onSearch({
              stage: value === 'any' || value === 'open' ? undefined : value,
              closed: value === 'any' ? true : undefined,
            })
          }
        >
          <option value="open">{t`Open ones`}</option>
          <option value="any">{t`Open and closed`}</option>
          {stages.map((stage) => (
            <option key={stage} value={stage}>
              {stageText(stage)}
            </option>
          ))}
        </SelectField>
      </ListBar>
      <DataTable
        label={t`Opportunities`}
        source={source}
        columns={columns}
        idOf={(row) => row.opportunity}
        sort={list.sort}
        onSort={list.sortBy}
        onOpen={(row) => onSearch({ open: row.opportunity })}
        onPeek={(row) => onSearch({ open: row.opportunity })}
        open={search.open}
        empty={
          <EmptyState title={<Trans>No opportunities here</Trans>}>
            <Trans>
              Journeys open them when an account is ready for more; other systems send theirs as events. Clear the
              search and the filters to see all.
            </Trans>
          </EmptyState>
        }
      />
    </>
  );
}

function filterOf({ q, whose = 'all', stage, closed, sort }: OpportunitySearch) {
  return {
    whose,
    sort: orderOf(sort) ?? '-created',
    ...(q === undefined ? {} : { search: q }),
    ...(stage === undefined ? { open: closed !== true } : { stage }),
  } satisfies Input<'list-opportunities'>;
}

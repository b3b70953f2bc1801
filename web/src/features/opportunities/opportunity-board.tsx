import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { type Input, useRead, useWrite } from '#web/api';
import { useMay } from '#web/app';
import { EmptyState, Loaded, SelectField, tellDone } from '#web/ui';
import { fileAddress, ListBar, type ListState } from '#web/ui/data-table';
import { BoardColumn } from './board-column.tsx';
import type { OpportunityRow } from './opportunity-answer.ts';
import { useOpportunityColumns } from './opportunity-columns.tsx';
import { ORDERS, orderOf, orderText } from './opportunity-order.ts';
import { RecordDecision } from './record-decision.tsx';
import type { OpportunitySearch } from './search.ts';
import { isClosed, stagesInOrder } from './stage-order.ts';
import { stageText } from './stages.ts';

/** A column for each stage. A card is drawn into another; one that ends asks for the customer's decision. */
export function OpportunityBoard({ list }: { list: ListState<OpportunitySearch> }) {
  const { search } = list;
  const { q, whose = 'all', type } = search;
  const sort = orderOf(search.sort) ?? '-updated';
  const asked = {
    whose,
    sort,
    ...(q === undefined ? {} : { search: q }),
    ...(type === undefined ? {} : { type }),
  } satisfies Input<'list-opportunities'>;
  const { columns } = useOpportunityColumns(list);
  const answer = useRead('list-opportunities', { ...asked, limit: 1 }, { keepPrevious: true });
  const may = useMay('work');
  const [deciding, setDeciding] = useState<{ row: OpportunityRow; stage: string }>();
  const move = useWrite('update-opportunity', { onDone: ({ stage }) => tellDone(t`Moved to ${stageText(stage)}`) });
  const drop = (row: OpportunityRow, stage: string): void => {
    if (row.stage === stage || isClosed(row.stage)) return;
    if (isClosed(stage)) setDeciding({ row, stage });
    else move.mutate({ account: row.account, opportunity: row.opportunity, stage });
  };
  const total = answer.data?.stages.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <ListBar
        list={list}
        searches={t`Search accounts`}
        whose="all"
        csv={fileAddress('opportunities', asked, columns.shown)}
        total={total}
      >
        <SelectField
          label={t`Sorted by`}
          hiddenLabel
          className="w-44"
          value={sort}
          onChange={({ target: { value } }) => list.set({ sort: value === '-updated' ? undefined : value })}
        >
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {orderText(order)}
            </option>
          ))}
        </SelectField>
      </ListBar>
      <Loaded answer={answer} rows={8}>
        {({ stages }) =>
          total === 0 && q === undefined && whose === 'all' ? (
            <EmptyState title={<Trans>No opportunities yet</Trans>}>
              <Trans>
                A journey opens one when an account is ready for more, with its estimated value and the score that it
                was qualified by. Opportunities of a CRM come as events.
              </Trans>
            </EmptyState>
          ) : (
            <section
              aria-label={t`Opportunities by stage`}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
              tabIndex={0}
              className="flex min-h-0 flex-1 gap-3 overflow-x-auto px-6 py-4 max-sm:px-4"
            >
              {stagesInOrder(stages.map(({ stage }) => stage)).map((stage) => (
                <BoardColumn
                  key={stage}
                  stage={stage}
                  summary={stages.find((one) => one.stage === stage)}
                  asked={asked}
                  open={search.open}
                  onOpen={(row) => list.set({ open: row.opportunity }, true)}
                  {...(may ? { onDrop: drop } : {})}
                />
              ))}
            </section>
          )
        }
      </Loaded>
      {deciding !== undefined && (
        <RecordDecision
          account={deciding.row.account}
          opportunity={deciding.row.opportunity}
          first={deciding.stage === 'won' ? 'upgrade' : deciding.stage === 'deferred' ? 'defer' : 'decline'}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { type Input, type Output, usePages } from '#web/api';
import { Button, classes, ErrorState, formatNumber, Skeleton } from '#web/ui';
import type { OpportunityRow } from './opportunity-answer.ts';
import { OpportunityCard } from './opportunity-card.tsx';
import { isClosed } from './stage-order.ts';
import { stageText } from './stages.ts';
import { valueText } from './value.ts';

interface BoardColumnProps {
  readonly stage: string;
  readonly summary: Output<'list-opportunities'>['stages'][number] | undefined;
  readonly asked: Input<'list-opportunities'>;
  readonly open: string | undefined;
  readonly onOpen: (row: OpportunityRow) => void;
  readonly onDrop?: (row: OpportunityRow, stage: string) => void;
}

const PAGE = 25;
/** What is being drawn over the board; browsers hand over texts only when it is dropped. */
let drawn: OpportunityRow | undefined;

/** The opportunities of a stage, with what they are worth together. */
export function BoardColumn({ stage, summary, asked, open, onOpen, onDrop }: BoardColumnProps) {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = usePages('list-opportunities', {
    ...asked,
    stage,
    limit: PAGE,
  });
  const [isOver, setIsOver] = useState(false);
  const rows = data?.pages.flatMap(({ opportunities }) => opportunities);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the panel of a card has it for all
    <div
      className={classes(
        'flex w-64 shrink-0 flex-col rounded-l bg-sunken',
        isOver && 'outline-2 outline-accent',
        isClosed(stage) && 'w-56',
      )}
      onDragOver={(event) => {
        if (onDrop === undefined || drawn === undefined) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={() => {
        setIsOver(false);
        if (drawn !== undefined) onDrop?.(drawn, stage);
        drawn = undefined;
      }}
    >
      <header className="flex flex-wrap items-baseline gap-x-2 px-3 pt-2.5 pb-2">
        <h2>{stageText(stage)}</h2>
        <span className="text-s text-text-3 tabular-nums">{formatNumber(summary?.count ?? 0)}</span>
        <span className="min-h-4.5 w-full truncate text-s text-text-2 tabular-nums" title={worth(summary)}>
          {worth(summary)}
        </span>
      </header>
      <section
        aria-label={stageText(stage)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        tabIndex={0}
        className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto px-2 pb-2"
      >
        {rows === undefined && error === null && <Skeleton rows={3} />}
        {error !== null && rows === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
        {rows?.map((row) => (
          <OpportunityCard
            key={row.opportunity}
            row={row}
            isOpen={row.opportunity === open}
            onOpen={() => onOpen(row)}
            {...(onDrop === undefined || isClosed(stage)
              ? {}
              : {
                  onDraw: () => {
                    drawn = row;
                  },
                })}
          />
        ))}
        {rows?.length === 0 && <p className="px-1 py-3 text-s text-text-3">{t`None`}</p>}
        {hasNextPage && (
          <Button look="ghost" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        )}
      </section>
    </div>
  );
}

function worth(summary: BoardColumnProps['summary']): string {
  return (summary?.sums ?? [])
    .map(({ estimated_value, currency }) => valueText(estimated_value, currency, true))
    .join(' · ');
}

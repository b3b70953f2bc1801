import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { usePages } from '#web/api';
import { EmptyState, formatNumber, Loaded, Panel, Pill, ShowMore, When } from '#web/ui';
import { SectionTable } from '../section-table.tsx';
import type { SectionProps } from '../sections.ts';

export function TicketsSection({ account }: SectionProps) {
  const answer = usePages('list-tickets', { account, limit: 100 });
  const all = answer.data?.pages.flatMap((page) => page.tickets) ?? [];
  // Those that wait for the desk first; then the newest.
  const tickets = [...all].reverse().sort((a, b) => Number(b.open) - Number(a.open));
  return (
    <Panel flush>
      <Loaded answer={answer} rows={4}>
        {() =>
          tickets.length === 0 ? (
            <EmptyState title={<Trans>There has been no ticket</Trans>}>
              <Trans>Tickets of your help desk stand here once it sends them, or once they are imported.</Trans>
            </EmptyState>
          ) : (
            <SectionTable
              label={t`Tickets`}
              rows={tickets}
              keyOf={({ ticket }) => ticket}
              columns={[
                {
                  title: t`Ticket`,
                  isWide: true,
                  cell: ({ title, ticket }) => <span className="font-medium">{title ?? ticket}</span>,
                },
                {
                  title: t`Priority`,
                  cell: ({ priority, escalated }) =>
                    escalated ? <Pill tone="red">{t`escalated`}</Pill> : (priority ?? ''),
                },
                {
                  title: t`State`,
                  cell: ({ open, answered_at: answered }) =>
                    open ? (
                      <Pill tone="yellow">{answered === undefined ? t`waits for an answer` : t`open`}</Pill>
                    ) : (
                      <Pill tone="green">{t`solved`}</Pill>
                    ),
                },
                { title: t({ message: 'Since', context: 'ticket' }), cell: ({ opened_at: at }) => <When at={at} /> },
                {
                  title: t`Solved in`,
                  isNumber: true,
                  isExtra: true,
                  cell: ({ hours_to_solve: hours }) =>
                    hours === undefined ? '' : t`${formatNumber(hours, { maximumFractionDigits: 1 })} h`,
                },
                {
                  title: t`Rated`,
                  isNumber: true,
                  isExtra: true,
                  cell: ({ score }) => (score === undefined ? '' : formatNumber(score)),
                },
              ]}
            />
          )
        }
      </Loaded>
      <ShowMore of={answer} />
    </Panel>
  );
}

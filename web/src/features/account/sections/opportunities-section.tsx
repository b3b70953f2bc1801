import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type Output, useRead } from '#web/api';
import { chanceText, stageText, stageTone, typeText } from '#web/features/opportunities';
import { EmptyState, formatDate, formatNumber, Loaded, Panel, Pill, When } from '#web/ui';
import { moneyText } from '../money.ts';
import { SectionTable } from '../section-table.tsx';
import type { SectionProps } from '../sections.ts';

type Opportunity = Output<'list-opportunities'>['opportunities'][number];

/** Chances to sell more, and what became of them. */
export function OpportunitiesSection({ account }: SectionProps) {
  const answer = useRead('list-opportunities', { account, limit: 100 });
  return (
    <Panel flush>
      <Loaded answer={answer} rows={4}>
        {({ opportunities }) =>
          opportunities.length === 0 ? (
            <EmptyState title={<Trans>No opportunity has been found yet</Trans>}>
              <Trans>A journey makes one when a call shows a chance to sell more; other systems can send theirs.</Trans>
            </EmptyState>
          ) : (
            <SectionTable
              label={t`Opportunities`}
              rows={[...opportunities].reverse()}
              keyOf={({ opportunity }) => opportunity}
              columns={[
                { title: t`Opportunity`, isWide: true, cell: (one) => <Name opportunity={one} /> },
                {
                  title: t`Stage`,
                  cell: ({ stage, reason }) => (
                    <Pill tone={stageTone(stage)} title={reason}>
                      {stageText(stage)}
                    </Pill>
                  ),
                },
                {
                  title: t({ message: 'Value', context: 'money' }),
                  isNumber: true,
                  cell: ({ estimated_value: value, currency }) =>
                    value === undefined ? '' : moneyText(value, currency ?? 'USD'),
                },
                {
                  title: t`Chance`,
                  isNumber: true,
                  isExtra: true,
                  cell: chanceText,
                },
                {
                  title: t`Score`,
                  isNumber: true,
                  isExtra: true,
                  cell: ({ score }) => (score === undefined ? '' : formatNumber(score, { maximumFractionDigits: 0 })),
                },
                {
                  title: t`Back on`,
                  isExtra: true,
                  cell: ({ follow_up_on: on }) => (on === undefined ? '' : formatDate(on)),
                },
                { title: t`Changed`, cell: ({ updated_at: at }) => <When at={at} /> },
              ]}
            />
          )
        }
      </Loaded>
    </Panel>
  );
}

function Name({ opportunity: { opportunity, name, type } }: { opportunity: Opportunity }) {
  return (
    <Link to="/opportunities" search={{ open: opportunity }} className="font-medium hover:underline">
      {name ?? typeText(type)}
    </Link>
  );
}

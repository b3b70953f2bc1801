import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { usePages } from '#web/api';
import { EmptyState, formatInstant, formatNumber, Loaded, Panel, Pill, ShowMore, When } from '#web/ui';
import { surveyTone } from '../contact-card.tsx';
import { SectionTable } from '../section-table.tsx';
import type { SectionProps } from '../sections.ts';
import { useContactNames } from '../use-contact-names.ts';

/** What people of the account answered, newest first. */
export function SurveysSection({ account }: SectionProps) {
  const nameOf = useContactNames(account);
  const answer = usePages('list-survey-responses', { account, limit: 100 });
  const responses = answer.data?.pages.flatMap((page) => page.responses) ?? [];
  return (
    <Panel flush>
      <Loaded answer={answer} rows={4}>
        {() =>
          responses.length === 0 ? (
            <EmptyState title={<Trans>Nobody has answered a survey</Trans>}>
              <Trans>Answers to NPS, CSAT and CES surveys stand here once your survey tool sends them.</Trans>
            </EmptyState>
          ) : (
            <SectionTable
              label={t`Survey answers`}
              rows={responses}
              keyOf={({ response }) => response}
              columns={[
                { title: t`Survey`, cell: ({ survey }) => survey.toUpperCase() },
                {
                  title: t`Score`,
                  cell: ({ survey, score }) => <Pill tone={surveyTone(survey, score)}>{formatNumber(score)}</Pill>,
                },
                {
                  title: t`Comment`,
                  isWide: true,
                  cell: ({ comment }) => <span title={comment}>{comment ?? ''}</span>,
                },
                {
                  title: t({ message: 'Who', context: 'customer' }),
                  isExtra: true,
                  cell: ({ contact }) => nameOf(contact),
                },
                {
                  title: t`When`,
                  cell: ({ at }) => (
                    <span title={formatInstant(at)}>
                      <When at={at} />
                    </span>
                  ),
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

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useWords } from '#web/app';
import { formatDate, formatShare, When } from '#web/ui';
import type { OpportunityAnswer } from './opportunity-answer.ts';
import { typeText } from './stages.ts';
import { valueText } from './value.ts';

/** What is known of an opportunity, and the journey that leads it. */
export function OpportunityFacts({ one }: { one: OpportunityAnswer }) {
  const { led_by: led } = one;
  const words = useWords();
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
      <Fact name={t`Estimated value`}>{valueText(one.estimated_value, one.currency)}</Fact>
      <Fact name={t`Probability`}>{one.probability === undefined ? '' : formatShare(one.probability / 100)}</Fact>
      <Fact name={t`Expected`}>{one.expected_on === undefined ? '' : formatDate(one.expected_on)}</Fact>
      <Fact name={t`Take up again`}>{one.follow_up_on === undefined ? '' : formatDate(one.follow_up_on)}</Fact>
      <Fact name={t`Why`}>{one.reason}</Fact>
      <Fact name={t`Kind`}>{typeText(one.type)}</Fact>
      <Fact name={t`Opened`}>
        <When at={one.created_at} />
      </Fact>
      {one.closed_at !== undefined && (
        <Fact name={t`Closed`}>
          <When at={one.closed_at} />
        </Fact>
      )}
      {led !== undefined && (
        <Fact name={t`Led by`}>
          <Link
            to="/journeys/$playbook/$journey"
            params={{ playbook: led.playbook, journey: led.journey }}
            search={led.step === undefined ? {} : { step: led.step }}
            className="text-accent underline"
          >
            {words.journey(led.playbook, led.journey)}
          </Link>{' '}
          <span className="text-text-3">
            {led.status === 'running' ? <Trans>under way</Trans> : <Trans>over</Trans>}
          </span>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  if (children === undefined || children === '') return null;
  return (
    <>
      <dt className="text-text-3">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

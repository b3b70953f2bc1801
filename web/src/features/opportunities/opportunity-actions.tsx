import { Trans } from '@lingui/react/macro';
import { CalendarPlus, Gavel, Reply } from 'lucide-react';
import { Suspense, useState } from 'react';
import { AccountActionDialog } from '#web/features/account';
import { Button } from '#web/ui';
import type { OpportunityAnswer } from './opportunity-answer.ts';
import { RecordDecision } from './record-decision.tsx';

type Doing = 'decision' | 'meeting' | 'reply';

/** What came of it, recorded by hand: the customer's decision, a booking, a reply. */
export function OpportunityActions({ one }: { one: OpportunityAnswer }) {
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  return (
    <div className="flex flex-wrap gap-2">
      <Button look="primary" icon={<Gavel size={13} />} onClick={() => setDoing('decision')}>
        <Trans>Record the decision</Trans>
      </Button>
      <Button icon={<CalendarPlus size={13} />} onClick={() => setDoing('meeting')}>
        <Trans>Book a meeting</Trans>
      </Button>
      <Button icon={<Reply size={13} />} onClick={() => setDoing('reply')}>
        <Trans>Record a reply</Trans>
      </Button>
      {doing === 'decision' && (
        <RecordDecision account={one.account} opportunity={one.opportunity} first="upgrade" onClose={close} />
      )}
      {(doing === 'meeting' || doing === 'reply') && (
        <Suspense>
          <AccountActionDialog action={doing} account={one.account} page={undefined} onClose={close} />
        </Suspense>
      )}
    </div>
  );
}

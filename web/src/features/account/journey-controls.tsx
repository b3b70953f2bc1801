import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { LogOut, Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '#web/app';
import { RemoveRunDialog } from '#web/features/journeys';
import { Button, formatInstant, Pill, tellDone } from '#web/ui';
import type { JourneyRun } from './journey-run.ts';
import { titleOf } from './titles.ts';
import { useEventWrite } from './use-event-write.ts';

/** Lets the account stand still in a journey, go on, or leave it; a journey that is paused as a whole goes on elsewhere. */
export function JourneyControls({ account, journey }: { account: string; journey: JourneyRun }) {
  const mayWork = useMay('work');
  const [removing, setRemoving] = useState(false);
  const { enrollment, paused_at: pausedAt, paused_by_hand: byHand } = journey;
  const resume = useEventWrite('resume-enrollment');
  const title = titleOf(journey.title, journey.titles);
  const pause = useEventWrite('pause-enrollment', {
    onDone: () => tellDone(t`${title} stands still for this account.`, () => resume.mutate({ account, enrollment })),
  });
  return (
    <>
      {pausedAt !== undefined && (
        <Pill tone="yellow" title={formatInstant(pausedAt)}>
          <Trans>paused</Trans>
        </Pill>
      )}
      {mayWork && byHand === true && (
        <Button
          icon={<Play size={13} />}
          busy={resume.isPending}
          onClick={() => resume.mutate({ account, enrollment })}
        >
          <Trans>Resume</Trans>
        </Button>
      )}
      {mayWork && pausedAt === undefined && (
        <Button icon={<Pause size={13} />} busy={pause.isPending} onClick={() => pause.mutate({ account, enrollment })}>
          <Trans>Pause</Trans>
        </Button>
      )}
      {mayWork && (
        <Button icon={<LogOut size={13} />} onClick={() => setRemoving(true)}>
          <Trans>Take out</Trans>
        </Button>
      )}
      {removing && (
        <RemoveRunDialog account={account} enrollment={enrollment} title={title} onClose={() => setRemoving(false)} />
      )}
    </>
  );
}

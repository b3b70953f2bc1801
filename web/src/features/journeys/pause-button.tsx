import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { useWrite } from '#web/api';
import { useMay } from '#web/app';
import { Button, Dialog, formatNumber, TextField, tellDone } from '#web/ui';
import type { JourneyAnswer } from './journey-answer.ts';
import { titleIn } from './step-words.ts';

/** Lets the journey stand still for everybody, after saying what that means; or go on. */
export function PauseButton({ answer: { map, counts, paused } }: { answer: JourneyAnswer }) {
  const may = useMay('operate');
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { playbook, journey } = map;
  const title = titleIn(map.titles);
  const pause = useWrite('pause-journey', {
    onDone: () => {
      setIsOpen(false);
      tellDone(t`${title} is paused`);
    },
  });
  const resume = useWrite('resume-journey', { onDone: () => tellDone(t`${title} goes on`) });
  if (!may) return null;
  if (paused !== undefined)
    return (
      <Button
        look="primary"
        icon={<Play size={13} />}
        busy={resume.isPending}
        onClick={() => resume.mutate({ playbook, journey })}
      >
        <Trans>Resume</Trans>
      </Button>
    );
  const said = reason.trim();
  return (
    <>
      <Button icon={<Pause size={13} />} onClick={() => setIsOpen(true)}>
        <Trans>Pause</Trans>
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setIsOpen}
        size="s"
        title={<Trans>Pause {title} for everybody?</Trans>}
        footer={
          <>
            <Button onClick={() => setIsOpen(false)}>
              <Trans>Cancel</Trans>
            </Button>
            <Button
              look="primary"
              busy={pause.isPending}
              onClick={() => pause.mutate({ playbook, journey, ...(said === '' ? {} : { reason: said }) })}
            >
              <Trans>Pause the journey</Trans>
            </Button>
          </>
        }
      >
        <p className="pb-3 text-text-2">
          <Trans>
            Nobody enters, none of the {formatNumber(counts.running)} inside move, and no mail of it leaves. What
            happens and becomes due meanwhile is taken up when you resume it; who would have entered meanwhile is not.
          </Trans>
        </p>
        <TextField
          label={<Trans>Why (optional)</Trans>}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
      </Dialog>
    </>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useWrite } from '#web/api';
import { Button, Dialog, TextArea, tellDone } from '#web/ui';

interface RemoveRunDialogProps {
  readonly account: string;
  readonly enrollment: string;
  /** Who leaves, or what is left: whichever is not on the screen already. */
  readonly title: string;
  readonly onClose: () => void;
}

/** Takes an account out of a journey, and says why. */
export function RemoveRunDialog({ account, enrollment, title, onClose }: RemoveRunDialogProps) {
  const [reason, setReason] = useState('');
  const end = useWrite('end-enrollment', {
    onDone: () => {
      tellDone(t`Taken out of the journey`);
      onClose();
    },
  });
  const why = reason.trim();
  return (
    <Dialog
      open
      size="s"
      onOpenChange={onClose}
      title={t`Take out of the journey`}
      description={title}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            look="danger"
            busy={end.isPending}
            onClick={() => end.mutate({ account, enrollment, ...(why === '' ? {} : { reason: why }) })}
          >
            <Trans>Take out</Trans>
          </Button>
        </>
      }
    >
      <TextArea
        label={t`Why (optional)`}
        hint={t`Nothing more of it happens, and its open tasks are called off. That can’t be taken back.`}
        rows={2}
        maxLength={500}
        autoFocus
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </Dialog>
  );
}

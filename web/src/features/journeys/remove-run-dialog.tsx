import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useWrite } from '#web/api';
import { FormDialog, TextArea, tellDone } from '#web/ui';

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
    <FormDialog
      size="s"
      danger
      title={t`Take out of the journey`}
      description={title}
      submit={<Trans>Take out</Trans>}
      busy={end.isPending}
      onSubmit={() => end.mutate({ account, enrollment, ...(why === '' ? {} : { reason: why }) })}
      onClose={onClose}
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
    </FormDialog>
  );
}

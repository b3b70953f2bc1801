import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { Button, Dialog, TextField } from '#web/ui';

interface WhyDialogProps {
  readonly title: ReactNode;
  readonly open: boolean;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onDiscard: (why: string) => void;
}

/** Nothing is thrown away without saying why: the audit log keeps it. */
export function WhyDialog({ title, open, busy, onClose, onDiscard }: WhyDialogProps) {
  const [why, setWhy] = useState('');
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      size="s"
      title={title}
      description={<Trans>This can’t be undone. The reason stays in the audit log.</Trans>}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="danger" busy={busy} disabled={why.trim() === ''} onClick={() => onDiscard(why.trim())}>
            <Trans>Throw away</Trans>
          </Button>
        </>
      }
    >
      <TextField
        label={t`Why`}
        autoFocus
        value={why}
        maxLength={500}
        onChange={(event) => setWhy(event.target.value)}
      />
    </Dialog>
  );
}

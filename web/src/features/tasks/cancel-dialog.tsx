import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { call } from '#web/api';
import { Button, Dialog, TextArea, tellDone, useEach } from '#web/ui';

interface CancelDialogProps {
  readonly tasks: readonly { readonly account: string; readonly task: string; readonly title: string }[];
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/** Says that work is no longer wanted, and why. */
export function CancelDialog({ tasks, onClose, onDone }: CancelDialogProps) {
  const [reason, setReason] = useState('');
  const { busy, each } = useEach();
  const count = tasks.length;
  const cancelOne = ({ account, task }: (typeof tasks)[number]) =>
    call('cancel-task', { account, task, reason: reason.trim() });
  const cancel = (): Promise<void> =>
    each(tasks, cancelOne, () => {
      tellDone(plural(count, { one: 'The task is cancelled', other: '# tasks are cancelled' }));
      onClose();
      onDone?.();
    });
  return (
    <Dialog
      open
      size="s"
      onOpenChange={onClose}
      title={plural(count, { one: 'Cancel the task', other: 'Cancel # tasks' })}
      description={count === 1 ? tasks[0]?.title : undefined}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Keep it</Trans>
          </Button>
          <Button look="danger" busy={busy} disabled={reason.trim() === ''} onClick={() => void cancel()}>
            <Trans>Cancel it</Trans>
          </Button>
        </>
      }
    >
      <TextArea
        label={t`Why it is no longer wanted`}
        hint={t`The journey that asked for it hears of it. That can’t be taken back.`}
        rows={2}
        maxLength={2000}
        autoFocus
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </Dialog>
  );
}

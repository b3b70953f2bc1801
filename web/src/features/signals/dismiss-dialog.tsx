import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { call, invalidateReads, Problem, queryClient } from '#web/api';
import { useWords } from '#web/app';
import { Button, Dialog, TextArea, tellDone, tellFailure } from '#web/ui';
import type { Signal } from './signal-words.ts';

interface DismissDialogProps {
  readonly signals: readonly Pick<Signal, 'id' | 'account' | 'account_name' | 'playbook' | 'kind'>[];
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/** Closes signals that led nowhere: the reason teaches the rule's precision. */
export function DismissDialog({ signals, onClose, onDone }: DismissDialogProps) {
  const words = useWords();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const count = signals.length;
  const usual = [t`Known already, nothing to do`, t`Not a fit for them now`, t`The data was wrong`];
  const dismiss = async (): Promise<void> => {
    setBusy(true);
    const done: (typeof signals)[number][] = [];
    try {
      for (const signal of signals) {
        await call('dismiss-signal', { account: signal.account, signal: signal.id, reason: reason.trim() });
        done.push(signal);
      }
      tellDone(
        plural(count, { one: 'The signal is dismissed', other: '# signals are dismissed' }),
        () => void back(done),
      );
      onClose();
      onDone?.();
    } catch (error) {
      tellFailure(error instanceof Problem ? error.message : String(error));
      setBusy(false);
    }
    await invalidateReads(queryClient);
  };
  const [first] = signals;
  return (
    <Dialog
      open
      size="s"
      onOpenChange={onClose}
      title={plural(count, { one: 'Dismiss the signal', other: 'Dismiss # signals' })}
      description={
        count === 1 && first !== undefined
          ? `${words.signal(first.playbook, first.kind)} · ${first.account_name ?? first.account}`
          : undefined
      }
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="primary" busy={busy} disabled={reason.trim() === ''} onClick={() => void dismiss()}>
            <Trans>Dismiss</Trans>
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap gap-1.5">
          {usual.map((text) => (
            <Button key={text} aria-pressed={reason === text} onClick={() => setReason(text)}>
              {text}
            </Button>
          ))}
        </div>
        <TextArea
          label={t`Why it led nowhere`}
          hint={t`The precision of the rule is measured by this.`}
          rows={2}
          maxLength={2000}
          autoFocus
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && reason.trim() !== '') void dismiss();
          }}
        />
      </div>
    </Dialog>
  );
}

/** Each becomes what it was; one that was raised again meanwhile stays dismissed. */
async function back(signals: DismissDialogProps['signals']): Promise<void> {
  for (const { account, id } of signals) {
    try {
      await call('restore-signal', { account, signal: id });
    } catch (error) {
      tellFailure(error instanceof Problem ? error.message : String(error));
    }
  }
  await invalidateReads(queryClient);
}

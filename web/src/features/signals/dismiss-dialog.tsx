import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { call, invalidateReads, Problem, queryClient } from '#web/api';
import { useWords } from '#web/app';
import { Button, FormDialog, TextArea, tellDone, tellFailure, useEach } from '#web/ui';
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
  const { busy, each } = useEach();
  const count = signals.length;
  const usual = [t`Known already, nothing to do`, t`Not a fit for them now`, t`The data was wrong`];
  const dismissOne = ({ account, id: signal }: (typeof signals)[number]) =>
    call('dismiss-signal', { account, signal, reason: reason.trim() });
  const dismiss = (): Promise<void> =>
    each(signals, dismissOne, () => {
      tellDone(
        plural(count, { one: 'The signal is dismissed', other: '# signals are dismissed' }),
        () => void back(signals),
      );
      onClose();
      onDone?.();
    });
  const [first] = signals;
  return (
    <FormDialog
      size="s"
      title={plural(count, { one: 'Dismiss the signal', other: 'Dismiss # signals' })}
      description={
        count === 1 && first !== undefined
          ? `${words.signal(first.playbook, first.kind)} · ${first.account_name ?? first.account}`
          : undefined
      }
      submit={<Trans>Dismiss</Trans>}
      busy={busy}
      disabled={reason.trim() === ''}
      onSubmit={() => void dismiss()}
      onClose={onClose}
    >
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
      />
    </FormDialog>
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

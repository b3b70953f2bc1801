import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Input } from '#web/api';
import { FormDialog, Segmented, TextArea, TextField, tellDone } from '#web/ui';
import { useEventWrite } from '../use-event-write.ts';
import type { ActionProps } from './action-props.ts';

type Decision = Input<'record-decision'>['decision'];

export function RecordDecision({ account, onClose }: ActionProps) {
  const [decision, setDecision] = useState<Decision>('upgrade');
  const [option, setOption] = useState('');
  const [plan, setPlan] = useState('');
  const [arr, setArr] = useState('');
  const [followUp, setFollowUp] = useState('');
  const [reason, setReason] = useState('');
  const write = useEventWrite('record-decision', {
    onDone: () => {
      tellDone(t`The decision is recorded; the journey goes on with it.`);
      onClose();
    },
  });
  const send = (): void => {
    const upgrade = option === '' ? { plan, arr: Number(arr) } : { option };
    write.mutate({
      account,
      decision,
      ...(decision === 'upgrade' ? upgrade : {}),
      ...(decision === 'defer' && followUp !== '' ? { follow_up_on: followUp } : {}),
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    });
  };
  return (
    <FormDialog
      title={<Trans>Record a decision</Trans>}
      description={<Trans>What the customer decided on the newest open opportunity.</Trans>}
      submit={<Trans>Record</Trans>}
      busy={write.isPending}
      onSubmit={send}
      onClose={onClose}
    >
      <Segmented
        label={t`Decision`}
        value={decision}
        onChange={setDecision}
        options={[
          { value: 'upgrade', label: t`Upgrade` },
          { value: 'defer', label: t`Later` },
          { value: 'decline', label: t`No` },
        ]}
      />
      {decision === 'upgrade' && (
        <div className="grid grid-cols-3 gap-3 max-sm:grid-cols-1">
          <TextField
            label={t`Option of the proposal`}
            hint={t`such as a`}
            value={option}
            onChange={(event) => setOption(event.target.value)}
          />
          <TextField
            label={t`Or the new plan`}
            disabled={option !== ''}
            required={option === ''}
            value={plan}
            onChange={(event) => setPlan(event.target.value)}
          />
          <TextField
            label={t`and its yearly total`}
            type="number"
            min={0}
            disabled={option !== ''}
            required={option === ''}
            value={arr}
            onChange={(event) => setArr(event.target.value)}
          />
        </div>
      )}
      {decision === 'defer' && (
        <TextField
          label={t`Come back on`}
          type="date"
          value={followUp}
          onChange={(event) => setFollowUp(event.target.value)}
        />
      )}
      <TextArea
        label={t`Why, in their words`}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}

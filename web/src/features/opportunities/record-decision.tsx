import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type FormEvent, useId, useState } from 'react';
import { type Input, type Output, useRead, useWrite } from '#web/api';
import { Button, Dialog, Loaded, Segmented, SelectField, TextArea, TextField, tellDone } from '#web/ui';
import { type OfferedOption, offeredOptions } from './offered-options.ts';
import { valueText } from './value.ts';

type Decision = Input<'record-decision'>['decision'];

interface RecordDecisionProps {
  readonly account: string;
  readonly opportunity: string;
  readonly first: Decision;
  readonly onClose: () => void;
}

/** What the customer has decided: the journey goes on with it, and moves the opportunity. */
export function RecordDecision({ account, opportunity, first, onClose }: RecordDecisionProps) {
  const answer = useRead('get-opportunity', { account, opportunity });
  const form = useId();
  const write = useWrite('record-decision', {
    onDone: () => {
      tellDone(t`The decision is recorded; the journey goes on with it.`);
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={<Trans>What did the customer decide?</Trans>}
      description={answer.data?.account_name ?? account}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" form={form} look="primary" busy={write.isPending}>
            <Trans>Record</Trans>
          </Button>
        </>
      }
    >
      <Loaded answer={answer}>
        {(one) => (
          <DecisionForm
            id={form}
            one={one}
            first={first}
            onSubmit={(said) => write.mutate({ account, opportunity, ...said })}
          />
        )}
      </Loaded>
    </Dialog>
  );
}

interface DecisionFormProps {
  readonly id: string;
  readonly one: Output<'get-opportunity'>;
  readonly first: Decision;
  readonly onSubmit: (said: Omit<Input<'record-decision'>, 'account' | 'opportunity'>) => void;
}

function DecisionForm({ id, one, first, onSubmit }: DecisionFormProps) {
  const options = offeredOptions(one.led_by?.answers);
  const [decision, setDecision] = useState<Decision>(first);
  const [said, setSaid] = useState({
    option: options[0]?.option ?? '',
    plan: '',
    arr: '',
    effective_on: '',
    follow_up_on: '',
    reason: '',
  });
  const field = (name: keyof typeof said) => ({
    value: said[name],
    onChange: ({ target }: { target: { value: string } }) => setSaid({ ...said, [name]: target.value }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { option, plan, arr, effective_on, follow_up_on, reason } = said;
    onSubmit({
      decision,
      ...(decision === 'upgrade' && option !== '' ? { option } : {}),
      ...(decision === 'upgrade' && option === '' ? { plan, arr: Number(arr) } : {}),
      ...(decision === 'upgrade' && effective_on !== '' ? { effective_on } : {}),
      ...(decision === 'defer' ? { follow_up_on } : {}),
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    });
  };
  return (
    <form id={id} onSubmit={submit} className="flex flex-col gap-4">
      <Segmented
        label={t`Decision`}
        value={decision}
        onChange={setDecision}
        options={[
          { value: 'upgrade', label: <Trans>Upgrade</Trans> },
          { value: 'defer', label: <Trans>Later</Trans> },
          { value: 'decline', label: <Trans>No</Trans> },
        ]}
      />
      {decision === 'upgrade' && (
        <div className="grid grid-cols-2 gap-3">
          {options.length > 0 && (
            <SelectField label={t`Option of the proposal`} className="col-span-2" {...field('option')}>
              {options.map((option) => (
                <option key={option.option} value={option.option}>
                  {optionText(option, one.currency)}
                </option>
              ))}
              <option value="">{t`Something else`}</option>
            </SelectField>
          )}
          {said.option === '' && (
            <>
              <TextField label={t`New plan`} required {...field('plan')} />
              <TextField label={t`Its yearly total`} type="number" min={0} step="any" required {...field('arr')} />
            </>
          )}
          <TextField
            label={t`First day of the new plan`}
            type="date"
            hint={t`today unless said`}
            className="col-span-2"
            {...field('effective_on')}
          />
        </div>
      )}
      {decision === 'defer' && <TextField label={t`Come back on`} type="date" required {...field('follow_up_on')} />}
      <TextArea label={t`Why, in the customer’s words`} maxLength={2000} {...field('reason')} />
    </form>
  );
}

function optionText({ option, name, price }: OfferedOption, currency: string | undefined): string {
  const letter = option.toUpperCase();
  if (price === undefined) return `${letter}: ${name}`;
  const amount = valueText(price, currency);
  return t`${letter}: ${name}, ${amount} a month`;
}

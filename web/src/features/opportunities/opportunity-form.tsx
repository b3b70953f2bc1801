import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useRead, useWrite } from '#web/api';
import { Button, SelectField, TextField, tellDone } from '#web/ui';
import type { OpportunityAnswer } from './opportunity-answer.ts';
import { isClosed, stagesInOrder } from './stage-order.ts';
import { stageText } from './stages.ts';

/** What whoever leads it knows better than its journey. */
export function OpportunityForm({ one }: { one: OpportunityAnswer }) {
  const [form, setForm] = useState(() => ({
    stage: one.stage,
    estimated_value: one.estimated_value === undefined ? '' : String(one.estimated_value),
    probability: one.probability === undefined ? '' : String(one.probability),
    expected_on: one.expected_on ?? '',
    assigned_to: one.assigned_to ?? '',
  }));
  const people = useRead('list-people', {});
  const save = useWrite('update-opportunity', { onDone: () => tellDone(t`Saved`) });
  const field = (name: keyof typeof form) => ({
    value: form[name],
    onChange: ({ target }: { target: { value: string } }) => setForm({ ...form, [name]: target.value }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { stage, estimated_value, probability, expected_on, assigned_to } = form;
    save.mutate({
      account: one.account,
      opportunity: one.opportunity,
      expected_on: expected_on === '' ? null : expected_on,
      ...(stage === one.stage ? {} : { stage }),
      ...(estimated_value === '' ? {} : { estimated_value: Number(estimated_value) }),
      ...(probability === '' ? {} : { probability: Number(probability) }),
      ...(assigned_to === '' ? {} : { assigned_to }),
    });
  };
  const stages = stagesInOrder([one.stage]).filter((stage) => !isClosed(stage));
  const currency = one.currency ?? 'USD';
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <h3>
        <Trans>Change it</Trans>
      </h3>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={t`Estimated value (${currency})`}
          type="number"
          min={0}
          step="any"
          {...field('estimated_value')}
        />
        <TextField label={t`Probability (%)`} type="number" min={0} max={100} {...field('probability')} />
        <TextField label={t`Expected on`} type="date" {...field('expected_on')} />
        <SelectField label={t`Stage`} {...field('stage')}>
          {stages.map((stage) => (
            <option key={stage} value={stage}>
              {stageText(stage)}
            </option>
          ))}
        </SelectField>
        <SelectField label={t`Who leads it`} className="col-span-2" {...field('assigned_to')}>
          <option value="">{t`Nobody`}</option>
          {people.data?.people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="flex justify-end">
        <Button type="submit" busy={save.isPending}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </form>
  );
}

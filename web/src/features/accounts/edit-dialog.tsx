import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useRead } from '#web/api';
import { Button, Dialog, Segmented, SelectField, TextField } from '#web/ui';
import type { BulkChange } from './bulk-edit.ts';

export type EditKind = 'owner' | 'segment' | 'join' | 'attribute';

interface EditDialogProps {
  readonly kind: EditKind;
  readonly count: number;
  readonly onClose: () => void;
  readonly onEdit: (change: BulkChange) => void;
}

/** Asks what is to be set, of all that are selected. */
export function EditDialog({ kind, count, onClose, onEdit }: EditDialogProps) {
  const [change, setChange] = useState<BulkChange>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (change !== undefined) onEdit(change);
  };
  const titles = {
    owner: t`Assign to somebody`,
    segment: t`Set the segment`,
    join: t`Segments they are added to`,
    attribute: t`Set an attribute`,
  };
  return (
    <Dialog
      open
      size="s"
      onOpenChange={(open) => !open && onClose()}
      title={titles[kind]}
      description={plural(count, { one: '# account', other: '# accounts' })}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="primary" type="submit" form="bulk-edit" disabled={change === undefined}>
            {plural(count, { one: 'Change # account', other: 'Change # accounts' })}
          </Button>
        </>
      }
    >
      <form id="bulk-edit" onSubmit={submit} className="flex flex-col gap-3">
        {kind === 'owner' && <OwnerChange onChange={setChange} />}
        {kind === 'segment' && <SegmentChange onChange={setChange} />}
        {kind === 'join' && <JoinChange onChange={setChange} />}
        {kind === 'attribute' && <AttributeChange onChange={setChange} />}
      </form>
    </Dialog>
  );
}

interface ChangeProps {
  readonly onChange: (change: BulkChange | undefined) => void;
}

const NOBODY = '-';

function OwnerChange({ onChange }: ChangeProps) {
  const { data } = useRead('list-people', {});
  return (
    <SelectField
      label={<Trans>Owner</Trans>}
      defaultValue=""
      onChange={({ target: { value } }) =>
        onChange(value === '' ? undefined : { owner: value === NOBODY ? null : value })
      }
    >
      <option value="" disabled>
        {t`Choose`}
      </option>
      {(data?.people ?? []).map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      <option value={NOBODY}>{t`nobody`}</option>
    </SelectField>
  );
}

function SegmentChange({ onChange }: ChangeProps) {
  return (
    <TextField
      label={<Trans>Segment</Trans>}
      hint={<Trans>The one that they are served in. Nothing takes it away.</Trans>}
      maxLength={200}
      autoFocus
      onChange={({ target: { value } }) => onChange({ segment: value.trim() === '' ? null : value.trim() })}
    />
  );
}

function JoinChange({ onChange }: ChangeProps) {
  const [does, setDoes] = useState<'join' | 'leave'>('join');
  const [name, setName] = useState('');
  const tell = (next: 'join' | 'leave', segment: string): void => {
    setDoes(next);
    setName(segment);
    onChange(segment.trim() === '' ? undefined : { [next]: [segment.trim()] });
  };
  return (
    <>
      <Segmented
        label={t`Add or take out`}
        value={does}
        onChange={(next) => tell(next, name)}
        options={[
          { value: 'join', label: <Trans>Add to</Trans> },
          { value: 'leave', label: <Trans>Take out of</Trans> },
        ]}
      />
      <TextField
        label={<Trans>Segment</Trans>}
        value={name}
        maxLength={100}
        autoFocus
        onChange={({ target: { value } }) => tell(does, value)}
      />
    </>
  );
}

type Kind = 'text' | 'number' | 'yes' | 'none';

function AttributeChange({ onChange }: ChangeProps) {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Kind>('text');
  const [value, setValue] = useState('');
  const tell = (next: { name?: string; kind?: Kind; value?: string }): void => {
    const all = { name, kind, value, ...next };
    setName(all.name);
    setKind(all.kind);
    setValue(all.value);
    const read = readValue(all.kind, all.value);
    onChange(all.name.trim() === '' || read === undefined ? undefined : { attributes: { [all.name.trim()]: read } });
  };
  return (
    <>
      <TextField
        label={<Trans>Name</Trans>}
        hint={<Trans>As events and playbooks write it: plan_limit</Trans>}
        value={name}
        maxLength={200}
        autoFocus
        onChange={({ target }) => tell({ name: target.value })}
      />
      <Segmented<Kind>
        label={t`Kind of value`}
        value={kind}
        onChange={(next) => tell({ kind: next })}
        options={[
          { value: 'text', label: <Trans>Text</Trans> },
          { value: 'number', label: <Trans>Number</Trans> },
          { value: 'yes', label: <Trans>Yes or no</Trans> },
          { value: 'none', label: <Trans>Take away</Trans> },
        ]}
      />
      {kind === 'yes' && (
        <SelectField
          label={<Trans>Value</Trans>}
          value={value}
          onChange={({ target }) => tell({ value: target.value })}
        >
          <option value="" disabled>
            {t`Choose`}
          </option>
          <option value="true">{t`yes`}</option>
          <option value="false">{t`no`}</option>
        </SelectField>
      )}
      {(kind === 'text' || kind === 'number') && (
        <TextField
          label={<Trans>Value</Trans>}
          inputMode={kind === 'number' ? 'decimal' : 'text'}
          value={value}
          onChange={({ target }) => tell({ value: target.value })}
        />
      )}
    </>
  );
}

function readValue(kind: Kind, value: string): string | number | boolean | null | undefined {
  if (kind === 'none') return null;
  if (kind === 'yes') return value === '' ? undefined : value === 'true';
  if (kind === 'text') return value.trim() === '' ? undefined : value.trim();
  const number = Number(value);
  return value.trim() === '' || !Number.isFinite(number) ? undefined : number;
}

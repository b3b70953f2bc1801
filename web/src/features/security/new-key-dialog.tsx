import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Copy } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { type Input, useRead, useWrite } from '#web/api';
import type { Permission } from '#web/app';
import { permissionWords } from '#web/features/people';
import { Button, CheckField, Dialog, SelectField, TextField, tellDone } from '#web/ui';

type Kind = Input<'create-key'>['kind'];

/** Makes a key and shows it, once. */
export function NewKeyDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const form = useId();
  const known = useRead('list-roles', {}, { enabled: open }).data?.permissions ?? [];
  const [kind, setKind] = useState<Kind>('write');
  const [label, setLabel] = useState('');
  const [chosen, setChosen] = useState<readonly Permission[]>(['read']);
  const [made, setMade] = useState<string>();
  const create = useWrite('create-key', { changes: ['list-keys'], onDone: ({ key }) => setMade(key) });
  const kinds: Record<Kind, string> = {
    write: t`Write: sends events and what customers did`,
    metrics: t`Metrics: reads metrics and the status`,
    scoped: t`Scoped: what you choose`,
    admin: t`Admin: everything`,
  };
  const close = (next: boolean): void => {
    onOpenChange(next);
    if (next) return;
    setMade(undefined);
    setLabel('');
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate({ kind, label, ...(kind === 'scoped' ? { permissions: [...chosen] } : {}) });
  };
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(made ?? '');
    tellDone(t`The key was copied`);
  };
  if (made !== undefined) {
    return (
      <Dialog
        open={open}
        onOpenChange={close}
        title={<Trans>Your new key</Trans>}
        description={<Trans>It is shown this once: keep it now.</Trans>}
        footer={
          <Button look="primary" icon={<Copy size={14} />} onClick={() => void copy()}>
            <Trans>Copy</Trans>
          </Button>
        }
      >
        <TextField label={label} readOnly value={made} onFocus={(event) => event.target.select()} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      size="s"
      title={<Trans>New key</Trans>}
      footer={
        <Button
          type="submit"
          form={form}
          look="primary"
          busy={create.isPending}
          disabled={kind === 'scoped' && chosen.length === 0}
        >
          <Trans>Make the key</Trans>
        </Button>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-3">
        <TextField
          label={<Trans>Who or what uses it</Trans>}
          required
          maxLength={100}
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
        <SelectField
          label={<Trans>Kind</Trans>}
          value={kind}
          // Its options are the kinds.
          onChange={(event) => setKind(event.target.value as Kind)}
        >
          {Object.entries(kinds).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </SelectField>
        {kind === 'scoped' && (
          <fieldset className="flex flex-col gap-1.5">
            <legend className="pb-1 text-s font-medium text-text-2">
              <Trans>What it may do</Trans>
            </legend>
            {known
              .filter(({ permission }) => permission !== 'self')
              .map(({ permission }) => (
                <CheckField
                  key={permission}
                  label={permissionWords(permission).name}
                  hint={permissionWords(permission).meaning}
                  checked={chosen.includes(permission)}
                  onChange={({ target }) =>
                    setChosen(target.checked ? [...chosen, permission] : chosen.filter((one) => one !== permission))
                  }
                />
              ))}
          </fieldset>
        )}
      </form>
    </Dialog>
  );
}

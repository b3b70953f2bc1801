import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { CheckField, FormDialog, TextField, tellDone } from '#web/ui';
import { useEventWrite } from './use-event-write.ts';

const ROLES = ['champion', 'decision maker', 'economic buyer', 'admin', 'user', 'blocker'] as const;

/** A new person at the customer; known by the address until a system sends an id of its own. */
export function ContactDialog({ account, onClose }: { account: string; onClose: () => void }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState('');
  const [isPrimary, setPrimary] = useState(false);
  const write = useEventWrite('set-contact', {
    onDone: () => {
      tellDone(t`${name} is added.`);
      onClose();
    },
  });
  const send = (): void =>
    write.mutate({
      account,
      contact: email.trim().toLowerCase(),
      name,
      email,
      ...(role.trim() === '' ? {} : { role }),
      ...(isPrimary ? { is_primary: true } : {}),
    });
  return (
    <FormDialog
      title={<Trans>Add a person</Trans>}
      submit={<Trans>Add</Trans>}
      busy={write.isPending}
      onSubmit={send}
      onClose={onClose}
    >
      <TextField
        label={t`Name`}
        required
        maxLength={300}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t`E-mail`}
        type="email"
        required
        maxLength={255}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label={t`Role`}
        list="contact-roles"
        maxLength={300}
        value={role}
        onChange={(event) => setRole(event.target.value)}
      />
      <datalist id="contact-roles">
        {ROLES.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <CheckField
        label={t`Primary contact`}
        hint={t`Mails of journeys go to them.`}
        checked={isPrimary}
        onChange={(event) => setPrimary(event.target.checked)}
      />
    </FormDialog>
  );
}

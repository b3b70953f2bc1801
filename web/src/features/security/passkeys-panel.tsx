import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { addPasskey, authGet, authPost, canPasskey, FormProblem, useAttempt } from '#web/features/sign-in';
import { Button, Loaded, Panel, PanelRow, TextField, tellDone, When } from '#web/ui';

interface Passkey {
  readonly id: string;
  readonly name?: string | null;
  readonly createdAt?: string | null;
}

/** Passkeys: a device instead of a password. */
export function PasskeysPanel() {
  const answer = useQuery({
    queryKey: ['passkeys'],
    queryFn: () => authGet<readonly Passkey[]>('/passkey/list-user-passkeys'),
  });
  const [name, setName] = useState('');
  const { busy, problem, attempt } = useAttempt();
  const add = (event: FormEvent): void => {
    event.preventDefault();
    void attempt(async () => {
      await addPasskey(name.trim());
      setName('');
      await answer.refetch();
      tellDone(t`The passkey was added`);
    });
  };
  const remove = (id: string) =>
    attempt(async () => {
      await authPost('/passkey/delete-passkey', { id });
      await answer.refetch();
      tellDone(t`The passkey was removed`);
    });
  return (
    <Panel title={<Trans>Passkeys</Trans>} flush>
      <Loaded answer={answer} rows={1}>
        {(passkeys) =>
          passkeys.map(({ id, name: called, createdAt }) => (
            <PanelRow key={id}>
              <span className="flex-1 font-medium">{called ?? t`Passkey`}</span>
              {createdAt != null && <When at={createdAt} className="text-s text-text-3" />}
              <Button look="ghost" busy={busy} onClick={() => void remove(id)}>
                <Trans>Remove</Trans>
              </Button>
            </PanelRow>
          ))
        }
      </Loaded>
      <form onSubmit={add} className="flex flex-col gap-3 border-t border-line p-3.5 first:border-t-0 [&>*]:max-w-80">
        <p className="text-s text-text-2">
          {canPasskey() ? (
            <Trans>Sign in with your fingerprint, face or security key, instead of a password.</Trans>
          ) : (
            <Trans>This browser can’t make passkeys; a newer one can.</Trans>
          )}
        </p>
        <FormProblem>{problem}</FormProblem>
        {canPasskey() && (
          <>
            <TextField
              label={<Trans>What you call it</Trans>}
              placeholder={t`Laptop`}
              required
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <Button type="submit" busy={busy} className="self-start">
              <Trans>Add a passkey</Trans>
            </Button>
          </>
        )}
      </form>
    </Panel>
  );
}

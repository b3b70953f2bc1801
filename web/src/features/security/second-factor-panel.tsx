import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { meOptions, useMe } from '#web/app';
import { authPost, FormProblem, useAttempt } from '#web/features/sign-in';
import { Button, Panel, Pill, TextField, tellDone } from '#web/ui';
import { SecondFactorSetUp } from './second-factor-set-up.tsx';

interface Begun {
  readonly totpURI: string;
  readonly backupCodes: readonly string[];
}

/** Codes of an authenticator app: on with the password and a first code, off with the password. */
export function SecondFactorPanel() {
  const me = useMe();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [begun, setBegun] = useState<Begun>();
  const { busy, problem, attempt } = useAttempt();
  const isOn = me.has_second_factor;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void attempt(async () => {
      if (isOn) {
        await authPost('/two-factor/disable', { password });
        await client.invalidateQueries({ queryKey: meOptions.queryKey });
        tellDone(t`The second factor is off`);
      } else setBegun(await authPost<Begun>('/two-factor/enable', { password }));
      setPassword('');
    });
  };
  return (
    <Panel
      title={<Trans>Second factor</Trans>}
      actions={isOn ? <Pill tone="green">{t`on`}</Pill> : <Pill>{t`off`}</Pill>}
    >
      {begun !== undefined ? (
        <SecondFactorSetUp
          uri={begun.totpURI}
          codes={begun.backupCodes}
          onDone={async () => {
            setBegun(undefined);
            await client.invalidateQueries({ queryKey: meOptions.queryKey });
            tellDone(t`The second factor is on`);
          }}
        />
      ) : (
        <form onSubmit={submit} className="flex max-w-80 flex-col gap-3">
          <p className="text-s text-text-2">
            <Trans>A code of an authenticator app, after the password.</Trans>
          </p>
          <FormProblem>{problem}</FormProblem>
          <TextField
            label={<Trans>Your password</Trans>}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <Button type="submit" busy={busy} look={isOn ? 'danger' : 'plain'} className="self-start">
            {isOn ? <Trans>Turn off</Trans> : <Trans>Turn on</Trans>}
          </Button>
        </form>
      )}
    </Panel>
  );
}

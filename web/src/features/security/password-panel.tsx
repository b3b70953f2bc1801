import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { authPost, FormProblem, useAttempt } from '#web/features/sign-in';
import { Button, CheckField, Panel, TextField, tellDone } from '#web/ui';

export function PasswordPanel() {
  const [before, setBefore] = useState('');
  const [next, setNext] = useState('');
  const [elsewhere, setElsewhere] = useState(true);
  const { busy, problem, attempt } = useAttempt();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void attempt(async () => {
      const asked = { currentPassword: before, newPassword: next, revokeOtherSessions: elsewhere };
      await authPost('/change-password', asked);
      setBefore('');
      setNext('');
      tellDone(t`The password is changed`);
    });
  };
  return (
    <Panel title={<Trans>Password</Trans>}>
      <form onSubmit={submit} className="flex max-w-80 flex-col gap-3">
        <FormProblem>{problem}</FormProblem>
        <TextField
          label={<Trans>Password until now</Trans>}
          type="password"
          autoComplete="current-password"
          required
          value={before}
          onChange={(event) => setBefore(event.target.value)}
        />
        <TextField
          label={<Trans>New password</Trans>}
          hint={<Trans>10 characters or more</Trans>}
          type="password"
          autoComplete="new-password"
          minLength={10}
          required
          value={next}
          onChange={(event) => setNext(event.target.value)}
        />
        <CheckField
          label={<Trans>Sign out everywhere else</Trans>}
          checked={elsewhere}
          onChange={(event) => setElsewhere(event.target.checked)}
        />
        <Button type="submit" busy={busy} className="self-start">
          <Trans>Change password</Trans>
        </Button>
      </form>
    </Panel>
  );
}

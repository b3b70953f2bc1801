import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Button, TextField } from '#web/ui';
import { authPost } from './auth.ts';
import { FormProblem, OutsidePage } from './outside-page.tsx';
import { useAttempt } from './use-attempt.ts';

/** The code of an authenticator app, or a recovery code where the app is lost. */
export function SecondFactor({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const [recovers, setRecovers] = useState(false);
  const [code, setCode] = useState('');
  const { busy, problem, attempt } = useAttempt();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const path = recovers ? '/two-factor/verify-backup-code' : '/two-factor/verify-totp';
    void attempt(async () => {
      await authPost(path, { code: recovers ? code.trim() : code.replaceAll(/\D/g, '') });
      onDone();
    });
  };
  const change = (): void => {
    setRecovers(!recovers);
    setCode('');
  };
  return (
    <OutsidePage
      title={t`Second factor`}
      note={
        recovers ? (
          <Trans>One of the recovery codes that you kept. Each works once.</Trans>
        ) : (
          <Trans>The six digits that your authenticator app shows.</Trans>
        )
      }
    >
      <form onSubmit={submit} className="flex flex-col gap-3">
        <FormProblem>{problem}</FormProblem>
        <TextField
          key={String(recovers)}
          label={recovers ? <Trans>Recovery code</Trans> : <Trans>Code</Trans>}
          inputMode={recovers ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          required
          autoFocus
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <Button type="submit" look="primary" busy={busy} className="h-8">
          <Trans>Go on</Trans>
        </Button>
        <div className="flex justify-between">
          <Button look="ghost" onClick={onBack}>
            <Trans>Back</Trans>
          </Button>
          <Button look="ghost" onClick={change}>
            {recovers ? <Trans>Use the app</Trans> : <Trans>Use a recovery code</Trans>}
          </Button>
        </div>
      </form>
    </OutsidePage>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Copy } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { authPost, FormProblem, useAttempt } from '#web/features/sign-in';
import { Button, TextField, tellDone } from '#web/ui';
import { QrCode } from './qr-code.tsx';

interface SecondFactorSetUpProps {
  readonly uri: string;
  readonly codes: readonly string[];
  readonly onDone: () => Promise<void>;
}

/** The app reads the code, the person keeps the recovery codes, and a first code proves that it works. */
export function SecondFactorSetUp({ uri, codes, onDone }: SecondFactorSetUpProps) {
  const [code, setCode] = useState('');
  const { busy, problem, attempt } = useAttempt();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void attempt(async () => {
      await authPost('/two-factor/verify-totp', { code: code.replaceAll(/\D/g, '') });
      await onDone();
    });
  };
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(codes.join('\n'));
    tellDone(t`The recovery codes were copied`);
  };
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-5">
        <QrCode text={uri} />
        <div className="flex min-w-0 flex-1 flex-col gap-2 text-s">
          <p>
            <Trans>1. Scan this with an authenticator app, or type the key into it:</Trans>
          </p>
          <code className="font-mono break-all select-all">{secret}</code>
          <p className="pt-2">
            <Trans>2. Keep these recovery codes where the phone is not. Each works once.</Trans>
          </p>
          <ul className="grid grid-cols-2 gap-x-4 font-mono select-all">
            {codes.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <Button icon={<Copy size={13} />} className="self-start" onClick={() => void copy()}>
            <Trans>Copy the codes</Trans>
          </Button>
        </div>
      </div>
      <form onSubmit={submit} className="flex max-w-80 flex-col gap-3">
        <FormProblem>{problem}</FormProblem>
        <TextField
          label={<Trans>3. The code that the app shows</Trans>}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <Button type="submit" look="primary" busy={busy} className="self-start">
          <Trans>Turn on</Trans>
        </Button>
      </form>
    </div>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Fingerprint, KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button, TextField } from '#web/ui';
import { authPost, goTo, readWays } from './auth.ts';
import { FormProblem, OutsidePage } from './outside-page.tsx';
import { canPasskey, signInByPasskey } from './passkey.ts';
import { SecondFactor } from './second-factor.tsx';
import { useAttempt } from './use-attempt.ts';

/** Password, passkey or single sign-on, then the second factor where somebody has one. */
export function SignInScreen() {
  const { to, error } = useSearch({ from: '/sign-in' });
  const ways = useQuery({ queryKey: ['auth-ways'], queryFn: readWays }).data;
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const { busy, problem, attempt } = useAttempt();
  if (asksCode) return <SecondFactor onDone={() => goTo(to)} onBack={() => setAsksCode(false)} />;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void attempt(async () => {
      const answer = await authPost<{ twoFactorRedirect?: boolean }>('/sign-in/email', {
        email: email.trim(),
        password,
      });
      if (answer.twoFactorRedirect === true) setAsksCode(true);
      else goTo(to);
    });
  };
  const byPasskey = () =>
    attempt(async () => {
      await signInByPasskey();
      goTo(to);
    });
  const bySingleSignOn = () =>
    attempt(async () => {
      const callbackURL = to ?? '/';
      const asked = { provider: 'sso', callbackURL, errorCallbackURL: '/sign-in' };
      const { url } = await authPost<{ url: string }>('/sign-in/social', asked);
      window.location.assign(url);
    });
  const refused = error === undefined ? undefined : refusedWords();

  return (
    <OutsidePage title={ways === undefined ? t`Sign in` : t`Sign in to ${ways.company}`}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <FormProblem>{problem ?? refused}</FormProblem>
        <TextField
          label={<Trans>E-mail address</Trans>}
          type="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={<Trans>Password</Trans>}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" look="primary" busy={busy} className="mt-1 h-8">
          <Trans>Sign in</Trans>
        </Button>
      </form>
      <div className="mt-4 flex flex-col gap-2 border-t border-line pt-4">
        {ways?.single_sign_on === true && (
          <Button className="h-8" busy={busy} icon={<KeyRound size={14} />} onClick={() => void bySingleSignOn()}>
            <Trans>Single sign-on</Trans>
          </Button>
        )}
        {canPasskey() && (
          <Button className="h-8" busy={busy} icon={<Fingerprint size={14} />} onClick={() => void byPasskey()}>
            <Trans>Passkey</Trans>
          </Button>
        )}
        <p className="pt-1 text-s text-text-3">
          {ways?.has_owner === false ? (
            <Trans>Nobody is here yet: the link that “npm start” prints makes you the owner.</Trans>
          ) : (
            <Trans>Forgotten your password, or new here? An admin gives you a link.</Trans>
          )}
        </p>
      </div>
    </OutsidePage>
  );
}

const refusedWords = (): string =>
  t`The provider did not let you in, or you are not invited yet. An admin invites you by your address.`;

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button, Skeleton, TextField } from '#web/ui';
import { authPost, goTo } from './auth.ts';
import { FormProblem, OutsidePage } from './outside-page.tsx';
import { problemWords } from './problem-words.ts';
import { SecondFactor } from './second-factor.tsx';
import { useAttempt } from './use-attempt.ts';

interface Invitation {
  readonly kind: 'owner' | 'join' | 'password';
  readonly email?: string;
  readonly name?: string;
}

export function InvitationScreen() {
  const { token } = useParams({ from: '/invitation/$token' });
  return <Accept token={token} />;
}

export function SetUpScreen() {
  const { token } = useSearch({ from: '/set-up' });
  return <Accept token={token} />;
}

/** Whoever holds the link chooses a password; the first one becomes the owner. */
function Accept({ token }: { token: string }) {
  const found = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => authPost<Invitation>('/invitation', { token }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (found.data !== undefined) return <AcceptForm token={token} invitation={found.data} />;
  return (
    <OutsidePage title={found.error === null ? t`One moment` : t`This link does not work`}>
      {found.error === null ? (
        <Skeleton />
      ) : (
        <div className="flex flex-col gap-3">
          <FormProblem>{problemWords(found.error)}</FormProblem>
          <Link to="/sign-in" className="text-s text-accent">
            <Trans>Go to sign-in</Trans>
          </Link>
        </div>
      )}
    </OutsidePage>
  );
}

function AcceptForm({ token, invitation }: { token: string; invitation: Invitation }) {
  const { kind } = invitation;
  const [name, setName] = useState(invitation.name ?? '');
  const [email, setEmail] = useState(invitation.email ?? '');
  const [password, setPassword] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const { busy, problem, attempt } = useAttempt();
  const after = kind === 'owner' ? '/welcome' : '/';
  if (asksCode) return <SecondFactor onDone={() => goTo(after)} onBack={() => goTo('/sign-in')} />;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void attempt(async () => {
      const said = { ...(kind === 'password' ? {} : { name }), ...(kind === 'owner' ? { email: email.trim() } : {}) };
      const { second_factor } = await authPost<{ second_factor: boolean }>('/invitation/accept', {
        token,
        password,
        ...said,
      });
      if (second_factor) setAsksCode(true);
      else goTo(after);
    });
  };
  const titles = { owner: t`Set up Perennial`, join: t`Welcome to Perennial`, password: t`Choose a new password` };
  const notes = {
    owner: <Trans>You become the owner: you invite the others, and nobody can lock you out.</Trans>,
    join: <Trans>Choose a password, and you are in.</Trans>,
    password: <Trans>Wherever you are signed in now, you are signed out.</Trans>,
  };
  return (
    <OutsidePage title={titles[kind]} note={notes[kind]}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <FormProblem>{problem}</FormProblem>
        {kind !== 'password' && (
          <TextField
            label={<Trans>Your name</Trans>}
            autoComplete="name"
            required
            autoFocus
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
        <TextField
          label={<Trans>E-mail address</Trans>}
          type="email"
          autoComplete="username"
          required
          readOnly={kind !== 'owner'}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={<Trans>Password</Trans>}
          hint={<Trans>10 characters or more; a few words are best.</Trans>}
          type="password"
          autoComplete="new-password"
          minLength={10}
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" look="primary" busy={busy} className="mt-1 h-8">
          {kind === 'owner' ? <Trans>Become the owner</Trans> : <Trans>Go on</Trans>}
        </Button>
      </form>
    </OutsidePage>
  );
}

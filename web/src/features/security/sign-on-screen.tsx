import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { type Output, useRead, useWrite } from '#web/api';
import { authPost, FormProblem, useAttempt } from '#web/features/sign-in';
import { Button, Loaded, Page, Panel, TextField, tellDone } from '#web/ui';

/** By which provider people sign on. */
export function SignOnScreen() {
  const answer = useRead('get-sign-on', {});
  return (
    <Page title={t`Single sign-on`} note={<Trans>OpenID Connect, with any provider</Trans>}>
      <div className="flex max-w-160 flex-col gap-4">
        <Loaded answer={answer}>{(signOn) => <SignOnForm key={signOn.issuer ?? ''} signOn={signOn} />}</Loaded>
      </div>
    </Page>
  );
}

function SignOnForm({ signOn }: { signOn: Output<'get-sign-on'> }) {
  const [issuer, setIssuer] = useState(signOn.issuer ?? '');
  const [clientId, setClientId] = useState(signOn.client_id ?? '');
  const [clientSecret, setClientSecret] = useState('');
  const [isTested, setTested] = useState(false);
  const { busy, problem, attempt } = useAttempt();
  const set = useWrite('set-sign-on', { changes: ['get-sign-on'], onDone: () => tellDone(t`Saved`) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    set.mutate(
      { issuer, client_id: clientId, ...(clientSecret === '' ? {} : { client_secret: clientSecret }) },
      { onSuccess: () => setClientSecret('') },
    );
  };
  const test = () =>
    attempt(async () => {
      setTested(false);
      await authPost('/test-sign-on', { issuer });
      setTested(true);
    });
  return (
    <>
      <Panel title={<Trans>Provider</Trans>}>
        <form onSubmit={submit} className="flex flex-col gap-3">
          <TextField
            label={<Trans>Issuer</Trans>}
            hint={<Trans>The address under which /.well-known/openid-configuration stands</Trans>}
            type="url"
            required
            placeholder="https://login.example.com"
            value={issuer}
            onChange={(event) => {
              setIssuer(event.target.value);
              setTested(false);
            }}
          />
          <TextField
            label={<Trans>Client id</Trans>}
            required
            value={clientId}
            onChange={(event) => setClientId(event.target.value)}
          />
          <TextField
            label={<Trans>Client secret</Trans>}
            type="password"
            autoComplete="off"
            required={!signOn.has_secret}
            {...(signOn.has_secret ? { hint: <Trans>One is set. Leave this empty to keep it.</Trans> } : {})}
            value={clientSecret}
            onChange={(event) => setClientSecret(event.target.value)}
          />
          <FormProblem>{problem}</FormProblem>
          {isTested && (
            <p role="status" className="rounded bg-green-soft px-2.5 py-1.5 text-s text-green">
              <Trans>The provider answers as it should.</Trans>
            </p>
          )}
          <div className="flex gap-2">
            <Button type="submit" look="primary" busy={set.isPending}>
              <Trans>Save</Trans>
            </Button>
            <Button busy={busy} disabled={issuer === ''} onClick={() => void test()}>
              <Trans>Try it</Trans>
            </Button>
            <span className="flex-1" />
            {signOn.issuer !== undefined && (
              <Button look="danger" onClick={() => set.mutate({ issuer: null })}>
                <Trans>Turn off</Trans>
              </Button>
            )}
          </div>
        </form>
      </Panel>
      <Panel title={<Trans>At the provider</Trans>}>
        <TextField
          label={<Trans>Redirect address to register there</Trans>}
          readOnly
          value={`${window.location.origin}/auth/callback/sso`}
          onFocus={(event) => event.target.select()}
        />
        <p className="pt-2 text-s text-text-2">
          <Trans>
            Whoever is invited, or signs in here already, gets in by the provider when it vouches for the same e-mail
            address. Nobody else does.
          </Trans>
        </p>
      </Panel>
    </>
  );
}

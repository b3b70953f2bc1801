import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useWrite } from '#web/api';
import { browserLocale, meOptions, showTheme, speak, type Theme, themeNow, useMe } from '#web/app';
import { authPost } from '#web/features/sign-in';
import { Button, Page, Panel, Segmented, SelectField, TextField, tellDone } from '#web/ui';
import { PasskeysPanel } from './passkeys-panel.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { SecondFactorPanel } from './second-factor-panel.tsx';

/** What somebody says of themselves, and their ways in. */
export function ProfileScreen() {
  const me = useMe();
  const client = useQueryClient();
  const [name, setName] = useState(me.name);
  const update = useWrite('update-me', {
    changes: ['list-users'],
    onDone: (answer) => client.setQueryData(meOptions.queryKey, answer),
  });
  const rename = (event: FormEvent): void => {
    event.preventDefault();
    update.mutate({ name }, { onSuccess: () => tellDone(t`Saved`) });
  };
  const signOut = async (): Promise<void> => {
    await authPost('/sign-out');
    window.location.assign('/sign-in');
  };
  return (
    <Page
      title={t`Profile`}
      note={me.email}
      actions={
        <Button onClick={() => void signOut()}>
          <Trans>Sign out</Trans>
        </Button>
      }
    >
      <div className="flex max-w-180 flex-col gap-4">
        <Panel title={<Trans>You</Trans>}>
          <div className="flex flex-col gap-4">
            <form onSubmit={rename} className="flex items-end gap-2">
              <TextField
                label={<Trans>Name</Trans>}
                required
                value={name}
                onChange={(event) => setName(event.target.value)}
                className="max-w-80 flex-1"
              />
              <Button type="submit" className="h-8" busy={update.isPending} disabled={name === me.name}>
                <Trans>Save</Trans>
              </Button>
            </form>
            <div className="flex flex-wrap gap-6">
              <Choice label={t`Language`}>
                <Segmented
                  label={t`Language`}
                  value={me.locale ?? browserLocale()}
                  onChange={(locale) =>
                    update.mutate({ locale }, { onSuccess: (answer) => void speak(locale, answer.zone) })
                  }
                  options={[
                    { value: 'en', label: <span lang="en">English</span> },
                    { value: 'ko', label: <span lang="ko">한국어</span> },
                  ]}
                />
              </Choice>
              <Choice label={t`Theme`}>
                <Segmented<Theme>
                  label={t`Theme`}
                  value={me.theme ?? themeNow()}
                  onChange={(theme) => {
                    showTheme(theme);
                    update.mutate({ theme });
                  }}
                  options={[
                    { value: 'light', label: <Trans>Light</Trans> },
                    { value: 'dark', label: <Trans>Dark</Trans> },
                    { value: 'system', label: <Trans>As the system</Trans> },
                  ]}
                />
              </Choice>
              <SelectField
                label={<Trans>Time zone</Trans>}
                value={me.zone ?? ''}
                className="w-64"
                onChange={({ target }) => update.mutate({ zone: target.value === '' ? null : target.value })}
              >
                <option value="">{t`As this browser`}</option>
                {Intl.supportedValuesOf('timeZone').map((zone) => (
                  <option key={zone} value={zone}>
                    {zone}
                  </option>
                ))}
              </SelectField>
            </div>
          </div>
        </Panel>
        <PasswordPanel />
        <SecondFactorPanel />
        <PasskeysPanel />
      </div>
    </Page>
  );
}

function Choice({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <span className="text-s font-medium text-text-2" aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}

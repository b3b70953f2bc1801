import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react';
import { queryClient, requestJson, useWrite } from '#web/api';
import { Avatar, Menu, MenuItem, MenuLine } from '#web/ui';
import { useMe } from './me.ts';
import { speak } from './texts.ts';
import { showTheme, type Theme } from './theme.ts';

/** Who is signed in; their language and theme, and the way out. */
export function MeMenu() {
  const me = useMe();
  const navigate = useNavigate();
  const update = useWrite('update-me', { changes: ['get-me'] });
  const speakTo = async (locale: 'en' | 'ko'): Promise<void> => {
    await speak(locale, me.zone);
    update.mutate({ locale });
  };
  const show = (theme: Theme) => () => {
    showTheme(theme);
    update.mutate({ theme });
  };
  return (
    <div className="mt-auto flex items-center gap-1">
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            className="flex min-w-0 flex-1 items-center gap-2 rounded px-2 py-2 text-s font-medium text-text-2 hover:bg-hover"
          >
            <Avatar name={me.name} />
            <span className="truncate">{me.name}</span>
          </button>
        }
      >
        <MenuItem icon={<UserRound size={14} />} onSelect={() => void navigate({ to: '/settings/profile' as string })}>
          <Trans>Profile</Trans>
        </MenuItem>
        <MenuLine />
        <MenuItem icon={<Sun size={14} />} onSelect={show('light')}>
          <Trans>Light</Trans>
        </MenuItem>
        <MenuItem icon={<Moon size={14} />} onSelect={show('dark')}>
          <Trans>Dark</Trans>
        </MenuItem>
        <MenuItem icon={<Monitor size={14} />} onSelect={show('system')}>
          <Trans>As the system</Trans>
        </MenuItem>
        <MenuLine />
        <MenuItem icon={<LogOut size={14} />} onSelect={() => void signOut()}>
          <Trans>Sign out</Trans>
        </MenuItem>
      </Menu>
      <button
        type="button"
        aria-label={i18n.locale === 'ko' ? t`Switch to English` : t`Switch to Korean`}
        onClick={() => void speakTo(i18n.locale === 'ko' ? 'en' : 'ko')}
        className="rounded px-2 py-2 text-xs text-text-3 hover:bg-hover hover:text-text pointer-coarse:min-h-11"
      >
        한 / EN
      </button>
    </div>
  );
}

async function signOut(): Promise<void> {
  await requestJson('/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  queryClient.clear();
  // A fresh page: nothing of whoever was signed in stays in memory.
  window.location.assign('/sign-in');
}

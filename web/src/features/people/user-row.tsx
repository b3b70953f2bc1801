import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useWrite } from '#web/api';
import { useMe } from '#web/app';
import { Avatar, Button, Dialog, IconButton, Menu, MenuItem, MenuLine, PanelRow, Pill, tellDone, When } from '#web/ui';
import { EditUserDialog } from './edit-user-dialog.tsx';
import { roleWords } from './role-words.ts';
import type { User } from './user.ts';

export function UserRow({ user, onLink }: { user: User; onLink: (token: string) => void }) {
  const me = useMe();
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const link = useWrite('make-password-link', { changes: [], onDone: ({ token }) => onLink(token) });
  const end = useWrite('end-sessions', { onDone: () => tellDone(t`${user.name} is signed out everywhere`) });
  const remove = useWrite('remove-user', {
    onDone() {
      setRemoving(false);
      tellDone(t`${user.name} can’t sign in any more`);
    },
  });
  const isMe = user.user === me.user;
  // Owners are changed by owners.
  const locked = user.role === 'owner' && me.role !== 'owner';
  return (
    <PanelRow className="flex-wrap">
      <Avatar name={user.name} />
      <span className="min-w-48 flex-1">
        <span className="font-medium">{user.name}</span>
        {isMe && <span className="pl-1.5 text-s text-text-3">{t`you`}</span>}
        <span className="block text-s text-text-2">{user.email}</span>
      </span>
      <Ways user={user} />
      <span className="w-28 text-s text-text-3">
        {user.last_seen === undefined ? <Trans>never signed in</Trans> : <When at={user.last_seen} />}
      </span>
      <span className="w-24">
        <Pill tone={user.role === 'owner' || user.role === 'admin' ? 'info' : 'neutral'}>{roleWords(user.role)}</Pill>
      </span>
      <Menu
        trigger={
          <IconButton label={t`What to do with ${user.name}`} disabled={locked}>
            <Ellipsis size={15} />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => setEditing(true)}>
          <Trans>Change role…</Trans>
        </MenuItem>
        <MenuItem onSelect={() => link.mutate({ user: user.user })}>
          <Trans>Link for a new password</Trans>
        </MenuItem>
        <MenuItem onSelect={() => end.mutate({ user: user.user })}>
          <Trans>Sign out everywhere</Trans>
        </MenuItem>
        <MenuLine />
        <MenuItem danger onSelect={() => setRemoving(true)}>
          <Trans>Remove…</Trans>
        </MenuItem>
      </Menu>
      {editing && <EditUserDialog user={user} onClose={() => setEditing(false)} />}
      <Dialog
        open={removing}
        onOpenChange={setRemoving}
        size="s"
        title={<Trans>Remove {user.name}?</Trans>}
        description={
          <Trans>
            They are signed out at once. Their accounts and tasks stay theirs until you give them to others.
          </Trans>
        }
        footer={
          <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate({ user: user.user })}>
            <Trans>Remove</Trans>
          </Button>
        }
      />
    </PanelRow>
  );
}

/** By what somebody signs in. */
function Ways({ user }: { user: User }) {
  const ways = [
    ...(user.has_password ? [t`Password`] : []),
    ...(user.has_second_factor ? [t`Second factor`] : []),
    ...(user.passkeys > 0 ? [plural(user.passkeys, { one: '# passkey', other: '# passkeys' })] : []),
    ...(user.has_sso ? [t`Single sign-on`] : []),
  ];
  return <span className="w-52 text-s text-text-2">{ways.join(' · ')}</span>;
}

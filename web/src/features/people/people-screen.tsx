import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useRead, useWrite } from '#web/api';
import { useMay } from '#web/app';
import { Button, Loaded, Page, Panel, PanelRow, Pill, TextField, tellDone, When } from '#web/ui';
import { InviteDialog } from './invite-dialog.tsx';
import { OneTimeLink } from './one-time-link.tsx';
import { roleWords } from './role-words.ts';
import { UserRow } from './user-row.tsx';

/** Who signs in, who is invited, and as what. */
export function PeopleScreen() {
  const answer = useRead('list-users', {});
  const mayInvite = useMay('administer');
  const [text, setText] = useState('');
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<{ readonly token: string; readonly email: string }>();
  const revoke = useWrite('revoke-invitation', { onDone: () => tellDone(t`The invitation was taken back`) });
  const wanted = text.trim().toLowerCase();
  return (
    <Page
      title={t`People`}
      {...(answer.data === undefined
        ? {}
        : { note: plural(answer.data.users.length, { one: '# person signs in', other: '# people sign in' }) })}
      actions={
        mayInvite && (
          <Button look="primary" icon={<UserPlus size={14} />} onClick={() => setInviting(true)}>
            <Trans>Invite</Trans>
          </Button>
        )
      }
    >
      <div className="flex max-w-260 flex-col gap-4">
        <TextField
          label={t`Find somebody`}
          hiddenLabel
          type="search"
          placeholder={t`Name, address or role`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="max-w-80"
        />
        <Loaded answer={answer} rows={6}>
          {({ users, invitations }) => (
            <>
              {invitations.length > 0 && (
                <Panel title={<Trans>Invited</Trans>} flush>
                  {invitations.map(({ invitation, email, name, role, expires_at }) => (
                    <PanelRow key={invitation} className="flex-wrap">
                      <span className="min-w-48 flex-1">
                        <span className="font-medium">{name}</span>
                        <span className="block text-s text-text-2">{email}</span>
                      </span>
                      <Pill>{roleWords(role)}</Pill>
                      <span className="text-s text-text-3">
                        <Trans>
                          ends <When at={expires_at} />
                        </Trans>
                      </span>
                      <Button look="ghost" busy={revoke.isPending} onClick={() => revoke.mutate({ invitation })}>
                        <Trans>Take back</Trans>
                      </Button>
                    </PanelRow>
                  ))}
                </Panel>
              )}
              <Panel title={<Trans>Who signs in</Trans>} flush>
                {users
                  .filter(({ name, email, role }) =>
                    `${name} ${email} ${roleWords(role)} ${role}`.toLowerCase().includes(wanted),
                  )
                  .map((user) => (
                    <UserRow key={user.user} user={user} onLink={(token) => setLink({ token, email: user.email })} />
                  ))}
              </Panel>
            </>
          )}
        </Loaded>
      </div>
      <InviteDialog open={inviting} onOpenChange={setInviting} onInvited={setLink} />
      <OneTimeLink link={link} onClose={() => setLink(undefined)} />
    </Page>
  );
}

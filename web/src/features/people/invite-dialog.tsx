import { Trans } from '@lingui/react/macro';
import { type FormEvent, useId, useState } from 'react';
import { useWrite } from '#web/api';
import { useMe } from '#web/app';
import { Button, CheckField, Dialog, SelectField, TextField } from '#web/ui';
import { ROLES, type Role, roleWords } from './role-words.ts';
import { TeamRoles } from './team-roles.tsx';

interface InviteDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onInvited: (link: { readonly token: string; readonly email: string }) => void;
}

/** Names somebody and a role; the answer is a link. */
export function InviteDialog({ open, onOpenChange, onInvited }: InviteDialogProps) {
  const form = useId();
  const isOwner = useMe().role === 'owner';
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('csm');
  const [inTeam, setInTeam] = useState(true);
  const [teamRoles, setTeamRoles] = useState<readonly string[]>(['csm']);
  const [problem, setProblem] = useState<string>();
  const invite = useWrite('invite-user', {
    changes: ['list-users', 'list-people'],
    onProblem: ({ message }) => setProblem(message),
    onDone(answer) {
      onOpenChange(false);
      setEmail('');
      setName('');
      setProblem(undefined);
      onInvited({ token: answer.token, email: answer.email });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    invite.mutate({ email: email.trim(), name, role, ...(inTeam ? { team_roles: [...teamRoles] } : {}) });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="s"
      title={<Trans>Invite somebody</Trans>}
      footer={
        <Button type="submit" form={form} look="primary" busy={invite.isPending}>
          <Trans>Make the link</Trans>
        </Button>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-3">
        <TextField
          label={<Trans>Name</Trans>}
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={<Trans>E-mail address</Trans>}
          type="email"
          required
          error={problem}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <SelectField
          label={<Trans>Role</Trans>}
          value={role}
          // Its options are the roles.
          onChange={(event) => setRole(event.target.value as Role)}
        >
          {ROLES.filter((one) => isOwner || one !== 'owner').map((one) => (
            <option key={one} value={one}>
              {roleWords(one)}
            </option>
          ))}
        </SelectField>
        <CheckField
          label={<Trans>Looks after customers</Trans>}
          hint={<Trans>A person of the team: owns accounts, gets tasks, signs mail.</Trans>}
          checked={inTeam || role === 'partner'}
          disabled={role === 'partner'}
          onChange={(event) => setInTeam(event.target.checked)}
        />
        {inTeam && <TeamRoles value={teamRoles} onChange={setTeamRoles} />}
      </form>
    </Dialog>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type FormEvent, useId, useState } from 'react';
import { useRead, useWrite } from '#web/api';
import { useMe } from '#web/app';
import { Button, Dialog, SelectField, TextField, tellDone } from '#web/ui';
import { ROLES, type Role, roleWords } from './role-words.ts';
import { TeamRoles } from './team-roles.tsx';
import type { User } from './user.ts';

/** Name and role of somebody who signs in, and the roles of the person of the team that they are. */
export function EditUserDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const form = useId();
  const isOwner = useMe().role === 'owner';
  const [name, setName] = useState(user.name);
  const [role, setRole] = useState<Role>(user.role);
  const before = user.team_roles ?? [];
  const [teamRoles, setTeamRoles] = useState<readonly string[]>(before);
  const [problem, setProblem] = useState<string>();
  const person = useRead('list-people', {}).data?.people.find(({ id }) => id === user.person);
  const changeTeam = useWrite('update-person', { onProblem: ({ message }) => setProblem(message) });
  const change = useWrite('update-user', {
    onProblem: ({ message }) => setProblem(message),
    onDone: () => tellDone(t({ message: 'Changed', context: 'done' })),
  });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      if (person !== undefined && teamRoles.join() !== before.join()) {
        await changeTeam.mutateAsync({ person: person.id, roles: [...teamRoles] });
      }
      await change.mutateAsync({ user: user.user, name, role });
      onClose();
    } catch {
      // Told beside the role.
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="s"
      title={user.name}
      description={user.email}
      footer={
        <Button type="submit" form={form} look="primary" busy={change.isPending || changeTeam.isPending}>
          <Trans>Save</Trans>
        </Button>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
        <TextField
          label={<Trans>Name</Trans>}
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField
          label={<Trans>Role</Trans>}
          error={problem}
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
        {person !== undefined && <TeamRoles value={teamRoles} onChange={setTeamRoles} />}
      </form>
    </Dialog>
  );
}

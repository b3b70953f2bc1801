import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { LogOut, MoreHorizontal, Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { useWrite } from '#web/api';
import { useMay } from '#web/app';
import { IconButton, Menu, MenuItem, tellDone } from '#web/ui';
import type { PeopleRow } from './people-row.ts';
import { RemoveRunDialog } from './remove-run-dialog.tsx';

/** What can be done with one run: let it stand still, or go on, or end. */
export function RunMenu({ row: { account, account_name, enrollment, status, paused_by_hand } }: { row: PeopleRow }) {
  const may = useMay('work');
  const [removing, setRemoving] = useState(false);
  const name = account_name ?? account;
  const resume = useWrite('resume-enrollment', { onDone: () => tellDone(t`${name} goes on`) });
  const pause = useWrite('pause-enrollment', {
    onDone: () => tellDone(t`${name} is paused in this journey`, () => resume.mutate({ account, enrollment })),
  });
  if (!may || status !== 'running') return null;
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t`What to do with ${name}`}>
            <MoreHorizontal size={15} />
          </IconButton>
        }
      >
        {paused_by_hand === true ? (
          <MenuItem icon={<Play size={13} />} onSelect={() => resume.mutate({ account, enrollment })}>
            <Trans>Resume here</Trans>
          </MenuItem>
        ) : (
          <MenuItem icon={<Pause size={13} />} onSelect={() => pause.mutate({ account, enrollment })}>
            <Trans>Pause here</Trans>
          </MenuItem>
        )}
        <MenuItem danger icon={<LogOut size={13} />} onSelect={() => setRemoving(true)}>
          <Trans>Take out of the journey</Trans>
        </MenuItem>
      </Menu>
      {removing && (
        <RemoveRunDialog account={account} enrollment={enrollment} title={name} onClose={() => setRemoving(false)} />
      )}
    </>
  );
}

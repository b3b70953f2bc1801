import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { CalendarPlus, FolderPlus, Gavel, HelpCircle, MoreHorizontal, PenLine, Reply } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useMay } from '#web/app';
import { Button, buttonClasses, IconButton, Menu, MenuItem, useShortcut } from '#web/ui';
import type { AccountPage } from './sections.ts';
import { useAddress } from './use-address.ts';

const ActionDialog = lazy(() => import('./action-dialog.tsx').then((all) => ({ default: all.ActionDialog })));

export type Action = 'note' | 'meeting' | 'reply' | 'decision' | 'segment';

export function AccountActions({ account, page }: { account: string; page: AccountPage | undefined }) {
  const [action, setAction] = useState<Action>();
  const mayWork = useMay('work');
  const { change } = useAddress();
  const why = (): void => change({ why: '?' });
  useShortcut('w', why);
  useShortcut(mayWork ? 'l' : undefined, () => setAction('note'));
  const signals = page?.counts.signals ?? 0;
  return (
    <>
      <Button look="ghost" onClick={why} className="max-sm:hidden">
        <Trans>Why not…?</Trans>
      </Button>
      {mayWork && (
        <>
          <Button onClick={() => setAction('note')}>
            <Trans>Log a call</Trans>
          </Button>
          {signals > 0 && (
            <Link
              to="/accounts/$account/$section"
              params={{ account, section: 'signals' }}
              className={`${buttonClasses('primary')} max-sm:hidden`}
            >
              <Trans>Act on signal</Trans>
            </Link>
          )}
        </>
      )}
      <Menu
        trigger={
          <IconButton label={t`More for this account`} look="plain">
            <MoreHorizontal size={15} />
          </IconButton>
        }
      >
        {mayWork && (
          <>
            <MenuItem icon={<PenLine size={14} />} shortcut="l" onSelect={() => setAction('note')}>
              <Trans>Write a note</Trans>
            </MenuItem>
            <MenuItem icon={<CalendarPlus size={14} />} onSelect={() => setAction('meeting')}>
              <Trans>Book a meeting</Trans>
            </MenuItem>
            <MenuItem icon={<Reply size={14} />} onSelect={() => setAction('reply')}>
              <Trans>Record a reply</Trans>
            </MenuItem>
            {(page?.counts.opportunities ?? 0) > 0 && (
              <MenuItem icon={<Gavel size={14} />} onSelect={() => setAction('decision')}>
                <Trans>Record a decision</Trans>
              </MenuItem>
            )}
            <MenuItem icon={<FolderPlus size={14} />} onSelect={() => setAction('segment')}>
              <Trans>Add to a segment</Trans>
            </MenuItem>
          </>
        )}
        <MenuItem icon={<HelpCircle size={14} />} shortcut="w" onSelect={why}>
          <Trans>Why not…?</Trans>
        </MenuItem>
      </Menu>
      {action !== undefined && (
        <Suspense>
          <ActionDialog account={account} action={action} page={page} onClose={() => setAction(undefined)} />
        </Suspense>
      )}
    </>
  );
}

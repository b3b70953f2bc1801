import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useWrite } from '#web/api';
import { Button, Dialog, IconButton, Menu, MenuItem, MenuLine, tellDone } from '#web/ui';
import type { Files } from './draft-state.ts';
import { exportFiles } from './export.ts';
import { ImportDialog } from './import-dialog.tsx';
import { forgetDraft, type OpenDraft } from './use-draft.ts';

/** What is done more rarely: files out and in, throwing the draft away. */
export function StudioMenu({
  playbook,
  version,
  files,
  draft,
  mayAuthor,
  onOpened,
}: {
  playbook: string;
  version: string;
  files: Files;
  draft: OpenDraft | undefined;
  mayAuthor: boolean;
  onOpened: (playbook: string) => void;
}) {
  const [dialog, setDialog] = useState<'import' | 'discard'>();
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t`More`}>
            <Ellipsis size={16} />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => exportFiles(playbook, version, files)}>
          <Trans>Export as zip</Trans>
        </MenuItem>
        {mayAuthor && (
          <MenuItem onSelect={() => setDialog('import')}>
            <Trans>Import into the draft…</Trans>
          </MenuItem>
        )}
        {mayAuthor && draft !== undefined && (
          <>
            <MenuLine />
            <MenuItem danger onSelect={() => setDialog('discard')}>
              <Trans>Discard the draft…</Trans>
            </MenuItem>
          </>
        )}
      </Menu>
      {dialog === 'import' && (
        <ImportDialog
          drafts={draft === undefined ? {} : { [playbook]: draft.revision }}
          onClose={() => setDialog(undefined)}
          onOpened={(opened) => {
            forgetDraft(playbook);
            setDialog(undefined);
            onOpened(opened);
          }}
        />
      )}
      {dialog === 'discard' && draft !== undefined && (
        <DiscardDialog playbook={playbook} draft={draft} onClose={() => setDialog(undefined)} />
      )}
    </>
  );
}

function DiscardDialog({ playbook, draft, onClose }: { playbook: string; draft: OpenDraft; onClose: () => void }) {
  const discard = useWrite('discard-draft', {
    onDone: () => {
      forgetDraft(playbook);
      tellDone(t`The draft is thrown away.`);
      onClose();
    },
  });
  return (
    <Dialog
      open
      size="s"
      onOpenChange={(open) => !open && onClose()}
      title={<Trans>Discard the draft?</Trans>}
      description={<Trans>What everybody wrote in it is thrown away. What is live stays as it is.</Trans>}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            look="danger"
            busy={discard.isPending}
            onClick={() => discard.mutate({ playbook, revision: draft.revision })}
          >
            <Trans>Discard</Trans>
          </Button>
        </>
      }
    />
  );
}

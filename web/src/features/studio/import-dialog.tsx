import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { FolderOpen, Package } from 'lucide-react';
import { useRef, useState } from 'react';
import { useWrite } from '#web/api';
import { Button, Dialog } from '#web/ui';
import { type ImportedPlaybook, playbookIn } from './import-files.ts';
import { type Entries, unzip } from './zip.ts';

/** Takes a playbook in from a folder or a zip archive, as a draft: nothing goes live by it. */
export function ImportDialog({
  drafts,
  onOpened,
  onClose,
}: {
  /** Revisions of the drafts that there are, by playbook. */
  drafts: Readonly<Record<string, number>>;
  onOpened: (playbook: string) => void;
  onClose: () => void;
}) {
  const [found, setFound] = useState<ImportedPlaybook | { readonly kind: 'failed'; readonly why: string }>();
  const folder = useRef<HTMLInputElement>(null);
  const archive = useRef<HTMLInputElement>(null);
  const open = useWrite('open-draft', { onDone: ({ draft }) => onOpened(draft.playbook) });
  const take = async (reading: Promise<Entries | undefined>): Promise<void> => {
    try {
      const entries = await reading;
      setFound(entries === undefined ? { kind: 'failed', why: t`This is no zip archive.` } : playbookIn(entries));
    } catch (error) {
      setFound({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
    }
  };
  const ready = found?.kind === 'playbook' ? found : undefined;
  const before = ready === undefined ? undefined : drafts[ready.playbook];
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={<Trans>Import a playbook</Trans>}
      description={<Trans>From a folder that git keeps, or a zip archive of it. It is opened as a draft.</Trans>}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            look="primary"
            busy={open.isPending}
            disabled={ready === undefined}
            onClick={() =>
              ready !== undefined &&
              open.mutate({
                playbook: ready.playbook,
                files: { ...ready.files },
                ...(before === undefined ? {} : { replace: true, revision: before }),
              })
            }
          >
            {before === undefined ? <Trans>Open as a draft</Trans> : <Trans>Replace the draft</Trans>}
          </Button>
        </>
      }
    >
      <div className="flex flex-wrap gap-2">
        <Button icon={<FolderOpen size={14} />} onClick={() => folder.current?.click()}>
          <Trans>Choose a folder</Trans>
        </Button>
        <Button icon={<Package size={14} />} onClick={() => archive.current?.click()}>
          <Trans>Choose a zip archive</Trans>
        </Button>
      </div>
      <input
        ref={(element) => {
          folder.current = element;
          // React knows no such property; browsers do.
          element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        multiple
        hidden
        aria-label={t`Folder`}
        onChange={(event) => void take(filesOf(event.target.files))}
      />
      <input
        ref={archive}
        type="file"
        accept=".zip,application/zip"
        hidden
        aria-label={t`Zip archive`}
        onChange={(event) => void take(archiveOf(event.target.files))}
      />
      <div role="status" className="mt-4 text-s">
        {found !== undefined && <Found found={found} replaces={before !== undefined} />}
      </div>
    </Dialog>
  );
}

function Found({
  found,
  replaces,
}: {
  found: ImportedPlaybook | { readonly kind: 'failed'; readonly why: string };
  replaces: boolean;
}) {
  switch (found.kind) {
    case 'none':
      return (
        <p className="text-red">
          <Trans>There is no playbook.yaml in it that says which playbook it is.</Trans>
        </p>
      );
    case 'unreadable':
      return (
        <p className="text-red">
          <Trans>{found.file} is not UTF-8. Save it as UTF-8, then choose again.</Trans>
        </p>
      );
    case 'failed':
      return <p className="text-red">{found.why}</p>;
    case 'playbook':
      return (
        <>
          <p className="font-medium">
            {found.playbook} · {plural(Object.keys(found.files).length, { one: '# file', other: '# files' })}
          </p>
          {replaces && (
            <p className="mt-1 text-yellow">
              <Trans>There is a draft of it already. What is written there is replaced.</Trans>
            </p>
          )}
          {found.left.length > 0 && (
            <p className="mt-1 text-text-2">
              <Trans>Left out, because a playbook is text: {found.left.slice(0, 5).join(', ')}</Trans>
            </p>
          )}
        </>
      );
  }
}

async function filesOf(list: FileList | null): Promise<Entries> {
  const entries: Record<string, Uint8Array> = {};
  for (const file of list ?? []) {
    const path = file.webkitRelativePath === '' ? file.name : file.webkitRelativePath;
    entries[path] = new Uint8Array(await file.arrayBuffer());
  }
  return entries;
}

async function archiveOf(list: FileList | null): Promise<Entries | undefined> {
  const file = list?.[0];
  return file === undefined ? {} : unzip(new Uint8Array(await file.arrayBuffer()));
}

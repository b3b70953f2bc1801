import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { FolderInput, Plus } from 'lucide-react';
import { useState } from 'react';
import { type Output, useRead, useWrite } from '#web/api';
import { useMay, useWords } from '#web/app';
import { Button, buttonClasses, EmptyState, formatNumber, Loaded, Page, Pill, When } from '#web/ui';
import { authorName } from './author-name.ts';
import { ImportDialog } from './import-dialog.tsx';
import { NewPlaybookDialog } from './new-playbook-dialog.tsx';

type Entry = Output<'list-catalogue'>['playbooks'][number];

/** All playbooks: what is live, what is being written, what comes with the product. */
export function CatalogueScreen() {
  const answer = useRead('list-catalogue', {});
  const mayAuthor = useMay('author');
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'new' | 'import'>();
  const entries = answer.data?.playbooks ?? [];
  const open = (playbook: string): void => void navigate({ to: '/playbooks/$playbook', params: { playbook } });
  const drafts = Object.fromEntries(
    entries.flatMap(({ playbook, draft }) => (draft === undefined ? [] : [[playbook, draft.revision]])),
  );
  return (
    <Page
      title={t`Playbooks`}
      note={<Trans>How your team looks after its customers</Trans>}
      actions={
        mayAuthor && (
          <>
            <Button icon={<FolderInput size={14} />} onClick={() => setDialog('import')}>
              <Trans>Import</Trans>
            </Button>
            <Button look="primary" icon={<Plus size={14} />} onClick={() => setDialog('new')}>
              <Trans>New playbook</Trans>
            </Button>
          </>
        )
      }
    >
      <Loaded answer={answer} rows={4}>
        {({ playbooks }) =>
          playbooks.length === 0 ? (
            <EmptyState title={<Trans>No playbooks yet</Trans>}>
              <Trans>
                A playbook says what is measured, what healthy means, which signals matter, and what happens then.
              </Trans>
            </EmptyState>
          ) : (
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,24rem),1fr))] gap-3">
              {playbooks.map((entry) => (
                <PlaybookCard key={entry.playbook} entry={entry} mayAuthor={mayAuthor} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {dialog === 'import' && <ImportDialog drafts={drafts} onOpened={open} onClose={() => setDialog(undefined)} />}
      {dialog === 'new' && (
        <NewPlaybookDialog
          taken={entries.map(({ playbook }) => playbook)}
          onOpened={open}
          onClose={() => setDialog(undefined)}
        />
      )}
    </Page>
  );
}

function PlaybookCard({ entry, mayAuthor }: { entry: Entry; mayAuthor: boolean }) {
  const { playbook, title, live, draft, preparing, inside, versions } = entry;
  const words = useWords();
  const isKept = versions > 0 || draft !== undefined;
  return (
    <li className="flex flex-col gap-2 rounded-l border border-line bg-surface p-4">
      <div className="flex items-start gap-2">
        <h2 className="min-w-0 flex-1 truncate text-l font-semibold">
          {isKept ? (
            <Link to="/playbooks/$playbook" params={{ playbook }} className="hover:underline">
              {words.say(playbook, title)}
            </Link>
          ) : (
            title
          )}
        </h2>
        {live !== undefined && (
          <Pill tone="green">
            <Trans>live {live.version}</Trans>
          </Pill>
        )}
        {preparing !== undefined && (
          <Pill tone="yellow">
            <Trans>preparing {preparing.version}</Trans>
          </Pill>
        )}
      </div>
      <p className="text-s text-text-3">{playbook}</p>
      <dl className="flex flex-wrap gap-x-5 gap-y-1 text-s">
        <Fact name={t`Accounts inside`} value={formatNumber(inside)} />
        <Fact name={t`Versions`} value={formatNumber(versions)} />
        {live !== undefined && <Fact name={t`Published`} value={<When at={live.published_at} />} />}
      </dl>
      <div className="flex flex-1 items-end justify-between gap-2 pt-1 text-s">
        <span className="min-w-0 text-text-2">
          {draft !== undefined && (
            <Trans>
              Draft saved <When at={draft.saved_at} /> by {authorName(draft.saved_by)}
            </Trans>
          )}
        </span>
        {isKept ? (
          <Link to="/playbooks/$playbook" params={{ playbook }} className={buttonClasses()}>
            {draft === undefined ? <Trans>Open</Trans> : <Trans>Open the draft</Trans>}
          </Link>
        ) : (
          mayAuthor && entry.shipped !== undefined && <TakeUp playbook={playbook} folder={entry.shipped.folder} />
        )}
      </div>
    </li>
  );
}

function Fact({ name, value }: { name: string; value: React.ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-text-3">{name}</dt>
      <dd className="tabular-nums">{value}</dd>
    </div>
  );
}

/** Opens a draft from a playbook that comes with the product. */
function TakeUp({ playbook, folder }: { playbook: string; folder: string }) {
  const navigate = useNavigate();
  const shipped = useRead('get-shipped-playbook', { folder });
  const open = useWrite('open-draft', {
    onDone: () => void navigate({ to: '/playbooks/$playbook', params: { playbook } }),
  });
  return (
    <Button
      busy={open.isPending}
      disabled={shipped.data === undefined}
      onClick={() => shipped.data !== undefined && open.mutate({ playbook, files: shipped.data.files })}
    >
      <Trans>Take up as a draft</Trans>
    </Button>
  );
}

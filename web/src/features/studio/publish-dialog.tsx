import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { type Output, useRead, useWrite } from '#web/api';
import { Button, Dialog, Loaded, TextField, tellDone } from '#web/ui';
import { ChangeList, changeSummary } from './change-list.tsx';
import { type Choice, insideInput, NOTHING, type Preview, undecided } from './inside-choice.ts';
import { InsideChooser } from './inside-chooser.tsx';
import { forgetDraft, type OpenDraft } from './use-draft.ts';
import { nextVersion, versionIn, withVersion } from './version-text.ts';

const HEAD = 'playbook.yaml';

/** The last look before a draft goes live: its version, what changes in words, and what becomes of those inside. */
export function PublishDialog({
  playbook,
  draft,
  versions,
  onClose,
}: {
  playbook: string;
  draft: OpenDraft;
  versions: Output<'get-studio'>['versions'];
  onClose: () => void;
}) {
  const taken = versions.map(({ version }) => version);
  const written = versionIn(draft.files[HEAD] ?? '');
  const [version, setVersion] = useState(() => (taken.includes(written) ? nextVersion(written, taken) : written));
  const [changes, setChanges] = useState('');
  const [choice, setChoice] = useState<Choice>(NOTHING);
  const [busy, setBusy] = useState(false);
  const files = withHead(draft.files, version, written, changes);
  const preview = useRead('preview-publication', { playbook, files }, { keepPrevious: true });
  const isTaken = taken.includes(version);
  const publish = useWrite('publish-playbook', {
    onDone: (output) => {
      forgetDraft(playbook);
      tellDone(t`${output.playbook} ${output.version} is published. It goes live once it is prepared.`);
      onClose();
    },
  });
  const open = preview.data === undefined ? 0 : undecided(choice, preview.data);
  const lacksOutcome = choice.what === 'leave' && !/^[a-z][a-z0-9_]*$/.test(choice.outcome);
  const problems = preview.data?.problems.length ?? 0;
  const send = async (shown: Preview): Promise<void> => {
    setBusy(true);
    if (files[HEAD] !== draft.files[HEAD]) draft.edit(HEAD, files[HEAD] ?? '');
    const revision = await draft.save();
    setBusy(false);
    if (revision !== undefined) publish.mutate({ draft: { playbook, revision }, inside: insideInput(choice, shown) });
  };
  return (
    <Dialog
      open
      size="l"
      onOpenChange={(next) => !next && onClose()}
      title={<Trans>Publish</Trans>}
      description={<Trans>It is prepared first, so that nothing is missing, then it goes live by itself.</Trans>}
      footer={
        <>
          {open > 0 && (
            <span className="mr-auto self-center text-s text-red">
              {plural(open, { one: 'Decide what becomes of # account', other: 'Decide what becomes of # accounts' })}
            </span>
          )}
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            look="primary"
            busy={busy || publish.isPending}
            disabled={
              preview.data === undefined || problems > 0 || isTaken || version === '' || open > 0 || lacksOutcome
            }
            onClick={() => preview.data !== undefined && void send(preview.data)}
          >
            <Trans>Publish {version}</Trans>
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <div className="grid grid-cols-[10rem_1fr] gap-3 max-sm:grid-cols-1">
          <TextField
            label={t`Version`}
            value={version}
            error={isTaken ? t`Published already with other content.` : undefined}
            onChange={(event) => setVersion(event.target.value.replace(/['"\n]/g, ''))}
          />
          <TextField
            label={t`What changes`}
            placeholder={t`For the change log, in a sentence`}
            value={changes}
            onChange={(event) => setChanges(event.target.value)}
          />
        </div>
        <Loaded answer={preview} rows={4}>
          {(shown) =>
            shown.problems.length > 0 ? (
              <p role="alert" className="text-s text-red">
                {plural(shown.problems.length, {
                  one: 'The draft has # problem. It can be published once that is put right.',
                  other: 'The draft has # problems. It can be published once they are put right.',
                })}
              </p>
            ) : (
              <InsideChooser playbook={playbook} preview={shown} choice={choice} onChange={setChoice} />
            )
          }
        </Loaded>
        <Differences playbook={playbook} draft={draft} />
      </div>
    </Dialog>
  );
}

function Differences({ playbook, draft }: { playbook: string; draft: OpenDraft }) {
  const [shown, setShown] = useState(false);
  const answer = useRead('compare-playbooks', {
    playbook,
    before: { live: true },
    after: { files: { ...draft.files } },
  });
  const { data } = answer;
  useEffect(() => setShown((before) => before || (data?.changes.length ?? 99) <= 4), [data]);
  if (data === undefined || data.files.length === 0) return null;
  return (
    <section>
      <button
        type="button"
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
        className="mb-2 text-s text-accent hover:underline"
      >
        {shown ? (
          <Trans>Hide what differs from what is live</Trans>
        ) : (
          <Trans>Show what differs from what is live</Trans>
        )}{' '}
        ({changeSummary(data)})
      </button>
      {shown && <ChangeList comparison={data} />}
    </section>
  );
}

function withHead(
  files: Readonly<Record<string, string>>,
  version: string,
  written: string,
  changes: string,
): Record<string, string> {
  if (version === written && changes.trim() === '') return { ...files };
  const month = new Date().toISOString().slice(0, 7);
  return { ...files, [HEAD]: withVersion(files[HEAD] ?? '', version, changes, month) };
}

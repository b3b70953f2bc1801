import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useRead, useWrite } from '#web/api';
import { useEditing, useMay, useWords } from '#web/app';
import { Avatar, Button, Page, Pill, useShortcut } from '#web/ui';
import type { Side } from './changes-panel.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import type { Files } from './draft-state.ts';
import { CodeEditor, type PlaybookProblem, type Reveal } from './editor/code-editor.tsx';
import { declared, wordAt } from './editor/meaning.ts';
import { FileTree } from './file-tree.tsx';
import { beginningOf, inOrder, localesIn } from './files.ts';
import { editorPhrases } from './phrases.ts';
import { ProblemsStrip } from './problems-strip.tsx';
import { PublicationStrip } from './publication-strip.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { SaveMark } from './save-mark.tsx';
import type { PanelName, StudioSearch } from './search.ts';
import { StudioPanel } from './side-panel.tsx';
import type { Studio } from './studio.ts';
import { StudioMenu } from './studio-menu.tsx';
import { useCheck } from './use-check.ts';
import { useDraft } from './use-draft.ts';
import { useScenarios } from './use-scenarios.ts';
import { versionIn } from './version-text.ts';

const NONE: readonly PlaybookProblem[] = [];
const NO_FILES: Files = {};

export function StudioPage({ studio, onOpened }: { studio: Studio; onOpened: (playbook: string) => void }) {
  const { playbook, live, versions } = studio;
  const search: StudioSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const mayAuthor = useMay('author');
  const words = useWords();
  const draft = useDraft(
    playbook,
    studio.draft,
    t`Your last changes could not be saved. They are kept in this browser. Leave all the same?`,
  );
  const old = useRead(
    'get-playbook-files',
    { playbook, version: search.version ?? '' },
    { enabled: search.version !== undefined },
  );
  const isOld = search.version !== undefined;
  const files = isOld ? (old.data?.files ?? NO_FILES) : (draft?.files ?? live?.files ?? NO_FILES);
  const mayEdit = mayAuthor && draft !== undefined && !isOld && draft.status !== 'gone';
  const others = useEditing(`playbook:${playbook}`, mayEdit);
  const openDraft = useWrite('open-draft');
  const language = useRead('get-playbook-language', {});
  const { checked, isNew } = useCheck(Object.keys(files).length === 0 ? undefined : files);
  const problems = checked?.problems ?? NONE;
  const scenarios = useScenarios(files, checked !== undefined && isNew && problems.length === 0);
  const [publishing, setPublishing] = useState(false);
  const [reveal, setReveal] = useState<Reveal>();
  const [line, setLine] = useState(1);
  const phrases = useMemo(() => editorPhrases(), []);
  const names = inOrder(Object.keys(files));
  const file = search.file !== undefined && search.file in files ? search.file : (firstOf(names) ?? '');
  const panel = search.panel ?? 'map';

  const go = useCallback(
    (next: StudioSearch): void =>
      void navigate({
        to: '/playbooks/$playbook',
        params: { playbook },
        search: (before: StudioSearch) => ({ ...before, ...next }),
        replace: next.file === undefined,
      }),
    [navigate, playbook],
  );
  const goTo = useCallback(
    (where: { file: string; line: number; column?: number }): void => {
      go({ file: where.file });
      setReveal({
        line: where.line,
        nonce: Date.now(),
        ...(where.column === undefined ? {} : { column: where.column }),
      });
    },
    [go],
  );
  const asked = useRef(search.line);
  useEffect(() => {
    if (asked.current !== undefined && file !== '') setReveal({ line: asked.current, nonce: 1 });
    asked.current = undefined;
  }, [file]);

  const knowledge = useCallback(
    () => ({ file, language: language.data, names: checked?.names ?? [] }),
    [file, language.data, checked],
  );
  const nextProblem = (step: 1 | -1): void => {
    const here = problems.findIndex((one) => one.file === file && one.line >= line);
    const next = problems.at((here < 0 ? 0 : here + (step === 1 ? 0 : -1)) % Math.max(1, problems.length));
    const other = problems.find((one) => one.file !== file) ?? next;
    const target = problems.some((one) => one.file === file) ? next : other;
    if (target !== undefined) goTo(target);
  };
  const goToName = (offset: number): void => {
    const word = wordAt(files[file] ?? '', offset)?.word;
    const found = word === undefined ? undefined : declared(checked?.names ?? [], word);
    if (found !== undefined) goTo(found);
  };
  const save = (): void => void draft?.save();
  useShortcut('mod+s', save);
  useShortcut('mod+Enter', scenarios.run);
  useShortcut('F8', () => nextProblem(1));
  useShortcut('shift+F8', () => nextProblem(-1));

  const counts: Record<string, number> = {};
  for (const problem of problems) counts[problem.file] = (counts[problem.file] ?? 0) + 1;
  const changed = new Set(names.filter((name) => live !== undefined && live.files[name] !== files[name]));
  const [compareWith, setCompareWith] = useState<string>();
  const before: Side = compareWith === undefined ? { live: true } : { version: compareWith };
  const later = useLater(files);
  const after: Side = isOld ? { version: search.version ?? '' } : { files: later };
  const problemsHere = useProblemsOf(problems, file);
  const title = words.playbook(playbook);
  const versionNow = versionIn(files['playbook.yaml'] ?? '');

  return (
    <Page
      flush
      tabTitle={title}
      title={
        <>
          <Link to="/playbooks" className="font-normal text-text-2 hover:text-text">
            <Trans>Playbooks</Trans>
          </Link>
          <span className="text-text-3">/</span>
          {title}
        </>
      }
      note={
        <span className="flex items-center gap-2">
          {isOld ? (
            <Pill>
              <Trans>Version {search.version}</Trans>
            </Pill>
          ) : draft !== undefined ? (
            <Pill tone="info">
              {studio.draft?.base === undefined ? (
                <Trans>Draft</Trans>
              ) : (
                <Trans>Draft, begun from {studio.draft.base}</Trans>
              )}
            </Pill>
          ) : (
            <Pill tone="green">
              <Trans>live {live?.version}</Trans>
            </Pill>
          )}
          {draft !== undefined && !isOld && <SaveMark draft={draft} />}
          {others.map((other) => (
            <span key={other.person} title={t`${other.name} writes in this draft too`}>
              <Avatar name={other.name} />
            </span>
          ))}
        </span>
      }
      actions={
        <>
          {isOld && (
            <Button
              onClick={() =>
                void navigate({ to: '/playbooks/$playbook', params: { playbook }, search: { panel: 'versions' } })
              }
            >
              <Trans>Back to what is open</Trans>
            </Button>
          )}
          {mayAuthor && draft === undefined && !isOld && (
            <Button
              look="primary"
              icon={<Pencil size={14} />}
              busy={openDraft.isPending}
              onClick={() => openDraft.mutate({ playbook })}
            >
              <Trans>Edit</Trans>
            </Button>
          )}
          {mayEdit && (
            <Button look="primary" disabled={draft.status === 'conflict'} onClick={() => setPublishing(true)}>
              <Trans>Publish…</Trans>
            </Button>
          )}
          <StudioMenu
            playbook={playbook}
            version={versionNow}
            files={files}
            draft={isOld ? undefined : draft}
            mayAuthor={mayAuthor}
            onOpened={onOpened}
          />
        </>
      }
    >
      <PublicationStrip playbook={playbook} />
      <div className="grid min-h-0 flex-1 grid-cols-[13.5rem_minmax(0,1fr)_minmax(0,42%)] max-lg:grid-cols-[11rem_minmax(0,1fr)] max-lg:grid-rows-[60%_40%] max-sm:grid-cols-1 max-sm:grid-rows-[auto_55vh_55vh] max-sm:overflow-y-auto">
        <FileTree
          files={names}
          open={file}
          problems={counts}
          changed={changed}
          mayEdit={mayEdit}
          onOpen={(name) => go({ file: name })}
          onAdd={(name) => {
            draft?.edit(name, beginningOf(name, localesIn(files)));
            go({ file: name });
          }}
          onRename={(name, to) => {
            draft?.edit(to, files[name] ?? '');
            draft?.edit(name, null);
            go({ file: to });
          }}
          onRemove={(name) => draft?.edit(name, null)}
        />
        <div className="flex min-h-0 min-w-0 flex-col">
          <div className="min-h-0 flex-1">
            {file !== '' && (
              <CodeEditor
                file={file}
                text={files[file] ?? ''}
                readOnly={!mayEdit}
                label={t`Text of the playbook`}
                problems={problemsHere}
                reveal={reveal}
                phrases={phrases}
                knowledge={knowledge}
                onChange={(text) => draft?.edit(file, text)}
                onLine={setLine}
                onSave={save}
                onRun={scenarios.run}
                onProblem={nextProblem}
                onGoTo={goToName}
              />
            )}
          </div>
          <ProblemsStrip problems={checked?.problems} onGo={goTo} />
        </div>
        <div className="min-h-0 min-w-0 max-lg:col-span-full">
          <StudioPanel
            studio={studio}
            panel={panel}
            mayAuthor={mayAuthor}
            checked={checked}
            scenarios={scenarios}
            file={file}
            line={line}
            files={files}
            before={before}
            after={after}
            labels={[compareWith ?? t`Live`, isOld ? (search.version ?? '') : t`Draft`]}
            onPanel={(next: PanelName) => go({ panel: next })}
            onLine={(name, at) => goTo({ file: name, line: at })}
            onFile={(name) => go({ file: name })}
            onCompare={(version) => {
              setCompareWith(version);
              go({ panel: 'changes' });
            }}
          />
        </div>
      </div>
      {publishing && draft !== undefined && (
        <PublishDialog playbook={playbook} draft={draft} versions={versions} onClose={() => setPublishing(false)} />
      )}
      {draft?.conflict !== undefined && <ConflictDialog conflict={draft.conflict} onSettle={draft.settle} />}
    </Page>
  );
}

/** A journey is what one mostly comes for. */
const firstOf = (names: readonly string[]): string | undefined =>
  names.find((name) => name.startsWith('journeys/')) ?? names[0];

function useProblemsOf(problems: readonly PlaybookProblem[], file: string): readonly PlaybookProblem[] {
  return useMemo(() => problems.filter((one) => one.file === file), [problems, file]);
}

/** What is compared follows what is written after a moment. */
function useLater(files: Files): Record<string, string> {
  const [later, setLater] = useState(files);
  useEffect(() => {
    const timer = setTimeout(() => setLater(files), 600);
    return () => clearTimeout(timer);
  }, [files]);
  return useMemo(() => ({ ...later }), [later]);
}

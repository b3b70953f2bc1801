import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { useRead } from '#web/api';
import { EmptyState, Loaded, Segmented } from '#web/ui';
import { ChangeList, type Comparison, changeSummary } from './change-list.tsx';
import type { Files } from './draft-state.ts';
import { DiffView } from './editor/diff-view.tsx';
import { editorPhrases } from './phrases.ts';

export type Side = { version: string } | { live: true } | { files: Record<string, string> };

/** What differs between two versions: in words, or text beside text. */
export function ChangesPanel({
  playbook,
  before,
  after,
  labels,
  onFile,
}: {
  playbook: string;
  before: Side;
  after: Side;
  labels: readonly [string, string];
  onFile?: (file: string) => void;
}) {
  const [as, setAs] = useState<'words' | 'text'>('words');
  const answer = useRead('compare-playbooks', { playbook, before, after }, { keepPrevious: true });
  return (
    <Loaded answer={answer} rows={6}>
      {(comparison) =>
        comparison.files.length === 0 ? (
          <EmptyState title={<Trans>Nothing differs</Trans>}>
            <Trans>What you change is told here in words: which thresholds, weights, steps and texts.</Trans>
          </EmptyState>
        ) : (
          <div className="flex h-full min-h-0 flex-col">
            <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-2 border-b border-line px-3.5 py-1.5 text-s">
              <span className="min-w-0 flex-1 text-text-2">{changeSummary(comparison)}</span>
              <Segmented
                label={t`How to show what differs`}
                value={as}
                onChange={setAs}
                options={[
                  { value: 'words', label: t`In words` },
                  { value: 'text', label: t`Side by side` },
                ]}
              />
            </div>
            {as === 'words' ? (
              <div className="min-h-0 flex-1 overflow-y-auto px-3.5 py-3">
                <ChangeList comparison={comparison} onFile={onFile} />
              </div>
            ) : (
              <Texts comparison={comparison} labels={labels} />
            )}
          </div>
        )
      }
    </Loaded>
  );
}

function Texts({ comparison, labels }: { comparison: Comparison; labels: readonly [string, string] }) {
  const [chosen, setChosen] = useState('');
  const names = comparison.files.map(({ file }) => file);
  const file = names.includes(chosen) ? chosen : (names[0] ?? '');
  const phrases = useMemo(() => editorPhrases(), []);
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2 p-3">
      <label className="flex items-center gap-2 text-s">
        <span className="text-text-2">
          <Trans>File</Trans>
        </span>
        <select
          value={file}
          onChange={(event) => setChosen(event.target.value)}
          className="h-7 min-w-0 flex-1 rounded border border-line-strong bg-surface px-2 text-s pointer-coarse:h-11"
        >
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <div className="grid grid-cols-2 text-xs text-text-3">
        <span>{labels[0]}</span>
        <span>{labels[1]}</span>
      </div>
      <div className="min-h-0 flex-1">
        <DiffView
          key={file}
          file={file}
          before={textIn(comparison.before, file)}
          after={textIn(comparison.after, file)}
          labels={labels}
          phrases={phrases}
        />
      </div>
    </div>
  );
}

const textIn = (files: Files, file: string): string => files[file] ?? '';

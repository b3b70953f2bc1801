import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { Button, Dialog, Segmented, When } from '#web/ui';
import { authorName } from './author-name.ts';
import type { Edits } from './draft-state.ts';
import { DiffView } from './editor/diff-view.tsx';
import { editorPhrases } from './phrases.ts';
import type { Conflict } from './use-draft.ts';

/** Two people wrote the same file: both texts are shown, and one of them goes on. Neither is lost before that. */
export function ConflictDialog({ conflict, onSettle }: { conflict: Conflict; onSettle: (decided: Edits) => void }) {
  const [chosen, setChosen] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({});
  const phrases = useMemo(() => editorPhrases(), []);
  const { conflicts } = conflict;
  const open = conflicts.filter(({ file }) => chosen[file] === undefined);
  return (
    <Dialog
      open
      size="l"
      onOpenChange={() => undefined}
      title={<Trans>Somebody else changed the same file</Trans>}
      description={<Trans>Nothing is overwritten. Choose which text goes on; the other can be copied from here.</Trans>}
      footer={
        <Button
          look="primary"
          disabled={open.length > 0}
          onClick={() =>
            onSettle(
              Object.fromEntries(
                conflicts.map(({ file, mine, theirs }) => [file, chosen[file] === 'mine' ? mine : theirs]),
              ),
            )
          }
        >
          <Trans>Go on with these</Trans>
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        {conflicts.map(({ file, mine, theirs, by, at }) => (
          <section key={file}>
            <div className="mb-2 flex flex-wrap items-center gap-2 text-s">
              <span className="font-medium">{file}</span>
              <span className="min-w-0 flex-1 text-text-2">
                <Trans>
                  changed by {authorName(by)} <When at={at} />
                </Trans>
              </span>
              <Segmented
                label={t`Which text of ${file} goes on`}
                value={chosen[file] ?? ('' as 'mine')}
                onChange={(which) => setChosen({ ...chosen, [file]: which })}
                options={[
                  { value: 'theirs', label: theirs === null ? t`Theirs: removed` : t`Theirs (left)` },
                  { value: 'mine', label: mine === null ? t`Mine: removed` : t`Mine (right)` },
                ]}
              />
            </div>
            <div className="h-72">
              <DiffView
                file={file}
                before={theirs ?? ''}
                after={mine ?? ''}
                labels={[t`Theirs`, t({ message: 'Mine', context: 'text' })]}
                phrases={phrases}
              />
            </div>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

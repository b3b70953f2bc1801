import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { type Input, Problem } from '#web/api';
import { Button, formatNumber, IconButton, tellDone, tellFailure } from '#web/ui';
import { countSelected, type Selecting } from '#web/ui/data-table';
import { type BulkChange, editAll, type Outcome, selectedAccounts, undoAll } from './bulk-edit.ts';
import { EditDialog, type EditKind } from './edit-dialog.tsx';

interface BulkBarProps {
  readonly selecting: Selecting;
  readonly total: number;
  readonly query: Input<'list-account-ids'>;
}

/** What can be done with all that is selected. */
export function BulkBar({ selecting, total, query }: BulkBarProps) {
  const [kind, setKind] = useState<EditKind>();
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number }>();
  const stop = useRef<AbortController>(undefined);
  const { selection, select, clear } = selecting;
  const count = countSelected(selection, total);
  if (count === 0 && progress === undefined) return null;
  const edit = async (change: BulkChange): Promise<void> => {
    setKind(undefined);
    stop.current = new AbortController();
    setProgress({ done: 0, of: count });
    try {
      const accounts = await selectedAccounts(selection, query);
      const of = accounts.length;
      tell(await editAll(accounts, change, (done) => setProgress({ done, of }), stop.current.signal));
      clear();
    } catch (error) {
      tellFailure(error instanceof Problem ? error.message : String(error));
    } finally {
      setProgress(undefined);
    }
  };
  return (
    <div
      role="toolbar"
      aria-label={t`Selected accounts`}
      className="flex flex-wrap items-center gap-2 border-t border-line bg-surface px-6 py-2 max-sm:px-4"
    >
      {progress === undefined ? (
        <>
          <span className="text-s font-medium tabular-nums" aria-live="polite">
            {plural(count, { one: '# account selected', other: '# accounts selected' })}
          </span>
          {selection.kind === 'some' && count < total && (
            <Button look="ghost" onClick={() => select({ kind: 'all', ids: new Set() })}>
              {t`Select all ${formatNumber(total)}`}
            </Button>
          )}
          <span className="flex-1" />
          <Button onClick={() => setKind('owner')}>
            <Trans>Assign</Trans>
          </Button>
          <Button onClick={() => setKind('segment')}>
            <Trans>Segment</Trans>
          </Button>
          <Button onClick={() => setKind('join')}>
            <Trans>Add to</Trans>
          </Button>
          <Button onClick={() => setKind('attribute')}>
            <Trans>Set an attribute</Trans>
          </Button>
          <IconButton label={t`Clear the selection`} onClick={clear}>
            <X size={15} />
          </IconButton>
        </>
      ) : (
        <>
          <progress
            max={progress.of}
            value={progress.done}
            aria-label={t`Accounts that are changed`}
            className="h-1.5 flex-1 accent-(--accent)"
          />
          <span className="text-s tabular-nums">
            {t`${formatNumber(progress.done)} of ${formatNumber(progress.of)}`}
          </span>
          <Button onClick={() => stop.current?.abort()}>
            <Trans>Stop</Trans>
          </Button>
        </>
      )}
      {kind !== undefined && (
        <EditDialog
          kind={kind}
          count={count}
          onClose={() => setKind(undefined)}
          onEdit={(change) => void edit(change)}
        />
      )}
    </div>
  );
}

function tell(outcome: Outcome): void {
  const { changed, same, unknown } = outcome;
  const parts = [
    plural(changed, { one: '# account changed', other: '# accounts changed' }),
    ...(same === 0 ? [] : [plural(same, { one: '# was so already', other: '# were so already' })]),
    ...(unknown === 0 ? [] : [plural(unknown, { one: '# is gone', other: '# are gone' })]),
  ];
  const undo = (): void => {
    undoAll(outcome).then(
      (restored) => tellDone(plural(restored, { one: '# account is as it was', other: '# accounts are as they were' })),
      (error: unknown) => tellFailure(error instanceof Error ? error.message : String(error)),
    );
  };
  tellDone(parts.join(' · '), changed === 0 ? undefined : undo);
}

import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { call, invalidateReads, Problem, queryClient } from '#web/api';
import { Button, tellDone, tellFailure } from '#web/ui';
import { SelectionBar } from '#web/ui/data-table';
import { CancelDialog } from './cancel-dialog.tsx';
import { mayReopen, needsPage, type Task } from './task-words.ts';

interface BulkBarProps {
  readonly tasks: readonly Task[];
  readonly onSnooze: () => void;
  readonly onClear: () => void;
}

/** What can be done with several tasks at once; those with a form or of a journey are completed one by one. */
export function BulkBar({ tasks, onSnooze, onClear }: BulkBarProps) {
  const [cancelling, setCancelling] = useState(false);
  const [busy, setBusy] = useState(false);
  const simple = tasks.filter((task) => task.status === 'open' && !needsPage(task) && mayReopen(task));
  const run = async (operation: 'complete-task' | 'reopen-task', which: readonly Task[]): Promise<void> => {
    for (const { account, task } of which) await call(operation, { account, task });
    await invalidateReads(queryClient);
  };
  const complete = async (): Promise<void> => {
    setBusy(true);
    try {
      await run('complete-task', simple);
      tellDone(plural(simple.length, { one: '# task is done', other: '# tasks are done' }), () => {
        void run('reopen-task', simple);
      });
      onClear();
    } catch (error) {
      tellFailure(error instanceof Problem ? error.message : String(error));
    }
    setBusy(false);
  };
  const count = simple.length;
  return (
    <SelectionBar count={tasks.length} onClear={onClear}>
      {simple.length > 0 && (
        <Button busy={busy} onClick={() => void complete()} title={t`Those without a form that no journey waits for`}>
          <Trans>Complete {count}</Trans>
        </Button>
      )}
      <Button onClick={onSnooze}>
        <Trans>Put off</Trans>
      </Button>
      <Button look="danger" onClick={() => setCancelling(true)}>
        <Trans>Cancel</Trans>
      </Button>
      {cancelling && <CancelDialog tasks={tasks} onClose={() => setCancelling(false)} onDone={onClear} />}
    </SelectionBar>
  );
}

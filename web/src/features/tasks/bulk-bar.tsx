import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { call } from '#web/api';
import { Button, tellDone, useEach } from '#web/ui';
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
  const { busy, each } = useEach();
  const simple = tasks.filter((task) => task.status === 'open' && !needsPage(task) && mayReopen(task));
  const complete = (): Promise<void> =>
    each(
      simple,
      ({ account, task }) => call('complete-task', { account, task }),
      () => {
        const reopen = ({ account, task }: Task) => call('reopen-task', { account, task });
        tellDone(
          plural(simple.length, { one: '# task is done', other: '# tasks are done' }),
          () => void each(simple, reopen, () => undefined),
        );
        onClear();
      },
    );
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

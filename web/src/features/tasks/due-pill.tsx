import { t } from '@lingui/core/macro';
import { formatInstant, formatLength, Pill, useNow } from '#web/ui';
import { dueText, type Task } from './task-words.ts';

/** When it is due: red once that has passed. */
export function DuePill({ task: { due_at: due, status } }: { task: Pick<Task, 'due_at' | 'status'> }) {
  const now = useNow(60_000);
  if (due === undefined) return null;
  const late = now - Date.parse(due);
  if (status !== 'open' || late <= 0) {
    return (
      <Pill title={formatInstant(due)} className="tabular-nums">
        {dueText(due, now)}
      </Pill>
    );
  }
  const length = formatLength(late);
  return (
    <Pill tone="red" title={formatInstant(due)} className="tabular-nums">
      {t`${length} overdue`}
    </Pill>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Output } from '#web/api';
import { TaskRow } from '#web/features/tasks';
import { EmptyState, formatNumber, Panel } from '#web/ui';
import type { Whose } from './search.ts';

/** What is overdue and due first. */
export function DueTasks({ today, whose }: { today: Output<'get-today'>; whose: Whose }) {
  const { tasks, due_today: due, overdue, open } = today;
  const words = [
    ...(overdue > 0 ? [t`${formatNumber(overdue)} overdue`] : []),
    ...(due > 0 ? [t`${formatNumber(due)} due today`] : []),
  ];
  return (
    <Panel
      flush
      title={<Trans>Tasks</Trans>}
      note={words.length > 0 ? words.join(', ') : undefined}
      actions={
        open > 0 && (
          <Link to="/tasks" search={{ whose } as never} className="text-s hover:underline">
            <Trans>All {formatNumber(open)} open</Trans>
          </Link>
        )
      }
    >
      {tasks.length === 0 ? (
        <EmptyState title={<Trans>No task is open</Trans>}>
          <Trans>Journeys give tasks with a guide and a form; next steps of calls become tasks too.</Trans>
        </EmptyState>
      ) : (
        <ul>
          {tasks.map((task) => (
            <TaskRow key={task.task} task={task} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type Output, useRead } from '#web/api';
import { EmptyState, Loaded, Panel, Pill, When } from '#web/ui';
import { SectionTable } from '../section-table.tsx';
import type { SectionProps } from '../sections.ts';
import { languageNow } from '../titles.ts';

type Task = Output<'list-tasks'>['tasks'][number];

/** What somebody is to do for the account, and what was done. */
export function TasksSection({ account }: SectionProps) {
  const locale = languageNow();
  const open = useRead('list-tasks', { account, status: 'open', snoozed: 'show', limit: 100, locale });
  const done = useRead('list-tasks', { account, status: 'done', limit: 50, locale });
  return (
    <div className="flex flex-col gap-4">
      <Panel flush title={<Trans context="state">Open</Trans>}>
        <Loaded answer={open} rows={4}>
          {({ tasks }) =>
            tasks.length === 0 ? (
              <EmptyState title={<Trans>Nothing is to be done</Trans>}>
                <Trans>Journeys give tasks at the steps that need a person.</Trans>
              </EmptyState>
            ) : (
              <TaskTable tasks={tasks} label={t`Open tasks`} />
            )
          }
        </Loaded>
      </Panel>
      {done.data !== undefined && done.data.tasks.length > 0 && (
        <Panel flush title={<Trans>Done</Trans>}>
          <TaskTable tasks={done.data.tasks} label={t`Tasks that are done`} />
        </Panel>
      )}
    </div>
  );
}

function TaskTable({ tasks, label }: { tasks: readonly Task[]; label: string }) {
  const { data } = useRead('list-people', {});
  return (
    <SectionTable
      label={label}
      rows={tasks}
      keyOf={({ task }) => task}
      columns={[
        {
          title: t`Task`,
          isWide: true,
          cell: ({ account, task, title, titles }) => (
            <Link to="/tasks/$account/$task" params={{ account, task }} className="font-medium hover:underline">
              {titles?.join(' · ') ?? title}
            </Link>
          ),
        },
        {
          title: t`Who`,
          isExtra: true,
          cell: ({ assignee }) =>
            assignee === undefined ? (
              <Trans>nobody</Trans>
            ) : (
              (data?.people.find(({ id }) => id === assignee)?.name ?? assignee)
            ),
        },
        { title: t`When`, cell: (task) => <TaskTime task={task} /> },
      ]}
    />
  );
}

function TaskTime({
  task: { status, due_at: dueAt, done_at: doneAt, overdue, snoozed_until: snoozedUntil },
}: {
  task: Task;
}) {
  if (status !== 'open') return doneAt === undefined ? null : <When at={doneAt} />;
  if (snoozedUntil !== undefined) {
    return (
      <Pill>
        <Trans>
          put off, <When at={snoozedUntil} />
        </Trans>
      </Pill>
    );
  }
  if (dueAt === undefined) return <Trans>no date</Trans>;
  return (
    <span className={overdue ? 'font-medium text-red' : ''}>
      {overdue ? <Trans>overdue</Trans> : <Trans>due</Trans>} <When at={dueAt} />
    </span>
  );
}

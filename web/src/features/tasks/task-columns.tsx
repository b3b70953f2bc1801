import { t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { classes, formatInstant, Pill, When } from '#web/ui';
import type { Column } from '#web/ui/data-table';
import { DuePill } from './due-pill.tsx';
import { helpOf, type Task } from './task-words.ts';

interface Around {
  readonly names: ReadonlyMap<string, string>;
  readonly gone: ReadonlySet<string>;
  readonly may: boolean;
  readonly complete: (task: Task) => void;
  /** What is listed is put off: until when and why is shown. */
  readonly snoozed: boolean;
}

export function columnsOf({ names, gone, may, complete, snoozed }: Around): readonly Column<Task>[] {
  return [
    {
      id: 'title',
      title: t`Task`,
      width: 340,
      pinned: true,
      text: (task) => task.title,
      cell: (task) => (
        <span className="flex min-w-0 items-center gap-2.5">
          {task.status === 'open' && (
            <button
              type="button"
              disabled={!may}
              onClick={() => complete(task)}
              aria-label={t`Complete ${task.title}`}
              title={t`Complete`}
              className="group/done grid size-4.5 shrink-0 place-items-center rounded-full border border-line-strong hover:border-accent pointer-coarse:size-7"
            >
              <Check
                size={11}
                strokeWidth={2.5}
                aria-hidden="true"
                className={classes(
                  'text-accent',
                  gone.has(task.task) ? 'opacity-100' : 'opacity-0 group-hover/done:opacity-100',
                )}
              />
            </button>
          )}
          <span className={classes('truncate font-medium', gone.has(task.task) && 'line-through opacity-50')}>
            {task.title}
          </span>
        </span>
      ),
    },
    {
      id: 'account',
      title: t`Account`,
      width: 200,
      text: (task) => task.account_name ?? task.account,
      cell: (task) => (
        <Link
          to="/accounts/$account/$section"
          params={{ account: task.account, section: 'tasks' }}
          className="truncate hover:underline"
        >
          {task.account_name ?? task.account}
        </Link>
      ),
    },
    {
      id: 'due',
      title: t`Due`,
      width: 130,
      text: (task) => (task.due_at === undefined ? undefined : formatInstant(task.due_at)),
      cell: (task) => <DuePill task={task} />,
    },
    {
      id: 'assignee',
      title: t`For`,
      width: 150,
      text: (task) => names.get(task.assignee ?? '') ?? task.assignee,
      cell: (task) =>
        task.assignee === undefined ? (
          <Pill tone="yellow">{t`nobody’s`}</Pill>
        ) : (
          <span className="truncate">{names.get(task.assignee) ?? task.assignee}</span>
        ),
    },
    {
      id: 'help',
      title: t`With`,
      width: 160,
      cell: (task) => <span className="truncate text-text-2">{helpOf(task)}</span>,
    },
    {
      id: 'waits',
      title: t`Put off until`,
      width: 260,
      ...(snoozed ? {} : { hidden: true as const }),
      text: (task) => task.snooze_reason,
      cell: (task) =>
        task.snoozed_until !== undefined && (
          <span className="truncate text-text-2">
            {formatInstant(task.snoozed_until)}
            {task.snooze_reason !== undefined && `: ${task.snooze_reason}`}
          </span>
        ),
    },
    {
      id: 'done',
      title: t`Done`,
      width: 110,
      hidden: true,
      cell: (task) => task.done_at !== undefined && <When at={task.done_at} className="text-text-2" />,
    },
    {
      id: 'created',
      title: t`Given`,
      width: 110,
      hidden: true,
      cell: (task) => <When at={task.created_at} className="text-text-2" />,
    },
  ];
}

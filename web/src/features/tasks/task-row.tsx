import { t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '#web/app';
import { classes } from '#web/ui';
import { DuePill } from './due-pill.tsx';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { helpOf, type Task } from './task-words.ts';
import { useComplete } from './use-complete.tsx';

/** A task in a short list: `e` completes it, `s` puts it off, Enter opens it. */
export function TaskRow({ task }: { task: Task }) {
  const may = useMay('work');
  const { complete, gone, dialog } = useComplete();
  const [snoozing, setSnoozing] = useState(false);
  const isGone = gone.has(task.task);
  const help = helpOf(task);
  return (
    <li
      className={classes(
        'flex min-h-12 items-center gap-3 border-t border-line px-3.5 py-1.5 first:border-t-0 focus-within:bg-hover hover:bg-hover',
        isGone && 'opacity-50',
      )}
      onKeyDown={(event) => {
        if (!may || event.metaKey || event.ctrlKey || snoozing || !(event.target instanceof HTMLAnchorElement)) return;
        if (event.key !== 'e' && event.key !== 's') return;
        event.preventDefault();
        if (event.key === 'e') complete(task);
        else setSnoozing(true);
      }}
    >
      <input
        type="checkbox"
        checked={isGone}
        disabled={!may}
        onChange={() => complete(task)}
        aria-label={t`Complete ${task.title}`}
        className="size-4 shrink-0 pointer-coarse:size-6"
      />
      <Link
        data-row=""
        to="/tasks/$account/$task"
        params={{ account: task.account, task: task.task }}
        className="min-w-0 flex-1 outline-none"
      >
        <span className={classes('block truncate font-medium', isGone && 'line-through')}>{task.title}</span>
        <span className="block truncate text-s text-text-2">
          {task.account_name ?? task.account}
          {help !== '' && ` · ${help}`}
        </span>
      </Link>
      <DuePill task={task} />
      {dialog}
      {snoozing && <SnoozeDialog tasks={[task]} onClose={() => setSnoozing(false)} />}
    </li>
  );
}

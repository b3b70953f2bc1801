import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import type { RowSource } from '#web/ui/data-table';
import { TaskRow } from './task-row.tsx';
import type { Task } from './task-words.ts';

const NARROW = '(max-width: 47.9rem)';

/** Whether the screen is as narrow as a phone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(NARROW);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => window.matchMedia(NARROW).matches,
  );
}

/** The list on a phone: two lines a task, with its account and when it is due. */
export function NarrowList({ source, empty }: { source: RowSource<Task>; empty: ReactNode }) {
  const count = source.count ?? 0;
  const { want } = source;
  useEffect(() => want(0, 0), [want]);
  if (source.count === 0) return empty;
  const rows = Array.from({ length: count }, (_, at) => source.row(at)).filter((row) => row !== undefined);
  return (
    <ul
      className="min-h-0 flex-1 overflow-auto bg-surface"
      onScroll={({ currentTarget: list }) => {
        if (list.scrollTop + list.clientHeight > list.scrollHeight - 800) want(0, count);
      }}
    >
      {rows.map((task) => (
        <TaskRow key={task.task} task={task} />
      ))}
    </ul>
  );
}

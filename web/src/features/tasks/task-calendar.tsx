import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo } from 'react';
import { useRead } from '#web/api';
import {
  Button,
  classes,
  formatDate,
  formatDay,
  formatTime,
  IconButton,
  Loaded,
  localeNow,
  useNow,
  zoneNow,
} from '#web/ui';
import { ListBar, type ListState } from '#web/ui/data-table';
import { monthAfter, monthDays } from './month-days.ts';
import type { Task } from './task-words.ts';

interface TaskCalendarProps {
  readonly whose: 'mine' | 'team' | 'all';
  readonly mine: 'mine' | 'all';
  readonly month: string | undefined;
  readonly list: ListState;
  readonly onMonth: (month: string) => void;
}

const dayIn = (at: number | string): string =>
  new Intl.DateTimeFormat('sv', { timeZone: zoneNow() }).format(new Date(at));
/** More do not fit a day; the day says how many. */
const SHOWN = 4;

/** Open tasks on the days on which they are due; on a phone the days with tasks below each other. */
export function TaskCalendar({ whose, mine, month: asked, list, onMonth }: TaskCalendarProps) {
  const today = dayIn(useNow(60_000));
  const month = asked ?? today.slice(0, 7);
  const days = monthDays(month);
  // A day wider than the month on either side: days begin at another hour in other zones.
  const from = new Date(Date.parse(days[0] ?? today) - 86_400_000).toISOString();
  const before = new Date(Date.parse(days.at(-1) ?? today) + 2 * 86_400_000).toISOString();
  const input = {
    whose,
    due_from: from,
    due_before: before,
    snoozed: 'show',
    limit: 500,
    locale: localeNow(),
  } as const;
  const answer = useRead('list-tasks', input, { keepPrevious: true });
  const byDay = useMemo(() => {
    const found = new Map<string, Task[]>();
    for (const task of answer.data?.tasks ?? []) {
      const day = task.due_at === undefined ? undefined : dayIn(task.due_at);
      if (day !== undefined) found.set(day, [...(found.get(day) ?? []), task]);
    }
    return found;
  }, [answer.data]);
  const title = new Intl.DateTimeFormat(localeNow(), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(localeNow(), { weekday: 'short', timeZone: 'UTC' });
  return (
    <>
      <ListBar list={list} whose={mine}>
        <IconButton label={t`The month before`} onClick={() => onMonth(monthAfter(month, -1))}>
          <ChevronLeft size={16} />
        </IconButton>
        <h2 className="min-w-32 text-center" aria-live="polite">
          {title.format(new Date(`${month}-01T00:00:00Z`))}
        </h2>
        <IconButton label={t`The month after`} onClick={() => onMonth(monthAfter(month, 1))}>
          <ChevronRight size={16} />
        </IconButton>
        <Button onClick={() => onMonth(today.slice(0, 7))}>
          <Trans>This month</Trans>
        </Button>
      </ListBar>
      <Loaded answer={answer} rows={12}>
        {({ next }) => (
          <div className="min-h-0 flex-1 overflow-auto px-6 py-4 max-sm:px-4">
            {next !== undefined && (
              <p className="pb-2 text-s text-text-2">
                <Trans>Only the first 500 tasks of these weeks are shown; the list has all.</Trans>
              </p>
            )}
            <div
              aria-hidden="true"
              className="grid grid-cols-7 gap-px pb-1 text-xs font-medium text-text-3 max-md:hidden"
            >
              {days.slice(0, 7).map((day) => (
                <span key={day} className="px-2.5">
                  {weekday.format(new Date(`${day}T00:00:00Z`))}
                </span>
              ))}
            </div>
            <ul className="grid grid-cols-7 overflow-hidden rounded-l border border-line bg-line max-md:grid-cols-1 max-md:bg-surface md:gap-px">
              {days.map((day) => (
                <Day key={day} day={day} tasks={byDay.get(day) ?? []} isOther={!day.startsWith(month)} today={today} />
              ))}
            </ul>
          </div>
        )}
      </Loaded>
    </>
  );
}

interface DayProps {
  readonly day: string;
  readonly tasks: readonly Task[];
  /** Of another month. */
  readonly isOther: boolean;
  readonly today: string;
}

function Day({ day, tasks, isOther, today }: DayProps) {
  const more = tasks.length - SHOWN;
  return (
    <li
      className={classes(
        'flex min-h-28 min-w-0 flex-col gap-0.5 p-1.5 max-md:min-h-0 max-md:border-t max-md:border-line max-md:px-3',
        isOther ? 'bg-bg' : 'bg-surface',
        tasks.length === 0 && 'max-md:hidden',
      )}
    >
      <span
        className={classes(
          'self-start rounded px-1 text-s tabular-nums',
          day === today ? 'bg-accent font-semibold text-on-accent' : isOther ? 'text-text-3' : 'text-text-2',
        )}
      >
        <span className="sr-only">{formatDay(day)}</span>
        <span aria-hidden="true" className="max-md:hidden">
          {Number(day.slice(8))}
        </span>
        <span aria-hidden="true" className="md:hidden">
          {formatDate(day, { short: true })}
        </span>
      </span>
      {tasks.slice(0, SHOWN).map((task) => (
        <Link
          key={task.task}
          data-row=""
          to="/tasks/$account/$task"
          params={{ account: task.account, task: task.task }}
          title={`${task.title} · ${task.account_name ?? task.account}`}
          className={classes(
            'block min-h-6 truncate rounded px-1 py-1 text-s hover:bg-hover focus-visible:bg-hover pointer-coarse:py-2.5',
            task.overdue && 'text-red',
            task.snoozed_until !== undefined && 'text-text-3 italic',
          )}
        >
          {task.due_at !== undefined && (
            <span className="pr-1 text-text-3 tabular-nums">{formatTime(task.due_at)}</span>
          )}
          {task.title}
        </Link>
      ))}
      {more > 0 && <span className="px-1 text-s text-text-3">{plural(more, { one: '# more', other: '# more' })}</span>}
    </li>
  );
}

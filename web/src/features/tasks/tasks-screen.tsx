import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type Output, useRead } from '#web/api';
import { useMay, useMe } from '#web/app';
import { EmptyState, localeNow, Page, Segmented, SelectField, useShortcut } from '#web/ui';
import {
  currentRow,
  DataTable,
  fileAddress,
  ListBar,
  type ListState,
  useChosen,
  useColumns,
  useList,
  usePaged,
  useSelection,
  ViewsBar,
} from '#web/ui/data-table';
import { BulkBar } from './bulk-bar.tsx';
import { NarrowList, useNarrow } from './narrow-list.tsx';
import type { TasksSearch, Which } from './search.ts';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { TaskCalendar } from './task-calendar.tsx';
import { columnsOf } from './task-columns.tsx';
import type { Task } from './task-words.ts';
import { useComplete } from './use-complete.tsx';

const idOf = ({ task }: Task): string => task;
const rowsOf = (answer: Output<'list-tasks'>): readonly Task[] => answer.tasks;

const INPUTS = {
  open: { status: 'open' },
  overdue: { overdue: true },
  snoozed: { snoozed: 'only' },
  done: { status: 'done' },
  cancelled: { status: 'cancelled' },
  unassigned: { unassigned: true },
} as const;

/** Tasks by due time, as a list or in a calendar: mine, my team's, all. */
export function TasksScreen() {
  const me = useMe();
  const list = useList<TasksSearch>();
  const { search, set } = list;
  const mine = me.person === undefined ? 'all' : 'mine';
  const whose = search.whose ?? mine;
  const which = search.which ?? 'open';
  return (
    <Page
      flush
      title={t`Tasks`}
      actions={
        <Segmented
          label={t`Show as`}
          value={search.as ?? 'list'}
          onChange={(as) => set({ as: as === 'calendar' ? as : undefined })}
          options={[
            { value: 'list', label: <Trans>List</Trans> },
            { value: 'calendar', label: <Trans>Calendar</Trans> },
          ]}
        />
      }
      below={search.as === undefined && <ViewsBar of="tasks" list={list} everything={t`All tasks`} keeps={['which']} />}
    >
      {search.as === 'calendar' ? (
        <TaskCalendar whose={whose} mine={mine} month={search.month} list={list} onMonth={(month) => set({ month })} />
      ) : (
        <TaskList list={list} whose={whose} mine={mine} which={which} />
      )}
    </Page>
  );
}

interface TaskListProps {
  readonly list: ListState<TasksSearch>;
  readonly whose: 'mine' | 'team' | 'all';
  readonly mine: 'mine' | 'all';
  readonly which: Which;
}

function TaskList({ list, whose, mine, which }: TaskListProps) {
  const may = useMay('work');
  const navigate = useNavigate();
  const { q } = list.search;
  const locale = localeNow();
  const filter = { whose, ...INPUTS[which], ...(q === undefined ? {} : { search: q }) };
  const input = { ...filter, limit: 100, locale };
  const source = usePaged('list-tasks', input, rowsOf);
  const people = useRead('list-people', {}).data?.people;
  const { complete, gone, dialog } = useComplete();
  const names = useMemo(() => new Map(people?.map(({ id, name }) => [id, name])), [people]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts of columns are those of the language
  const all = useMemo(
    () => columnsOf({ names, gone, may, complete, snoozed: which === 'snoozed' }),
    [names, gone, may, which, locale],
  );
  const columns = useColumns(all, list.search.columns, (next) => list.set({ columns: next }));
  const selecting = useSelection(JSON.stringify(input));
  const [snoozing, setSnoozing] = useState<readonly Task[]>();
  const chosen = useChosen(source, selecting, idOf);
  const narrow = useNarrow();
  const empty = <NoTasks which={which} searches={q !== undefined} />;
  useShortcut(may && which !== 'done' ? 'e' : undefined, () => {
    const task = currentRow(source);
    if (task?.status === 'open') complete(task);
  });
  useShortcut(may && which !== 'done' ? 's' : undefined, () => {
    const task = currentRow(source);
    if (chosen.length > 0) setSnoozing(chosen);
    else if (task?.status === 'open') setSnoozing([task]);
  });
  return (
    <>
      <ListBar
        list={list}
        searches={t`Task or account`}
        whose={mine}
        columns={columns}
        all={all}
        csv={fileAddress('tasks', filter, columns.shown)}
      >
        <WhichField which={which} onChange={(next) => list.set({ which: next === 'open' ? undefined : next })} />
      </ListBar>
      {chosen.length > 0 && may && (
        <BulkBar tasks={chosen} onSnooze={() => setSnoozing(chosen)} onClear={selecting.clear} />
      )}
      {narrow ? (
        <NarrowList source={source} empty={empty} />
      ) : (
        <DataTable
          label={t`Tasks`}
          source={source}
          columns={columns}
          idOf={idOf}
          onOpen={(task, away) => {
            const to = `/tasks/${encodeURIComponent(task.account)}/${task.task}`;
            if (away) window.open(to, '_blank');
            else void navigate({ to: '/tasks/$account/$task', params: { account: task.account, task: task.task } });
          }}
          {...(may ? { selecting } : {})}
          empty={empty}
        />
      )}
      {dialog}
      {snoozing !== undefined && <SnoozeDialog tasks={snoozing} onClose={() => setSnoozing(undefined)} />}
    </>
  );
}

function WhichField({ which, onChange }: { which: Which; onChange: (which: Which) => void }) {
  return (
    <SelectField
      label={t`Which tasks`}
      hiddenLabel
      className="w-40"
      value={which}
      onChange={({ target }) => onChange(target.value as Which)}
    >
      <option value="open">{t({ message: 'Open', context: 'state' })}</option>
      <option value="overdue">{t`Overdue`}</option>
      <option value="snoozed">{t`Put off`}</option>
      <option value="unassigned">{t`Nobody’s`}</option>
      <option value="done">{t`Done`}</option>
      <option value="cancelled">{t`Cancelled`}</option>
    </SelectField>
  );
}

function NoTasks({ which, searches }: { which: Which; searches: boolean }) {
  if (searches)
    return (
      <EmptyState title={<Trans>No task is called that</Trans>}>
        <Trans>Search for a part of what is to be done, or of the account’s name.</Trans>
      </EmptyState>
    );
  if (which === 'snoozed')
    return (
      <EmptyState title={<Trans>Nothing is put off</Trans>}>
        <Trans>A task that you put off stands here with its reason, and comes back at its time.</Trans>
      </EmptyState>
    );
  return (
    <EmptyState title={<Trans>No task here</Trans>}>
      <Trans>Journeys give tasks with a guide and a form; next steps of calls become tasks too.</Trans>
    </EmptyState>
  );
}

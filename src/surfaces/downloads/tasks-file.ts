import type { z } from 'zod';
import type { TaskSummary } from '#domain/tasks';
import { account, type FileColumns, plain, withPart } from './file-column.ts';
import { type AskedFile, keyedFile, type ListedFile } from './file-list.ts';

type Task = z.output<typeof TaskSummary>;

/** Tasks, with the names of those they are for. */
export async function tasksFile(asked: AskedFile): Promise<ListedFile> {
  // What list-people declares as its output.
  const team = (await asked.read('list-people', {})) as { people: { id: string; name: string }[] } | undefined;
  const names = new Map(team?.people.map(({ id, name }) => [id, name]));
  return keyedFile(asked, {
    rows: 'tasks',
    idOf: ({ task }) => task,
    columns: columnsOf(names),
    input: { locale: asked.language, limit: 500 },
  });
}

const columnsOf = (names: ReadonlyMap<string, string>): FileColumns<Task> => ({
  title: plain(({ title }) => title),
  account: account(),
  due: plain(({ due_at }) => due_at),
  assignee: plain(({ assignee }) => names.get(assignee ?? '') ?? assignee),
  help: ({ part }) => [
    { head: part('fields'), text: ({ form_fields: fields }) => String(fields ?? '') },
    { head: part('guide'), text: ({ has_guide }) => String(has_guide === true) },
  ],
  waits: withPart(
    ({ snoozed_until }) => snoozed_until,
    'reason',
    ({ snooze_reason }) => snooze_reason,
  ),
  done: plain(({ done_at }) => done_at),
  created: plain(({ created_at }) => created_at),
});

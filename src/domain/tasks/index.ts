import type { Feature } from '#domain/feature';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { cancelTask } from './cancel-task.ts';
import { cancelTasks } from './cancel-tasks.ts';
import { checkTask } from './check-task.ts';
import { completeTask } from './complete-task.ts';
import { createTasks } from './create-tasks.ts';
import { getTask } from './get-task.ts';
import { listTasks } from './list-tasks.ts';
import { recordTaskEnds } from './record-task-ends.ts';
import { reopenTask } from './reopen-task.ts';
import { snoozeTask } from './snooze-task.ts';
import { taskEvents } from './task-events.ts';
import { taskFacts } from './task-facts.ts';

export { summariseListed } from './list-tasks.ts';
export { countTasks, listTaskPage } from './task-list.ts';
export { TaskSummary } from './task-view.ts';
export { assigneesOf } from './whose-tasks.ts';

/** Work that people do; `runtime` knows what would come of it. */
export const tasks = (runtime: (db: Queryable) => Promise<Runtime>): Feature => ({
  operations: [checkTask(runtime), cancelTask, completeTask, getTask, listTasks, reopenTask, snoozeTask],
  relations: [taskFacts],
  recorders: [recordTaskEnds],
  effects: [createTasks, cancelTasks],
  events: taskEvents,
  actions: {},
});

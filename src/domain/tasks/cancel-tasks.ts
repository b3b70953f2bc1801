import type { EffectHandler, EffectRow } from '#engine';
import { type CancelledTask, cancelOpenTasks, type TaskScope } from './task-store.ts';

/** `task.cancel`: withdraws the open tasks of an enrollment that has ended, or those of one of its steps. */
export const cancelTasks: EffectHandler = {
  kind: 'task.cancel',
  async runMany(tx, shard, rows: readonly EffectRow[]) {
    const scopes = rows.map(scopeOf);
    const cancelled = await cancelOpenTasks(
      tx,
      shard,
      scopes.filter((scope) => scope !== undefined),
    );
    const told = new Set<string>();
    return rows.map((row, index) => {
      const scope = scopes[index];
      if (scope === undefined) {
        const message = 'task.cancel needs the enrollment whose tasks to cancel.';
        return { id: row.id, done: false, reason: 'no-enrollment', message };
      }
      const own = cancelled.filter((task) => !told.has(task.id) && covers(scope, task));
      for (const task of own) told.add(task.id);
      const events = own.map(({ id, kind, enrollment }) => ({
        name: 'task.cancelled',
        properties: { task: id, kind, enrollment },
      }));
      return { id: row.id, done: true, events };
    });
  },
};

function scopeOf({ account, enrollment, payload }: EffectRow): TaskScope | undefined {
  const named = typeof payload.enrollment === 'string' ? payload.enrollment : enrollment;
  const step = typeof payload.step === 'string' ? payload.step : undefined;
  return named === undefined ? undefined : { account, enrollment: named, step };
}

const covers = (scope: TaskScope, task: CancelledTask): boolean =>
  scope.account === task.account &&
  scope.enrollment === task.enrollment &&
  (scope.step === undefined || scope.step === task.step);

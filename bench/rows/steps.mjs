import { freshDatabase, measured, withDatabase } from '../surroundings.mjs';

/** Three durable steps here and at the peers, all on the same server. */
export const steps = {
  names: ['steps'],
  async run({ amount, report, versions }) {
    await withDatabase(async (server) => {
      const perSecond = async (who, file, full, settings, note) => {
        const url = await freshDatabase(server);
        const { steps: done, ms } = await measured(file, { url, items: amount(full), ...settings });
        const value = (done / ms) * 1000;
        report({ row: 'steps', who, value, unit: 'steps/s', over: `${done} steps`, note });
        return value;
      };
      const [graphile, boss, dbos] = ['graphile-worker', 'pg-boss', '@dbos-inc/dbos-sdk'].map((name) => versions[name]);
      const ours = await perSecond(
        'Perennial',
        'product/steps.ts',
        100_000,
        {},
        'due enrollments; a record a step, an hour between; one worker',
      );
      const withTasks = await perSecond(
        'Perennial, tasks',
        'product/steps.ts',
        30_000,
        { tasks: true },
        'each step gives somebody a task besides, with its event, metrics and explanation',
      );
      const bossFile = 'peers/pg-boss.mjs';
      const peers = [
        await perSecond(
          `graphile-worker ${graphile}`,
          'peers/graphile-worker.mjs',
          10_000,
          {},
          'a job a step, local queue, completed in batches',
        ),
        await perSecond(`pg-boss ${boss}`, bossFile, 10_000, {}, 'a job a step, fetched and completed by 200'),
        await perSecond(`DBOS ${dbos}`, 'peers/dbos.mjs', 4000, {}, 'a workflow of three steps, 64 at once'),
      ];
      const note = 'Perennial over the fastest of graphile-worker, pg-boss and DBOS, a job or workflow an item';
      const best = Math.max(...peers);
      report({ row: 'steps', value: ours / best, unit: 'times the best peer', note, target: { least: 5 } });
      const besides = 'the same with a task a step';
      report({ row: 'steps', value: withTasks / best, unit: 'times the best peer', note: besides });
      await perSecond(
        `pg-boss ${boss}, batched`,
        bossFile,
        30_000,
        { together: true },
        'outside the comparison: the steps of 200 jobs written in one statement, by hand',
      );
    });
  },
};

import { DBOS } from '@dbos-inc/dbos-sdk';
import { CONNECTIONS, given, measure, STEPS } from './measure.mjs';

// A workflow an item, a checkpointed step a step.
const TOGETHER = 64;

DBOS.setConfig({
  name: 'bench',
  systemDatabaseUrl: given.url,
  systemDatabasePoolSize: CONNECTIONS,
  logLevel: 'error',
  runAdminServer: false,
});
let pool;
const threeSteps = DBOS.registerWorkflow(
  async (item) => {
    for (let step = 1; step <= STEPS; step++) {
      await DBOS.runStep(
        () => pool.query('insert into bench_step (item, step) values ($1, $2)', [item, step]).then(() => null),
        {
          name: `step-${step}`,
        },
      );
    }
  },
  { name: 'threeSteps' },
);
await DBOS.launch();
await measure(given.url, given.items, async (rows, from, items) => {
  pool = rows;
  let next = 0;
  const lane = async () => {
    while (next < items) {
      const handle = await DBOS.startWorkflow(threeSteps)(from + next++);
      await handle.getResult();
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, lane));
});
await DBOS.shutdown();
process.exit(0);

import { openProduct } from './open-product.ts';
import { seedWorkspace } from './workspace-data.ts';

// Fills the database of a product that runs, beside it.
const { database, accounts, events } = JSON.parse(process.argv[2] ?? '{}') as {
  database: string;
  accounts: number;
  events: number;
};
const bench = await openProduct(database, 'evaluation');
await seedWorkspace(bench, accounts, events);
await bench.db.close();
process.stdout.write(`${JSON.stringify({ accounts, events })}\n`);

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../src/platform/db/index.ts';
import { quietLog } from '../src/platform/log/index.ts';

// The embedded PostgreSQL as the product starts it, on an empty folder, for as long as standard input stays open:
// everyone who is measured works on the same server with the same settings.
const folder = await mkdtemp(join(tmpdir(), 'perennial-bench-'));
const embedded = await openEmbedded(join(folder, 'data'), quietLog());
process.stdout.write(`${JSON.stringify({ url: embedded.url })}\n`);
process.stdin.resume();
process.stdin.on('end', async () => {
  await embedded.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
});

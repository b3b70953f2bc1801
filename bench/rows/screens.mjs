import { publishFlow, withRunningProduct } from '../running-product.mjs';
import { measured } from '../surroundings.mjs';

const OWNER = { name: 'Bench Owner', email: 'owner@bench.example', password: 'a quiet bench by the sea' };

/** What somebody sees in a real Chromium on the same machine, before a workspace of full size. */
export const screens = {
  names: ['screens'],
  async run({ amount, report, size }) {
    await withRunningProduct(async (product) => {
      const { url, key, setUp, database } = product;
      const [accounts, events] = [amount(100_000), amount(10_000_000)];
      await measured('product/seed-workspace.ts', { database, accounts, events });
      await makeOwner(url, setUp);
      await publishFlow(product);
      const loads = Math.max(3, Math.round(10 * size));
      const seen = await measured('clients/screens.mjs', { url, key, ...OWNER, loads, steps: 1000 });
      const over = `${accounts} accounts, ${events} events`;
      const say = (what, value, unit, note, target) =>
        report({ row: 'screens', value, unit: `${unit} ${what}`, over, note, target });
      say(
        'to the largest paint of Today',
        seen.paint,
        'ms',
        `nothing cached, median of ${loads}; the slowest ${Math.round(seen.slowestPaint)} ms`,
        { below: 1500 },
      );
      say(
        'from list to account',
        seen.between,
        'ms',
        `from the click to the painted page, median of ${loads}; the slowest ${Math.round(seen.slowestBetween)} ms`,
        { below: 300 },
      );
      say(
        'until a signal is on the screen',
        seen.live,
        'ms',
        `after the event’s answer, without reloading, median of ${loads}; the slowest ${Math.round(seen.slowestLive)} ms`,
        { below: 1000 },
      );
      say('of script for the first screen', seen.script / 1000, 'kB', 'as it comes over the wire', { most: 250 });
      say(
        'the longest frame',
        seen.wheelFrame,
        'ms',
        `1,000 turns of the wheel; ${seen.wheelBlank} blank rows. From end to end in 1,000 jumps: ${Math.round(seen.farFrame)} ms, ${seen.farBlank} blank rows`,
        { most: 50 },
      );
    });
  },
};

async function makeOwner(url, link) {
  const token = new URL(link).searchParams.get('token');
  const answer = await fetch(`${url}/auth/invitation/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token, ...OWNER }),
  });
  if (!answer.ok) throw new Error(`no owner: ${answer.status} ${await answer.text()}`);
}

import { z } from 'zod';
import { isoInstant, notFound, precondition } from '#base';
import { defineWrite, noAccount } from '#platform/operations';
import { countInside } from './inside-list.ts';
import { prepareAgain, readVersions, retireLive } from './playbook-store.ts';

/** Takes a playbook out of service while nobody is inside, or puts its newest version back into it. */
export const switchPlaybook = defineWrite({
  name: 'switch-playbook',
  summary: 'Switch a playbook off while nobody is inside its journeys, or on again',
  access: 'author',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({ playbook: z.string().min(1).max(200), on: z.boolean() }),
  output: z.object({ playbook: z.string(), on: z.boolean() }),
  accounts: () => [],
  async run({ tx, at, changed }, { playbook, on }) {
    const versions = await readVersions(tx, playbook);
    const [newest] = versions;
    if (newest === undefined) {
      throw notFound('playbook-not-found', `There is no playbook ${playbook}; list-playbooks shows those there are.`, {
        playbook,
      });
    }
    const isOn = versions.some(({ status }) => status !== 'retired');
    if (isOn === on) return { playbook, on };
    if (on) await prepareAgain(tx, playbook, newest.version, isoInstant(at));
    else {
      const inside = (await countInside(tx)).filter((one) => one.playbook === playbook);
      const count = inside.reduce((sum, one) => sum + one.count, 0);
      if (count > 0) {
        throw precondition(
          'playbook-in-use',
          `${count} accounts are inside journeys of ${playbook}. Pause its journeys instead, or switch it off when they have left.`,
          { playbook, inside: count },
        );
      }
      await retireLive(tx, playbook);
    }
    changed({ on: isOn }, { on });
    return { playbook, on };
  },
});

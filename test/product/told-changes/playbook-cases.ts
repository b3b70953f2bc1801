import { readFolder } from '#surfaces/cli';
import { changed } from '../../engine.ts';
import { adds, type Cases, changes, FILES, removes, type World } from './world.ts';

const version = (name: string) => changed('playbook.yaml', 'version: "1"', `version: "${name}"`, FILES);
const QUIET = readFolder('examples/quiet-customers');
const GROW = { playbook: 'growing', journey: 'grow' };

async function noDraft({ db }: World): Promise<void> {
  await db.query('delete from playbook_draft');
}

async function aDraft(world: World): Promise<{ playbook: string; revision: number }> {
  await noDraft(world);
  const { draft } = await world.run<{ draft: { revision: number } }>('open-draft', { playbook: 'growing' });
  return { playbook: 'growing', revision: draft.revision };
}

/** What the playbooks are, how they are tried, and whether their journeys run. */
export const playbookCases: Cases = {
  'publish-playbook': changes(() => ({ files: version('2') })),
  'roll-back-playbook': changes(async ({ run }) => {
    await run('publish-playbook', { files: version('3') });
    return { playbook: 'growing', version: '1' };
  }),
  'switch-playbook': changes(async ({ run }) => {
    await run('publish-playbook', { files: QUIET });
    return { playbook: 'quiet_customers', on: false };
  }),
  'open-draft': adds(async (world) => {
    await noDraft(world);
    return { playbook: 'growing' };
  }),
  'save-draft': changes(async (world) => ({ ...(await aDraft(world)), files: { 'facts.yaml': 'attributes: {}\n' } })),
  'discard-draft': removes(aDraft),
  'start-back-test': adds(() => ({ files: FILES })),
  'cancel-back-test': changes(async ({ run }) => ({ run: (await run('start-back-test', { files: FILES })).run })),
  'pause-journey': changes(() => GROW),
  'resume-journey': changes(async ({ run }) => {
    // It is paused already where the case before has run.
    await run('pause-journey', GROW).catch(() => undefined);
    return GROW;
  }),
};

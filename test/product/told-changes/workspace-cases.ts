import { digestOf, isoInstant } from '#base';
import { adds, type Cases, changes, removes, START, type World } from './world.ts';

let people = 0;
/** Somebody who signs in, by an invitation that was used. */
async function aUser(world: World): Promise<string> {
  const email = `user${++people}@acme.com`;
  const { token } = await world.run('invite-user', { email, name: 'Una', role: 'csm' });
  const { user = '' } = await world.run('accept-invitation', { token, password_hash: 'argon' });
  return user;
}

async function aSession({ db }: World, id: string, user: string): Promise<void> {
  await db.query(
    `insert into sign_in_session (id, "user", token, expires_at, created_at, updated_at)
     values ($1, $2, $1, now() + interval '1 day', now(), now())`,
    [id, user],
  );
}

/** Keys, settings, people, and those who sign in. */
export const workspaceCases: Cases = {
  'create-key': adds(() => ({ kind: 'write', label: 'Shop' })),
  'revoke-key': changes(async ({ run }) => ({ id: (await run('create-key', { kind: 'write', label: 'Old' })).id })),
  'accept-clock': changes(async ({ db }) => {
    const jump = JSON.stringify({ ms: 7_200_000, seenAt: START });
    await db.query(`insert into setting (key, value, updated_at) values ('clock.jump', $1::jsonb, now())`, [jump]);
    return {};
  }),
  'set-setting': changes(async ({ run }) => {
    await run('set-setting', { key: 'company.name', value: 'Green Lawn' });
    return { key: 'company.name', value: 'Green Garden' };
  }),
  'add-person': adds(() => ({ name: 'Cy Park', email: 'cy@acme.com' })),
  'update-person': changes(() => ({ person: 'bo', phone: '+1 555 0100', roles: ['ae', 'csm'] })),
  'add-to-account-team': adds(async (world) => ({ account: await world.customer(), person: 'bo', role: 'partner' })),
  'remove-from-account-team': removes(async (world) => {
    const member = { account: await world.customer(), person: 'bo', role: 'partner' };
    await world.run('add-to-account-team', member);
    return member;
  }),
  'update-me': changes(() => ({ name: 'Olga Owner', theme: 'dark' })),
  'end-session': removes(async (world) => {
    await aSession(world, 'lost', 'olga');
    return { session: 'lost' };
  }),
  'end-sessions': changes(async (world) => {
    await aSession(world, 'elsewhere', 'olga');
    return {};
  }),
  'invite-user': adds(() => ({ email: 'dee@acme.com', name: 'Dee', role: 'viewer' })),
  'revoke-invitation': removes(async ({ run }) => ({
    invitation: (await run('invite-user', { email: 'eve@acme.com', name: 'Eve', role: 'viewer' })).invitation,
  })),
  'accept-invitation': adds(async ({ run }) => ({
    token: (await run('invite-user', { email: 'fay@acme.com', name: 'Fay', role: 'csm' })).token,
    password_hash: 'argon',
  })),
  'update-user': changes(async (world) => ({ user: await aUser(world), role: 'ae' })),
  'remove-user': removes(async (world) => ({ user: await aUser(world) })),
  'make-password-link': adds(async (world) => ({ user: await aUser(world) })),
  'set-sign-on': adds(() => ({
    issuer: 'https://login.acme.com',
    client_id: 'perennial',
    client_secret: 'a secret that nobody sees',
  })),
  'put-rollout-away': changes(() => ({ away: true })),
  'load-sample': changes(async ({ db }) => {
    await db.query('delete from sample_company');
    return {};
  }),
  'remove-sample': changes(async ({ db, run }) => {
    await db.query('delete from sample_company');
    await run('load-sample');
    await db.query(`update sample_company set state = 'loaded'`);
    return {};
  }),
  'start-import': adds(async (world) => ({ upload: await world.upload(), kind: 'accounts', map: MAP })),
  'cancel-import': changes(async (world) => ({ run: await anImport(world) })),
  'retry-import': adds(async (world) => {
    const run = await anImport(world);
    await world.db.query(`update import_run set state = 'done', finished_at = $2 where id = $1`, [
      run,
      isoInstant(START),
    ]);
    return { run };
  }),
};

const MAP = 'columns:\n  account: id\n  name: name\n';
const anImport = async (world: World): Promise<string | undefined> =>
  (await world.run('start-import', { upload: await world.upload(), kind: 'accounts', map: MAP })).run;

/** What must stand nowhere in the log. */
export const isSecret = (text: string): boolean =>
  /perennial_(admin|write)_|a secret that nobody sees|whsec_/.test(text) || text.includes(digestOf('argon'));

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signInDoor } from '../../../test/sign-in-door.ts';

let door: Awaited<ReturnType<typeof signInDoor>>;
let owner: Awaited<ReturnType<typeof door.owner>>;
beforeEach(async () => {
  door = await signInDoor();
  owner = await door.owner();
});
afterEach(() => door.close());

const cli = { kind: 'cli', id: 'command line', role: 'owner' } as const;

describe('roles', () => {
  test('of owners are given and taken by owners alone', async () => {
    const admin = await door.invited(owner, 'admin', 'ada@acme.com');
    await door.invited(owner, 'csm', 'ann@acme.com');
    expect((await admin.api('update-user', { user: 'ann@acme.com', role: 'cs_lead' })).status).toBe(200);
    for (const [name, input] of [
      ['update-user', { user: 'ann@acme.com', role: 'owner' }],
      ['update-user', { user: 'olga@acme.com', role: 'viewer' }],
      ['remove-user', { user: 'olga@acme.com' }],
      ['invite-user', { email: 'new@acme.com', name: 'New', role: 'owner' }],
      ['make-password-link', { user: 'olga@acme.com' }],
    ] as const) {
      expect([name, (await admin.api(name, input)).body.reason]).toEqual([name, 'owners-only']);
    }
  });

  test('of the last owner stay, also against the owner, until somebody else is one', async () => {
    await door.invited(owner, 'admin', 'ada@acme.com');
    expect((await owner.api('update-user', { user: 'olga@acme.com', role: 'admin' })).body.reason).toBe('last-owner');
    expect((await owner.api('remove-user', { user: 'olga@acme.com' })).body.reason).toBe('last-owner');
    const both = ['ada@acme.com', 'olga@acme.com'];
    expect((await owner.api('update-user', { user: 'ada@acme.com', role: 'owner' })).status).toBe(200);
    // At the same moment each sees the other: only one may go.
    const gone = await Promise.all(both.map((user) => owner.api('update-user', { user, role: 'viewer' })));
    expect(gone.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test('that are changed hold at once', async () => {
    const ann = await door.invited(owner, 'csm', 'ann@acme.com');
    expect((await ann.api('list-users')).status).toBe(403);
    await owner.api('update-user', { user: 'ann@acme.com', role: 'admin' });
    expect((await ann.api('list-users')).status).toBe(200);
  });
});

describe('an invitation', () => {
  test('is for one who is not here yet; a newer one for the same address ends the one before', async () => {
    const invite = () =>
      owner.api('invite-user', { email: 'Ann@acme.com', name: 'Ann', role: 'csm', team_roles: ['csm'] });
    const [first, second] = [await invite(), await invite()];
    const accept = (token: string) =>
      door.browser().post('/auth/invitation/accept', { token, password: 'a long enough password' });
    expect((await accept(first.body.token)).status).toBe(404);
    expect((await accept(second.body.token)).status).toBe(200);
    expect((await invite()).body.reason).toBe('user-already-there');
    const { users, invitations } = (await owner.api('list-users')).body;
    expect(invitations).toEqual([]);
    expect(users[0]).toMatchObject({ email: 'ann@acme.com', person: 'ann@acme.com', team_roles: ['csm'], sessions: 1 });
  });

  test('ends after a week, and when it is taken back', async () => {
    const { token, invitation } = (await owner.api('invite-user', { email: 'a@acme.com', name: 'A', role: 'csm' }))
      .body;
    const look = () => door.browser().post('/auth/invitation', { token });
    expect((await look()).body).toEqual({ kind: 'join', email: 'a@acme.com', name: 'A', role: 'csm' });
    door.clock.set(door.clock.now() + 8 * 24 * 3_600_000);
    expect((await look()).status).toBe(404);
    expect((await owner.api('revoke-invitation', { invitation })).status).toBe(200);
    expect((await owner.api('revoke-invitation', { invitation })).body.reason).toBe('invitation-not-found');
  });

  test('lets nobody choose another address or role than it says', async () => {
    const { token } = (await owner.api('invite-user', { email: 'a@acme.com', name: 'A', role: 'viewer' })).body;
    const sent = { token, password: 'a long enough password', email: 'olga@acme.com' };
    expect((await door.browser().post('/auth/invitation/accept', sent)).body).toMatchObject({ email: 'a@acme.com' });
    const role = await door.browser().post('/auth/invitation/accept', { ...sent, role: 'owner' });
    expect(role.body.reason).toBe('invalid-input');
  });
});

describe('oneself', () => {
  test('is shown with what the screens need, and changes language, theme and zone', async () => {
    const ann = await door.invited(owner, 'csm', 'ann@acme.com', 'Ann');
    expect((await ann.api('get-me')).body).toMatchObject({
      name: 'Ann',
      role: 'csm',
      sees: 'all',
      company: { zone: 'UTC' },
    });
    const update = { locale: 'ko', theme: 'dark', zone: 'Asia/Seoul' };
    expect((await ann.api('update-me', update)).body).toMatchObject(update);
    const { zone: _, ...rest } = (await ann.api('update-me', { zone: null })).body;
    expect(rest).toMatchObject({ locale: 'ko', theme: 'dark' });
    expect((await ann.api('update-me', { zone: 'Mars/One' })).status).toBe(400);
  });

  test('is nobody for a key', async () => {
    await expect(door.runner.run((await import('./get-me.ts')).getMe, { actor: cli, input: {} })).rejects.toMatchObject(
      { reason: 'nobody-signed-in' },
    );
  });

  test('ends its own sessions and no other', async () => {
    const ann = await door.invited(owner, 'csm', 'ann@acme.com');
    const [{ session }] = (await owner.api('list-sessions')).body.sessions;
    expect((await ann.api('end-session', { session })).body.reason).toBe('session-not-found');
    const { user } = (await owner.api('get-me')).body;
    expect((await ann.api('list-sessions', { user })).body.reason).toBe('not-yours');
    expect((await ann.api('end-sessions', { user })).body.reason).toBe('not-yours');
    expect((await owner.api('get-me')).status).toBe(200);
  });
});

describe('the audit log', () => {
  test('has who, when, before and after; it is filtered and paged', async () => {
    await door.invited(owner, 'csm', 'ann@acme.com', 'Ann');
    await owner.api('update-user', { user: 'ann@acme.com', role: 'ae' });
    await owner.api('set-account', { account: 'acme', attributes: { plan: 'x' } });
    const { entries } = (await owner.api('list-audit', { operation: 'update-user' })).body;
    expect(entries).toMatchObject([
      { actor_name: 'Olga Owner', before: { name: 'Ann', role: 'csm' }, after: { name: 'Ann', role: 'ae' } },
    ]);
    await owner.api('release-accounts', { accounts: ['birch', 'acme'] });
    expect((await owner.api('list-audit', { of_account: 'acme' })).body.entries).toMatchObject([
      { operation: 'release-accounts' },
      { operation: 'set-account', before: { plan: null }, after: { plan: 'x' } },
    ]);
    expect(
      (await owner.api('list-audit', { actor: entries[0].actor, operation: 'invite-user' })).body.entries,
    ).toHaveLength(1);
    const seen: number[] = [];
    let after: string | undefined;
    do {
      const page = (await owner.api('list-audit', { limit: 2, ...(after === undefined ? {} : { after }) })).body;
      seen.push(...page.entries.map(({ entry }: { entry: number }) => entry));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
    expect(seen).toHaveLength((await owner.api('list-audit', { limit: 200 })).body.entries.length);
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setUpLink } from '#domain/users';
import { PASSWORD, signInDoor } from '../../../test/sign-in-door.ts';
import { totp } from '../../../test/totp.ts';
import { AUTH_ROUTES } from './auth-answer.ts';

let door: Awaited<ReturnType<typeof signInDoor>>;
beforeEach(async () => {
  door = await signInDoor();
});
afterEach(() => door.close());

const signIn = async (email: string, password = PASSWORD, one = door.browser()) => ({
  one,
  answer: await one.post('/auth/sign-in/email', { email, password }),
});

describe('the first start', () => {
  test('has no owner and no password; the link makes one owner, once', async () => {
    const ways = await (await door.browser().ask('/auth/ways')).json();
    expect(ways).toMatchObject({ has_owner: false, single_sign_on: false });
    const token = new URL((await setUpLink(door.db, door.clock, door.url)) ?? '').searchParams.get('token');
    const person = { token, name: 'Olga', email: 'Olga@Acme.com', password: PASSWORD };
    const tries = await Promise.all([1, 2].map(() => door.browser().post('/auth/invitation/accept', person)));
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect(await setUpLink(door.db, door.clock, door.url)).toBeUndefined();
    const { one } = await signIn('olga@acme.com');
    expect((await one.api('get-me')).body).toMatchObject({ name: 'Olga', email: 'olga@acme.com', role: 'owner' });
  });

  test('an older link ends with a newer one, and both with the owner', async () => {
    const link = async () =>
      new URL((await setUpLink(door.db, door.clock, door.url)) ?? '').searchParams.get('token') ?? '';
    const [first, second] = [await link(), await link()];
    const person = { name: 'Olga', email: 'olga@acme.com', password: PASSWORD };
    const accept = (token: string) => door.browser().post('/auth/invitation/accept', { token, ...person });
    expect((await accept(first)).body).toMatchObject({ reason: 'invitation-gone' });
    expect((await accept(second)).status).toBe(200);
    expect((await accept(second)).body).toMatchObject({ reason: 'invitation-gone' });
  });

  test('a password is long enough, and stored as argon2id alone', async () => {
    const token = new URL((await setUpLink(door.db, door.clock, door.url)) ?? '').searchParams.get('token');
    const person = { token, name: 'Olga', email: 'olga@acme.com' };
    const short = await door.browser().post('/auth/invitation/accept', { ...person, password: 'short' });
    expect(short.body).toMatchObject({ status: 400, reason: 'password-too-short' });
    await door.browser().post('/auth/invitation/accept', { ...person, password: PASSWORD });
    const rows = JSON.stringify([
      await door.db.query('select * from sign_in_account'),
      await door.db.query('select * from audit'),
      await door.db.query('select * from idempotency'),
    ]);
    expect(rows).toContain('$argon2id$');
    expect(rows).not.toContain(PASSWORD);
    expect(JSON.stringify(await door.db.query('select input from audit'))).not.toContain('argon2id');
    expect(rows).not.toContain(token);
  });
});

describe('a session', () => {
  test('is a cookie that scripts can not read and other sites do not send', async () => {
    await door.owner();
    const { answer } = await signIn('olga@acme.com');
    const cookie = answer.headers.getSetCookie().find((one) => one.includes('session_token')) ?? '';
    expect(cookie).toMatch(/^perennial\.session_token=.*HttpOnly; SameSite=Lax/i);
    expect(cookie).not.toMatch(/secure/i);
  });

  test('asks for what a page of ours sends, and refuses what another site does with it', async () => {
    const owner = await door.owner();
    expect((await owner.api('list-users')).status).toBe(200);
    const cookie = [...owner.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const foreign = (headers: Record<string, string>) =>
      fetch(`${door.url}/api/list-users`, { method: 'POST', headers: { cookie, ...headers }, body: '{}' });
    for (const headers of [
      {},
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const answer = await foreign(headers as Record<string, string>);
      expect([answer.status, ((await answer.json()) as { reason: string }).reason]).toEqual([403, 'other-origin']);
    }
    expect((await foreign({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    const outside = await door
      .browser('https://evil.example')
      .post('/auth/sign-in/email', { email: 'a@b.c', password: 'x' });
    expect(outside.body).toMatchObject({ status: 403, reason: 'other-origin' });
  });

  test('that is ended is refused by the next request', async () => {
    const owner = await door.owner();
    const { one } = await signIn('olga@acme.com');
    const { sessions } = (await one.api('list-sessions')).body;
    expect(sessions).toHaveLength(2);
    const other = sessions.find((session: { is_this: boolean }) => !session.is_this).session;
    expect((await owner.api('get-me')).status).toBe(200);
    await one.api('end-session', { session: other });
    expect((await owner.api('get-me')).body).toMatchObject({ status: 401, reason: 'no-session' });
    expect((await one.post('/auth/sign-out')).status).toBe(200);
    expect((await one.api('get-me')).status).toBe(401);
  });

  test('of somebody who is removed ends at once, and the password opens nothing', async () => {
    const owner = await door.owner();
    const ann = await door.invited(owner, 'csm', 'ann@acme.com');
    expect((await ann.api('get-me')).status).toBe(200);
    await owner.api('remove-user', { user: 'ann@acme.com' });
    expect((await ann.api('get-me')).status).toBe(401);
    expect((await signIn('ann@acme.com')).answer.status).toBe(401);
    const again = await door.invited(owner, 'viewer', 'ann@acme.com', 'Ann');
    expect((await again.api('get-me')).body).toMatchObject({ role: 'viewer' });
  });
});

describe('a password', () => {
  test('that is wrong opens nothing, and says no more for somebody who is not there', async () => {
    await door.owner();
    const wrong = (await signIn('olga@acme.com', 'wrong password')).answer;
    const nobody = (await signIn('nobody@acme.com', 'wrong password')).answer;
    expect([wrong.status, wrong.body]).toEqual([nobody.status, nobody.body]);
    expect(wrong.body).toMatchObject({ status: 401, reason: 'invalid-email-or-password' });
  });

  test('can not be guessed: after twenty wrong ones that person waits, wherever they come from', async () => {
    await door.owner();
    const answers = [];
    for (let time = 0; time < 22; time++) answers.push((await signIn('olga@acme.com', 'wrong')).answer);
    expect(answers.map(({ status }) => status)).toEqual([...Array(20).fill(401), 429, 429]);
    expect(answers.at(-1)?.body.reason).toBe('too-many-tries');
    expect((await signIn('Olga@acme.com')).answer.status).toBe(429);
    expect((await signIn('ann@acme.com', 'wrong')).answer.status).toBe(401);
  });

  test('can not be tried for many people from one address: after forty tries a minute it waits', async () => {
    const answers = [];
    for (let time = 0; time < 42; time++) answers.push((await signIn(`p${time}@acme.com`, 'wrong')).answer);
    expect(answers.map(({ status }) => status)).toEqual([...Array(40).fill(401), 429, 429]);
    expect(answers.at(-1)?.headers.get('retry-after')).toMatch(/^\d+$/);
  });

  test('is changed by who knows it, and set anew by a link that works once and ends all sessions', async () => {
    const owner = await door.owner();
    const next = 'another long password';
    const change = { currentPassword: PASSWORD, newPassword: next, revokeOtherSessions: true };
    expect((await owner.post('/auth/change-password', { ...change, currentPassword: 'no' })).status).toBe(400);
    expect((await owner.post('/auth/change-password', change)).status).toBe(200);
    expect((await signIn('olga@acme.com', next)).answer.status).toBe(200);
    const ann = await door.invited(owner, 'csm', 'ann@acme.com');
    const { token } = (await owner.api('make-password-link', { user: 'ann@acme.com' })).body;
    expect((await door.browser().post('/auth/invitation', { token })).body).toMatchObject({
      kind: 'password',
      email: 'ann@acme.com',
    });
    const accept = () => door.browser().post('/auth/invitation/accept', { token, password: next });
    expect((await accept()).status).toBe(200);
    expect((await accept()).status).toBe(404);
    door.sessions.forget();
    expect((await ann.api('get-me')).status).toBe(401);
    expect((await signIn('ann@acme.com', next)).answer.status).toBe(200);
  });
});

describe('a second factor', () => {
  test('is asked for after the password; a code works, and a recovery code once', async () => {
    const owner = await door.owner();
    const enabled = (await owner.post('/auth/two-factor/enable', { password: PASSWORD })).body;
    const secret = new URL(enabled.totpURI).searchParams.get('secret') ?? '';
    expect(enabled.backupCodes).toHaveLength(10);
    const stored = JSON.stringify(await door.db.query('select * from sign_in_two_factor'));
    expect(stored).not.toContain(enabled.backupCodes[0]);
    expect((await owner.post('/auth/two-factor/verify-totp', { code: '000000' })).status).toBe(401);
    expect((await owner.post('/auth/two-factor/verify-totp', { code: totp(secret) })).status).toBe(200);
    expect((await owner.api('get-me')).body).toMatchObject({ has_second_factor: true });

    const { one, answer } = await signIn('olga@acme.com');
    expect(answer.body).toMatchObject({ twoFactorRedirect: true });
    expect((await one.api('get-me')).status).toBe(401);
    expect((await one.post('/auth/two-factor/verify-totp', { code: '123456' })).status).toBe(401);
    expect((await one.post('/auth/two-factor/verify-totp', { code: totp(secret) })).status).toBe(200);
    expect((await one.api('get-me')).status).toBe(200);

    const code = enabled.backupCodes[0];
    const second = (await signIn('olga@acme.com')).one;
    expect((await second.post('/auth/two-factor/verify-backup-code', { code })).status).toBe(200);
    const third = (await signIn('olga@acme.com')).one;
    expect((await third.post('/auth/two-factor/verify-backup-code', { code })).status).toBe(401);
  });
});

test('ways in that are not ours are no routes: nobody signs up, and nobody changes an address by the back door', async () => {
  const owner = await door.owner();
  for (const path of [
    '/sign-up/email',
    '/update-user',
    '/change-email',
    '/delete-user',
    '/list-accounts',
    '/get-session',
  ]) {
    expect([path, (await owner.post(`/auth${path}`, {})).status]).toEqual([path, 404]);
  }
});

test('what people do to their own ways in is in the audit log, without what they sent', async () => {
  const owner = await door.owner();
  await signIn('olga@acme.com');
  await owner.post('/auth/change-password', { currentPassword: PASSWORD, newPassword: 'another long password' });
  const { entries } = (await owner.api('list-audit')).body;
  expect(entries.map(({ operation }: { operation: string }) => operation)).toEqual([
    'change-password',
    'sign-in',
    'accept-invitation',
    'make-set-up-link',
  ]);
  expect(entries[1]).toMatchObject({ actor_name: 'Olga Owner', input: {}, after: { sessions: 2 } });
  expect(entries[0].before.password_set).not.toBe(entries[0].after.password_set);
  expect(JSON.stringify(entries)).not.toMatch(/horse|another long/);
});

test('a second factor is told as it was and is, from its first code to its end, without any code', async () => {
  const owner = await door.owner();
  const { totpURI, backupCodes } = (await owner.post('/auth/two-factor/enable', { password: PASSWORD })).body;
  const secret = new URL(totpURI).searchParams.get('secret') ?? '';
  await owner.post('/auth/two-factor/verify-totp', { code: totp(secret) });
  await owner.post('/auth/two-factor/generate-backup-codes', { password: PASSWORD });
  await owner.post('/auth/two-factor/disable', { password: PASSWORD });
  const { entries } = (await owner.api('list-audit')).body;
  const told = entries.map(({ operation, before, after }: Record<string, Record<string, unknown>>) => [
    operation,
    before?.second_factor,
    after?.second_factor,
  ]);
  expect(told).toEqual([
    ['disable-second-factor', 'on', 'off'],
    ['renew-recovery-codes', 'on', 'on'],
    ['enable-second-factor', 'to be confirmed', 'on'],
    ['set-up-second-factor', 'off', 'to be confirmed'],
    ['accept-invitation', undefined, undefined],
    ['make-set-up-link', undefined, undefined],
  ]);
  expect(entries[1].after.recovery_codes).toBe('all new');
  expect(JSON.stringify(entries)).not.toMatch(new RegExp([secret, ...backupCodes, 'horse'].join('|')));
});

test('a passkey that is taken away is told by its name', async () => {
  const owner = await door.owner();
  await door.db.query(
    `insert into sign_in_passkey (id, "user", name, public_key, credential, counter, device_type, backed_up, created_at)
     select 'k1', id, 'Laptop', 'public', 'credential', 0, 'singleDevice', false, now() from sign_in_user`,
  );
  expect((await owner.post('/auth/passkey/delete-passkey', { id: 'k1' })).status).toBe(200);
  const [gone] = (await owner.api('list-audit')).body.entries;
  expect(gone).toMatchObject({
    operation: 'remove-passkey',
    before: { passkeys: ['Laptop'] },
    after: { passkeys: [] },
  });
});

test('a session that ends, and a password that a link sets, are told with what they change', async () => {
  const owner = await door.owner();
  const ann = await door.invited(owner, 'csm', 'ann@acme.com', 'Ann');
  await ann.post('/auth/sign-out');
  const { token } = (await owner.api('make-password-link', { user: 'ann@acme.com' })).body;
  door.clock.set(door.clock.now() + 60_000);
  await door.browser().post('/auth/invitation/accept', { token, password: 'another long password' });
  const [set, link, out] = (await owner.api('list-audit')).body.entries;
  expect(out).toMatchObject({
    operation: 'sign-out',
    actor_name: 'Ann',
    before: { sessions: 1 },
    after: { sessions: 0 },
  });
  expect(link).toMatchObject({ operation: 'make-password-link', after: { email: 'ann@acme.com' } });
  expect(set).toMatchObject({ operation: 'accept-invitation', before: { email: 'ann@acme.com', sessions: 0 } });
  expect(set.before.password_set).not.toBe(set.after.password_set);
  expect(JSON.stringify([set, link, out])).not.toContain(token);
});

test('each of better-auth’s routes that changes something has a name in the audit log', () => {
  const unnamed = [...AUTH_ROUTES].filter(([, name]) => name === undefined).map(([path]) => path);
  // They ask, or begin what another route ends.
  expect(unnamed).toEqual([
    '/sign-in/social',
    '/passkey/generate-register-options',
    '/passkey/generate-authenticate-options',
    '/passkey/list-user-passkeys',
  ]);
});

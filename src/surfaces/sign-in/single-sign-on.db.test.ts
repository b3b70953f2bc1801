import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OidcServer, oidcServer } from '../../../test/oidc-server.ts';
import { signInDoor } from '../../../test/sign-in-door.ts';

let door: Awaited<ReturnType<typeof signInDoor>>;
let provider: OidcServer;
let owner: Awaited<ReturnType<typeof door.owner>>;

beforeEach(async () => {
  door = await signInDoor();
  provider = await oidcServer(`${door.url}/auth/callback/sso`);
  owner = await door.owner();
  const { issuer, clientId, clientSecret } = provider;
  await owner.api('set-sign-on', { issuer, client_id: clientId, client_secret: clientSecret });
  door.clock.set(door.clock.now() + 5_000);
});
afterEach(async () => {
  await provider.close();
  await door.close();
});

/** All the way: our page, the provider's, and back; gives where the browser ends. */
async function signOn(email: string) {
  const one = door.browser();
  const asked = { provider: 'sso', callbackURL: '/', errorCallbackURL: '/sign-in' };
  const { body } = await one.post('/auth/sign-in/social', asked);
  const back = await provider.logIn(body.url, email);
  const answer = await one.ask(back);
  return { one, back, to: answer.headers.get('location') ?? `${answer.status} ${await answer.text()}` };
}

describe('single sign-on with a real OpenID Connect provider', () => {
  test('lets somebody in who has a password already, as the same person', async () => {
    await door.invited(owner, 'cs_lead', 'lena@acme.com', 'Lena');
    const { one, to } = await signOn('lena@acme.com');
    expect(to).toMatch(/\/$/);
    expect((await one.api('get-me')).body).toMatchObject({ email: 'lena@acme.com', role: 'cs_lead' });
    const users = (await owner.api('list-users')).body.users;
    expect(users.filter(({ email }: { email: string }) => email === 'lena@acme.com')).toMatchObject([
      { has_password: true, has_sso: true },
    ]);
  });

  test('lets in whoever is invited, in the role of the invitation, which is used up', async () => {
    const { token } = (await owner.api('invite-user', { email: 'Pia@acme.com', name: 'Pia', role: 'ae' })).body;
    const { one, to } = await signOn('pia@acme.com');
    expect(to).toMatch(/\/$/);
    expect((await one.api('get-me')).body).toMatchObject({ email: 'pia@acme.com', role: 'ae' });
    expect((await door.browser().post('/auth/invitation', { token })).status).toBe(404);
    const { entries } = (await owner.api('list-audit', { limit: 3 })).body;
    expect(entries.map((entry: Record<string, unknown>) => [entry.operation, entry.actor_name, entry.after])).toEqual(
      expect.arrayContaining([
        ['accept-invitation', 'pia', expect.objectContaining({ email: 'pia@acme.com', role: 'ae' })],
        ['link-single-sign-on', 'pia', { single_sign_on: true }],
        ['sign-in', 'pia', { sessions: 1 }],
      ]),
    );
    expect((await signOn('pia@acme.com')).to).toMatch(/\/$/);
  });

  test('lets nobody in who is not invited, or was removed', async () => {
    const { one, to } = await signOn('mallory@elsewhere.com');
    expect(to).toContain('/sign-in?error=');
    expect((await one.api('get-me')).status).toBe(401);
    await door.invited(owner, 'csm', 'ann@acme.com');
    await owner.api('remove-user', { user: 'ann@acme.com' });
    const ann = await signOn('ann@acme.com');
    expect((await ann.one.api('get-me')).status).toBe(401);
  });

  test('takes no answer of the provider a second time, and none that began in another browser', async () => {
    await door.invited(owner, 'csm', 'ann@acme.com');
    const { back } = await signOn('ann@acme.com');
    for (const one of [door.browser(), owner]) {
      await one.ask(back);
      const me = await one.api('get-me');
      expect(me.status === 401 || me.body.role === 'owner').toBe(true);
    }
  });

  test('is tried by an admin before it is needed, and its secret is shown to nobody', async () => {
    expect((await owner.post('/auth/test-sign-on', { issuer: provider.issuer })).body).toMatchObject({ keys: 1 });
    const wrong = await owner.post('/auth/test-sign-on', { issuer: `${provider.issuer}/nothing` });
    expect(wrong.body).toMatchObject({ reason: 'issuer-refuses', detail: expect.stringContaining('404') });
    const lead = await door.invited(owner, 'cs_lead', 'lena@acme.com');
    expect((await lead.post('/auth/test-sign-on', { issuer: provider.issuer })).status).toBe(403);
    const shown = [await owner.api('get-sign-on'), await owner.api('list-audit'), await owner.api('list-settings')];
    expect(shown[0]?.body).toEqual({ issuer: provider.issuer, client_id: 'perennial', has_secret: true });
    expect(JSON.stringify(shown.map(({ body }) => body))).not.toContain(provider.clientSecret);
  });
});

test('an issuer on another machine needs https, and a way to prove who we are', async () => {
  expect((await owner.api('set-sign-on', { issuer: 'http://login.acme.com' })).body.reason).toBe('issuer-not-https');
  await owner.api('set-sign-on', { issuer: null });
  const half = await owner.api('set-sign-on', { issuer: 'https://login.acme.com', client_id: 'x' });
  expect(half.body.reason).toBe('sign-on-incomplete');
});

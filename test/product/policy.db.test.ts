import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayDo, POLICY, ROLES, type Role } from '#platform/access';
import { createKey } from '#platform/keys';
import type { Operation } from '#platform/operations';
import { composeProduct } from '../../src/product.ts';
import { type Answer, signInDoor } from '../sign-in-door.ts';

const operations = composeProduct().operations;
const open = operations.filter(({ doors }) => doors.includes('http'));

let door: Awaited<ReturnType<typeof signInDoor>>;
type Ask = (operation: Operation, input?: unknown) => Promise<Answer>;
const asks = new Map<string, Ask>();
/** No operation knows this field, so that nothing is done by whoever may do it. */
const NOTHING = { 'no such field': true };

beforeAll(async () => {
  door = await signInDoor(operations);
  const owner = await door.owner();
  for (const role of ROLES) {
    const one = role === 'owner' ? owner : await door.invited(owner, role, `${role}@acme.com`);
    asks.set(role, ({ name }, input = NOTHING) => one.api(name, input));
  }
  const actor = { kind: 'cli', id: 'test', role: 'owner' } as const;
  for (const kind of ['write', 'metrics', 'scoped', 'admin'] as const) {
    const input = { kind, label: kind, ...(kind === 'scoped' ? { permissions: ['read', 'operate'] } : {}) };
    const { key } = await door.runner.run(createKey, { actor, input });
    const one = door.browser(undefined);
    asks.set(`${kind} key`, ({ name }, sent = NOTHING) =>
      one.post(`/api/${name}`, sent, { authorization: `Bearer ${key}` }),
    );
  }
});
afterAll(() => door.close());

const heldBy: Readonly<Record<string, Parameters<typeof mayDo>[0]>> = {
  ...Object.fromEntries(ROLES.map((role): [string, { role: Role }] => [role, { role }])),
  'write key': { role: 'write' },
  'metrics key': { role: 'metrics' },
  'admin key': { role: 'admin' },
  'scoped key': { role: 'scoped', permissions: ['read', 'operate'] },
};

describe.each(Object.keys(heldBy))('%s', (who) => {
  test('may do what the policy says, and is refused everything else before it is read', async () => {
    const ask = asks.get(who);
    const holder = heldBy[who];
    if (ask === undefined || holder === undefined) throw new Error(`nobody is ${who}`);
    for (const operation of open) {
      const { name, access } = operation;
      const { status, body } = await ask(operation);
      if (mayDo(holder, access))
        expect([name, status === 401 || body?.reason === 'role-not-allowed']).toEqual([name, false]);
      else expect([name, status, body?.reason]).toEqual([name, 403, 'role-not-allowed']);
    }
  });
});

test('nobody may do anything: without a key, with an unknown one, with a session that is none', async () => {
  for (const { name } of open) {
    const without = await door.browser().post(`/api/${name}`, {});
    expect([name, without.status, without.body.reason]).toEqual([name, 401, 'no-key']);
    const unknown = await door
      .browser()
      .post(`/api/${name}`, {}, { authorization: `Bearer perennial_admin_${'x'.repeat(43)}` });
    expect([name, unknown.status]).toEqual([name, 401]);
    const forged = await door.browser().post(`/api/${name}`, {}, { cookie: 'perennial.session_token=abc.def' });
    expect([name, forged.status, forged.body.reason]).toEqual([name, 401, 'no-session']);
  }
});

test('the policy, one line a role', () => {
  expect(
    Object.entries(POLICY)
      .map(([role, held]) => `${role}: ${held.join(' ')}`)
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "owner: read work record read-playbooks author operate administer send measure self
    admin: read work record read-playbooks author operate administer send measure self
    cs_lead: read work record read-playbooks author operate measure self
    csm: read work record read-playbooks self
    ae: read work record read-playbooks self
    operations: read work record read-playbooks author operate measure self
    partner: read work record self
    viewer: read self
    write: send record
    metrics: measure
    scoped: "
  `);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GOOD_CALL, type ProductDoor, productDoor } from './product-door.ts';

let door: ProductDoor;
beforeAll(async () => {
  door = await productDoor();
});
afterAll(() => door.close());

const call = (more: object) => ({ ...GOOD_CALL, ...more });

test('a key that is not one, and one that may not', async () => {
  const { answer: made } = await door.post('/api/create-key', { kind: 'write', label: 'site' });
  await door.post('/api/revoke-key', { id: made.id });
  const { answer: reading } = await door.post('/api/create-key', { kind: 'metrics', label: 'board' });
  const basic = (key: string) => ({ authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` });
  const cases: Parameters<ProductDoor['tell']>[0] = [
    ['none', '/v1/track', GOOD_CALL, { authorization: '' }],
    ['in the address', `/v1/track?writeKey=${door.keys.write}`, GOOD_CALL, { authorization: '' }],
    ['in the body', '/v1/track', call({ writeKey: door.keys.write }), { authorization: '' }],
    ['a number in the body', '/v1/track', call({ writeKey: 7 }), { authorization: '' }],
    ['none, and no JSON', '/v1/track', '{', { authorization: '' }],
    ['by another scheme', '/v1/track', GOOD_CALL, { authorization: `Digest ${door.keys.write}` }],
    ['wrong', '/v1/track', GOOD_CALL, basic('perennial_write_wrong')],
    ['revoked', '/v1/track', GOOD_CALL, basic(made.key)],
    ['right, as the user of Basic', '/v1/track', GOOD_CALL, basic(door.keys.write)],
    ['one for metrics, at the door of events', '/v1/track', GOOD_CALL, basic(reading.key)],
    ['one for metrics, at an operation', '/api/set-account', { account: 'a', attributes: {} }, basic(reading.key)],
    ['one that writes events, at an operation', '/api/set-account', { account: 'a', attributes: {} }],
  ];
  expect(await door.tell(cases)).toMatchInlineSnapshot(`
    "
    none → 401 no-key: A key is needed: send it as "Authorization: Bearer <key>", or as the user name of Basic authentication.
    in the address → 401 no-key: A key is needed: send it as "Authorization: Bearer <key>", or as the user name of Basic authentication.
    in the body → 200 {"success":true}
    a number in the body → 401 no-key: A key is needed: send it as "Authorization: Bearer <key>", or as the user name of Basic authentication.
    none, and no JSON → 400 malformed-json: The body is no JSON: line 1, column 2: expected a name in double quotes or }, found the end.
    by another scheme → 401 no-key: A key is needed: send it as "Authorization: Bearer <key>", or as the user name of Basic authentication.
    wrong → 401 unknown-key: This key is not known here, or it was revoked. Make one with create-key.
    revoked → 401 unknown-key: This key is not known here, or it was revoked. Make one with create-key.
    right, as the user of Basic → 200 {"success":true}
    one for metrics, at the door of events → 403 role-not-allowed: This is a metrics key: it sends no events. Take a write key (create-key).
    one for metrics, at an operation → 403 role-not-allowed: set-account needs the permission work, which owner, admin, cs_lead, csm, ae, operations and partner have; this is a metrics key.
    one that writes events, at an operation → 403 role-not-allowed: set-account needs the permission work, which owner, admin, cs_lead, csm, ae, operations and partner have; this is a write key.
    "
  `);
});

describe('an operation', () => {
  const admin = () => ({ authorization: `Bearer ${door.keys.admin}` });

  test('that is not there, or not there like that', async () => {
    const cases: Parameters<ProductDoor['tell']>[0] = [
      ['unknown', '/api/fly', {}, admin()],
      ['mistyped', '/api/set-acount', {}, admin()],
      ['a path that climbs', '/api/..%2f..%2fetc%2fpasswd', {}, admin()],
      ['a word of JavaScript', '/api/__proto__', {}, admin()],
      ['no route', '/v1/import', {}, admin()],
    ];
    expect(await door.tell(cases)).toMatchInlineSnapshot(`
      "
      unknown → 404 no-such-operation: There is no operation fly. GET /api lists them.
      mistyped → 404 no-such-operation: There is no operation set-acount. Did you mean set-account? GET /api lists them.
      a path that climbs → 404 no-such-operation: There is no operation ../../etc/passwd. GET /api lists them.
      a word of JavaScript → 404 no-such-operation: There is no operation __proto__. GET /api lists them.
      no route → 404 no-such-route: Nothing answers POST /v1/import. GET /api lists the operations.
      "
    `);
    const methods: string[] = [];
    for (const [method, path] of [
      ['GET', '/v1/track'],
      ['PUT', '/api/set-account'],
    ] as const) {
      const response = await fetch(`${door.url}${path}`, { method, headers: admin() });
      methods.push(
        `${response.status} ${response.headers.get('allow')} ${((await response.json()) as { detail: string }).detail}`,
      );
    }
    expect(methods).toMatchInlineSnapshot(`
      [
        "405 POST /v1/track takes POST with a JSON body, not GET.",
        "405 POST /api/set-account takes POST with a JSON body, not PUT.",
      ]
    `);
  });

  test('names each field that is wrong, missing or not its own', async () => {
    const cases: Parameters<ProductDoor['tell']>[0] = [
      ['a list', '/api/record-event', [], admin()],
      ['nothing', '/api/record-event', '', admin()],
      ['wrong types', '/api/record-event', { account: 7, name: '', properties: [], occurred: 5 }, admin()],
      ['a field that is none', '/api/record-event', { account: 'a', name: 'x', propertys: {}, foo: 1 }, admin()],
      ['a choice that is none', '/api/create-key', { kind: 'root', label: '' }, admin()],
      ['a number beyond', '/api/list-events', { account: 'a', limit: 1e9 }, admin()],
      ['an id that is none', '/api/replay-quarantine', { ids: ['x'] }, admin()],
      ['a time without zone', '/api/record-event', { account: 'a', name: 'x', occurred: '2026-03-02' }, admin()],
      ['a page of another list', '/api/list-events', { account: 'a', after: '2026-03-02T09:00:00.000Z/1' }, admin()],
      ['an unknown account', '/api/get-account', { account: 'nobody' }, admin()],
      ['an unknown contact', '/api/list-messages', { contact: 'nobody' }, admin()],
    ];
    expect(await door.tell(cases)).toMatchInlineSnapshot(`
      "
      a list → 400 invalid-input: The input of record-event can't be used: it must be an object, and is a list. Correct it and send it again.
      nothing → 400 invalid-input: The input of record-event can't be used: account is missing; it must be a text; name is missing; it must be a text. Correct it and send it again.
      wrong types → 400 invalid-input: The input of record-event can't be used: account must be a text, and is a number; name must not be empty; properties must be an object, and is a list; occurred: Write the time with its zone, like 2026-03-02T15:00:00+01:00. Correct it and send it again.
      a field that is none → 400 invalid-input: The input of record-event can't be used: propertys is not a field here; did you mean properties?; foo is not a field here; those are account, name, contact, properties, occurred, id. Correct it and send it again.
      a choice that is none → 400 invalid-input: The input of create-key can't be used: kind can be admin, write, metrics, scoped; label must not be empty. Correct it and send it again.
      a number beyond → 400 invalid-input: The input of list-events can't be used: limit can be 500 at most. Correct it and send it again.
      an id that is none → 400 invalid-input: The input of replay-quarantine can't be used: ids[0] must be an id as lists show it, like 48ec3de3-4d5b-4c0c-9f4e-0b6a3f1c2d7e. Correct it and send it again.
      a time without zone → 400 invalid-input: The input of record-event can't be used: occurred: Write the time with its zone, like 2026-03-02T15:00:00+01:00. Correct it and send it again.
      a page of another list → 400 bad-page: after must be the \`next\` of the page before, unchanged.
      an unknown account → 404 account-not-found: No account nobody is known. It comes into being with its first group or identify call, import or set-account; list-accounts finds it by name.
      an unknown contact → 400 invalid-input: The input of list-messages can't be used: contact is not a field here; those are account, whose, search, direction, state, enrollment, after, limit. Correct it and send it again.
      "
    `);
  });

  test('under a key that stood for another input is not done', async () => {
    const headers = { ...admin(), 'idempotency-key': 'order 17' };
    const cases: Parameters<ProductDoor['tell']>[0] = [
      ['once', '/api/record-event', { account: 'idem', name: 'x' }, headers],
      ['again', '/api/record-event', { account: 'idem', name: 'x' }, headers],
      ['other content', '/api/record-event', { account: 'idem', name: 'y' }, headers],
    ];
    expect(await door.tell(cases)).toMatchInlineSnapshot(`
      "
      once → 200 {"account":"idem","name":"x"}
      again → 200 {"name":"x","account":"idem"}
      other content → 409 idempotency-key-reused: The idempotency key was used for another record-event. Send a new key with a new input.
      "
    `);
    expect((await door.inbox()).filter(({ account }) => account === 'idem')).toHaveLength(1);
  });
});

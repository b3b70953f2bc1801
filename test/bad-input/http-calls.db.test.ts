import { afterAll, beforeAll, expect, test } from 'vitest';
import { GOOD_CALL, type ProductDoor, productDoor } from './product-door.ts';

let door: ProductDoor;
beforeAll(async () => {
  door = await productDoor();
});
afterAll(() => door.close());

const call = (more: object) => ({ ...GOOD_CALL, ...more });

test('calls of the wrong types name their field and what it takes', async () => {
  const wrong: readonly (readonly [string, unknown])[] = [
    ['a body that is a list', [GOOD_CALL]],
    ['a body that is a number', 7],
    ['a body that is null', null],
    ['userId an object', call({ userId: {} })],
    ['userId a list', call({ userId: ['jen'] })],
    ['userId true', call({ userId: true })],
    ['userId of 20 digits', JSON.stringify(call({ userId: 0 })).replace('"userId":0', '"userId":12345678901234567890')],
    ['no userId', call({ userId: null, context: {} })],
    ['userId of blanks', call({ userId: '  ', context: {} })],
    ['groupId an object', call({ context: { groupId: {} } })],
    ['messageId an object', call({ messageId: {} })],
    ['context a text', call({ context: 'web' })],
    ['properties a list', call({ properties: [1] })],
    ['no event', call({ event: undefined })],
    ['an event of blanks', call({ event: ' ' })],
    ['an event that is an object', call({ event: {} })],
  ];
  expect(await door.tell(wrong.map(([what, body]) => [what, '/v1/track', body]))).toMatchInlineSnapshot(`
    "
    a body that is a list → 400 not-an-object: A call is a JSON object.
    a body that is a number → 400 not-an-object: A call is a JSON object.
    a body that is null → 400 not-an-object: A call is a JSON object.
    userId an object → 400 bad-id: userId must be a text or a number.
    userId a list → 400 bad-id: userId must be a text or a number.
    userId true → 400 bad-id: userId must be a text or a number.
    userId of 20 digits → 400 bad-id: userId is a number too large to be exact. Send it as a text, in quotes.
    no userId → 400 no-identity: A call needs userId or anonymousId, so that it can be told whose it is.
    userId of blanks → 400 no-identity: A call needs userId or anonymousId, so that it can be told whose it is.
    groupId an object → 400 bad-id: groupId must be a text or a number.
    messageId an object → 400 bad-id: messageId must be a text or a number.
    context a text → 400 not-an-object: context must be a JSON object.
    properties a list → 400 not-an-object: properties must be a JSON object.
    no event → 400 no-event-name: A track call names its event in event.
    an event of blanks → 400 no-event-name: A track call names its event in event.
    an event that is an object → 400 bad-id: event must be a text or a number.
    "
  `);
  expect(
    await door.tell([
      ['a batch that is an object', '/v1/batch', { batch: {} }],
      ['no batch', '/v1/batch', GOOD_CALL],
      ['no group', '/v1/group', { userId: 'jen' }],
      ['half an alias', '/v1/alias', { userId: 'jen' }],
    ]),
  ).toMatchInlineSnapshot(`
    "
    a batch that is an object → 400 no-batch: The body of /v1/batch is an object with "batch": a list of calls.
    no batch → 400 no-batch: The body of /v1/batch is an object with "batch": a list of calls.
    no group → 400 no-group-id: A group call names its account in groupId.
    half an alias → 400 incomplete-alias: An alias call needs previousId (the old id) and userId (the new one).
    "
  `);
});

test('times are read as ISO 8601 with a zone, and nothing else is guessed', async () => {
  const times = ['2024-13-45', '2024-02-30T10:00:00Z', '2024-01-01T10:00:00', '2024-01-01', 'yesterday'];
  const others = ['Mon, 02 Mar 2026 09:00:00 GMT', '1700000000', 1_700_000_000, 1_700_000_000_000, {}, true];
  expect(
    await door.tell(
      [...times, ...others].map((timestamp) => [JSON.stringify(timestamp), '/v1/track', call({ timestamp })]),
    ),
  ).toMatchInlineSnapshot(`
    "
    "2024-13-45" → 400 bad-timestamp: timestamp is "2024-13-45"; write ISO 8601 with a zone, such as 2026-03-02T09:00:00Z.
    "2024-02-30T10:00:00Z" → 400 bad-timestamp: timestamp is "2024-02-30T10:00:00Z"; write ISO 8601 with a zone, such as 2026-03-02T09:00:00Z.
    "2024-01-01T10:00:00" → 400 bad-timestamp: timestamp is "2024-01-01T10:00:00"; write ISO 8601 with a zone, such as 2026-03-02T09:00:00Z.
    "2024-01-01" → 400 bad-timestamp: timestamp is "2024-01-01"; write ISO 8601 with a zone, such as 2026-03-02T09:00:00Z.
    "yesterday" → 400 bad-timestamp: timestamp is "yesterday"; write ISO 8601 with a zone, such as 2026-03-02T09:00:00Z.
    "Mon, 02 Mar 2026 09:00:00 GMT" → 400 bad-timestamp: timestamp is "Mon, 02 Mar 2026 09:00:00 GMT"; write ISO 8601 with a zone, such as 2026-03-02T09:00:00Z.
    "1700000000" → 400 bad-timestamp: timestamp is "1700000000"; write ISO 8601 with a zone, such as 2026-03-02T09:00:00Z.
    1700000000 → 400 bad-timestamp: timestamp is 1700000000; write ISO 8601 with a zone, such as 2026-03-02T09:00:00Z.
    1700000000000 → 400 bad-timestamp: timestamp is 1700000000000; write ISO 8601 with a zone, such as 2026-03-02T09:00:00Z.
    {} → 400 bad-timestamp: timestamp is {}; write ISO 8601 with a zone, such as 2026-03-02T09:00:00Z.
    true → 400 bad-timestamp: timestamp is true; write ISO 8601 with a zone, such as 2026-03-02T09:00:00Z.
    "
  `);
});

test('odd names and numbers that are right are taken as they are', async () => {
  const { inbox } = door;
  const before = (await inbox()).length;
  const odd = [
    call({ event: 'Signed Up 🚀', userId: 7, context: { groupId: 'odd' } }),
    call({ event: 'constructor', userId: '__proto__', context: { groupId: 'odd' } }),
    call({ event: '../../etc/passwd', userId: 'toString', context: { groupId: 'odd' } }),
  ];
  for (const one of odd) expect(await door.told('/v1/track', one)).toBe('200 {"success":true}');
  // Of a name that stands twice the last one counts, as everywhere in JavaScript.
  const twice = '{"event":"twice","userId":"a","userId":"b","context":{"groupId":"odd"},"properties":{"n":1,"n":2}}';
  expect(await door.told('/v1/track', twice)).toBe('200 {"success":true}');
  const proto = '{"event":"proto","userId":"b","context":{"groupId":"odd"},"properties":{"__proto__":{"n":1},"n":2}}';
  expect(await door.told('/v1/track', proto)).toBe('200 {"success":true}');
  const rows = (await inbox()).filter(({ account }) => account === 'odd').map(({ event }) => event);
  expect(rows.map(({ name, contact, properties }) => [name, contact, JSON.stringify(properties)])).toEqual([
    ['Signed Up 🚀', '7', '{"quantity":1}'],
    ['constructor', '__proto__', '{"quantity":1}'],
    ['../../etc/passwd', 'toString', '{"quantity":1}'],
    ['twice', 'b', '{"n":2}'],
    ['proto', 'b', '{"n":2,"__proto__":{"n":1}}'],
  ]);
  expect(await inbox()).toHaveLength(before + 5);
});

test('a trait called __proto__ says nothing of the account but what it says itself', async () => {
  const traits = '{"name":"Proto","seats":3,"__proto__":{"zone":"Europe/Berlin","plan_limit":5}}';
  expect(await door.told('/v1/group', `{"groupId":"proto","userId":"jen","traits":${traits}}`)).toBe(
    '200 {"success":true}',
  );
  await door.drain();
  expect(await door.ask('get-account', { account: 'proto' })).toMatchObject({
    name: 'Proto',
    attributes: { seats: 3 },
  });
  const [state] = await door.db.query<{ row: object }>("select to_jsonb(a) as row from account a where id = 'proto'");
  expect(JSON.stringify(state)).not.toMatch(/Berlin|plan_limit/);
});

test('one bad call among a hundred good ones is told with its place, kept, and costs no other', async () => {
  const good = Array.from({ length: 100 }, (_, n) => call({ messageId: `good ${n}`, context: { groupId: 'hundred' } }));
  const batch = [...good.slice(0, 50), call({ userId: {}, messageId: 'bad' }), ...good.slice(50)];
  expect(await door.told('/v1/batch', { batch })).toMatchInlineSnapshot(
    `"200 {"success":true,"refused":[{"index":50,"reason":"bad-id","message":"userId must be a text or a number."}]}"`,
  );
  expect(
    (await door.inbox()).filter(({ account, event }) => account === 'hundred' && event.name === 'service.used'),
  ).toHaveLength(100);
  const { calls } = await door.ask('list-refused-calls', { reason: 'bad-id', limit: 500 });
  expect(calls).toContainEqual(
    expect.objectContaining({ reason: 'bad-id', message: 'userId must be a text or a number.', call: batch[50] }),
  );
});

test('after all this nobody is held, and what was taken is in the log, the quarantine or waits', async () => {
  await door.drain();
  expect(await door.inbox()).toEqual([]);
  expect(await door.ask('list-held-accounts', {})).toEqual({ accounts: [] });
});

import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GOOD_CALL, type ProductDoor, productDoor } from './product-door.ts';

let door: ProductDoor;
beforeAll(async () => {
  door = await productDoor();
});
afterAll(() => door.close());

const call = (more: object) => ({ ...GOOD_CALL, ...more });
const withText = (text: string) => JSON.stringify(call({ properties: { name: 'TEXT' } })).replace('TEXT', text);
const nested = (levels: number) => `${'['.repeat(levels)}1${']'.repeat(levels)}`;

test('a body that is no JSON is told with line, column and what was expected there', async () => {
  const bodies = [
    ['nothing', ''],
    ['cut off', '{"batch": ['],
    ['a comma too many', '{"batch": [1,]}'],
    ['single quotes', "{'batch': []}"],
    ['no quotes', '{batch: []}'],
    ['a line break in a text', '{"event": "a\nb"}'],
    ['an escape that is none', '{"event": "\\x"}'],
    ['a text without end', '{"event": "a'],
    ['NaN', '{"quantity": NaN}'],
    ['a form', 'event=x&userId=y'],
    ['XML', '<track event="x"/>'],
    ['two values', '{} {}'],
  ] as const;
  expect(await door.tell(bodies.map(([what, body]) => [what, '/v1/batch', body]))).toMatchInlineSnapshot(`
    "
    nothing → 400 no-body: The body is empty. Send JSON.
    cut off → 400 malformed-json: The body is no JSON: line 1, column 12: expected a value or ], found the end.
    a comma too many → 400 malformed-json: The body is no JSON: line 1, column 14: expected a value, found "]}".
    single quotes → 400 malformed-json: The body is no JSON: line 1, column 2: expected a name in double quotes or }, found "'batch': []}".
    no quotes → 400 malformed-json: The body is no JSON: line 1, column 2: expected a name in double quotes or }, found "batch: []}".
    a line break in a text → 400 malformed-json: The body is no JSON: line 1, column 13: expected \\n in place of a line break, \\t of a tab, found "\\nb\\"}".
    an escape that is none → 400 malformed-json: The body is no JSON: line 1, column 12: expected an escape like \\n, \\" or \\u00e4, found "\\\\x\\"}".
    a text without end → 400 malformed-json: The body is no JSON: line 1, column 13: expected the closing double quote, found the end.
    NaN → 400 malformed-json: The body is no JSON: line 1, column 14: expected a value, found "NaN}".
    a form → 400 malformed-json: The body is no JSON: line 1, column 1: expected a value, found "event=x&userId=y".
    XML → 400 malformed-json: The body is no JSON: line 1, column 1: expected a value, found "<track event=\\"x\\"/>".
    two values → 400 malformed-json: The body is no JSON: line 1, column 4: expected the end, found "{}".
    "
  `);
});

test('a body in other bytes than UTF-8', async () => {
  const latin1 = Buffer.from(withText('Müller'), 'latin1');
  const cases: Parameters<ProductDoor['tell']>[0] = [
    ['UTF-16', '/v1/track', Buffer.from(JSON.stringify(GOOD_CALL), 'utf16le')],
    ['UTF-8 with a mark (BOM)', '/v1/track', `\ufeff${JSON.stringify(GOOD_CALL)}`],
    [
      'said to be Latin-1',
      '/v1/track',
      latin1,
      { ...door.write, 'content-type': 'application/json; charset=iso-8859-1' },
    ],
    ['Latin-1 in a property', '/v1/track', latin1],
    ['Latin-1 in an id', '/v1/track', Buffer.from(JSON.stringify(call({ userId: 'Müller' })), 'latin1')],
    ['Latin-1 at an operation', '/api/record-event', Buffer.from('{"account":"Müller","name":"x"}', 'latin1')],
  ];
  expect(await door.tell(cases)).toMatchInlineSnapshot(`
    "
    UTF-16 → 400 not-utf8: The body is in UTF-16. Send it as UTF-8.
    UTF-8 with a mark (BOM) → 200 {"success":true}
    said to be Latin-1 → 400 not-utf8: The body is in iso-8859-1. Send it as UTF-8.
    Latin-1 in a property → 200 {"success":true}
    Latin-1 in an id → 400 bad-id: userId is "M�ller": it had a character that can not be kept (no UTF-8, NUL or half of a pair).
    Latin-1 at an operation → 400 not-utf8: The body is not UTF-8: byte 14 is no part of a character. Send it as UTF-8.
    "
  `);
  const kept = (await door.inbox()).map(({ event }) => event.properties.name).filter((name) => name !== undefined);
  expect(kept).toEqual(['M\uFFFDller']);
});

test('what JSON can write and no database can hold', async () => {
  const cases: Parameters<ProductDoor['tell']>[0] = [
    ['NUL in a property', '/v1/track', withText('a\\u0000b')],
    ['half of a pair in a property', '/v1/track', withText('\\ud800')],
    ['NUL in an id', '/v1/track', call({ userId: 'a\0b' })],
    ['NUL in the name', '/v1/track', call({ event: 'a\0b' })],
    ['1e999', '/v1/track', withText('X').replace('"X"', '1e999')],
    ['a number of 400 digits', '/v1/track', withText('X').replace('"X"', '9'.repeat(400))],
    ['NUL at an operation', '/api/record-event', '{"account":"a\\u0000b","name":"x"}'],
    [
      'half of a pair deep inside',
      '/api/record-event',
      '{"account":"a","name":"x","properties":{"rows":[{"who":"\\ud83d"}]}}',
    ],
    ['NUL in a name of a property', '/api/record-event', '{"account":"a","name":"x","properties":{"\\u0000":1}}'],
    ['1e999 at an operation', '/api/record-event', '{"account":"a","name":"x","properties":{"n":-1e999}}'],
  ];
  expect(await door.tell(cases)).toMatchInlineSnapshot(`
    "
    NUL in a property → 200 {"success":true}
    half of a pair in a property → 200 {"success":true}
    NUL in an id → 400 bad-id: userId is "a�b": it had a character that can not be kept (no UTF-8, NUL or half of a pair).
    NUL in the name → 400 bad-id: event is "a�b": it had a character that can not be kept (no UTF-8, NUL or half of a pair).
    1e999 → 200 {"success":true}
    a number of 400 digits → 400 number-too-large: A call has a number of more than 308 digits. Send it as a text, or leave it out.
    NUL at an operation → 400 unstorable: account has a character that can not be kept (NUL, or half of a surrogate pair). Remove it and send it again.
    half of a pair deep inside → 400 unstorable: properties.rows[0].who has a character that can not be kept (NUL, or half of a surrogate pair). Remove it and send it again.
    NUL in a name of a property → 400 unstorable: properties has a name with a character that can not be kept (NUL, or half of a surrogate pair). Remove it and send it again.
    1e999 at an operation → 400 unstorable: properties.n has a number beyond all. Remove it and send it again.
    "
  `);
  const kept = (await door.inbox()).map(({ event }) => event.properties.name).filter((name) => name !== undefined);
  expect(kept).toEqual(['M\uFFFDller', 'a\uFFFDb', '\uFFFD', 'Infinity']);
});

test('what is too much', async () => {
  const endless = `{"event":"x","userId":"u","properties":{"a":${nested(10_000)}}}`;
  const cases: Parameters<ProductDoor['tell']>[0] = [
    ['10 MB at the batch', '/v1/batch', ' '.repeat(10 * 1024 * 1024)],
    ['10 MB at an operation', '/api/record-event', ' '.repeat(10 * 1024 * 1024)],
    ['a call of 33 KB', '/v1/track', call({ properties: { text: 'x'.repeat(33 * 1024) } })],
    ['a call of 10,000 properties', '/v1/track', call({ properties: many(10_000) })],
    ['10,000 levels', '/v1/track', endless],
    ['10,000 levels at an operation', '/api/set-account', `{"account":"a","attributes":{"a":${nested(10_000)}}}`],
    ['100,000 levels', '/v1/batch', `{"batch":${nested(100_000)}}`],
    ['10,001 calls', '/v1/batch', { batch: Array(10_001).fill({}) }],
    ['no calls', '/v1/batch', { batch: [] }],
    ['an id of 10,000 characters', '/v1/track', call({ userId: 'x'.repeat(10_000) })],
    ['a name of 256 characters', '/v1/track', call({ event: 'x'.repeat(256) })],
    [
      'an Idempotency-Key of 256',
      '/api/record-event',
      { account: 'a', name: 'x' },
      { 'idempotency-key': 'x'.repeat(256) },
    ],
  ];
  expect(await door.tell(cases)).toMatchInlineSnapshot(`
    "
    10 MB at the batch → 413 body-too-large: The body is larger than 500 KB. Send it in smaller parts.
    10 MB at an operation → 413 body-too-large: The body is larger than 5 MB. Send it in smaller parts.
    a call of 33 KB → 413 body-too-large: The body is larger than 32 KB. Send it in smaller parts.
    a call of 10,000 properties → 413 body-too-large: The body is larger than 32 KB. Send it in smaller parts.
    10,000 levels → 400 call-too-deep: A call nests objects and lists more than 100 deep. Send it flatter.
    10,000 levels at an operation → 400 too-deep: The body nests objects and lists more than 100 deep. Send it flatter.
    100,000 levels → 200 {"success":true,"refused":[{"index":0,"reason":"call-too-deep","message":"A call nests objects and lists more than 100 deep. Send it flatter."}]}
    10,001 calls → 413 too-many-calls: A batch takes 10000 calls, and this one has 10001. Send it in smaller parts; none of it was taken.
    no calls → 200 {"success":true}
    an id of 10,000 characters → 400 bad-id: userId has 10000 characters; at most 255 are kept.
    a name of 256 characters → 400 bad-id: event has 256 characters; at most 255 are kept.
    an Idempotency-Key of 256 → 400 bad-idempotency-key: Idempotency-Key has more than 255 characters. A UUID is enough.
    "
  `);
});

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`key ${n}`, n]));

test('lengths and packings that are not what they say', async () => {
  const gzip = { ...door.write, 'content-encoding': 'gzip' };
  const packed = gzipSync(JSON.stringify(GOOD_CALL));
  const cases: Parameters<ProductDoor['tell']>[0] = [
    ['gzip', '/v1/track', packed, gzip],
    ['x-gzip', '/v1/track', packed, { ...gzip, 'content-encoding': 'x-gzip' }],
    ['100 MB in 100 KB of gzip', '/v1/batch', gzipSync(Buffer.alloc(100 * 1024 * 1024)), gzip],
    ['gzip that is none', '/v1/track', JSON.stringify(GOOD_CALL), gzip],
    ['gzip that is cut off', '/v1/track', packed.subarray(0, 40), gzip],
    ['gzip twice', '/v1/track', gzipSync(packed), { ...gzip, 'content-encoding': 'gzip, gzip' }],
    ['deflate', '/v1/track', packed, { ...gzip, 'content-encoding': 'deflate' }],
  ];
  expect(await door.tell(cases)).toMatchInlineSnapshot(`
    "
    gzip → 200 {"success":true}
    x-gzip → 200 {"success":true}
    100 MB in 100 KB of gzip → 413 body-too-large: The body is larger than 500 KB. Send it in smaller parts.
    gzip that is none → 400 bad-gzip: The body says that it is gzip and is not, or it was cut off.
    gzip that is cut off → 400 bad-gzip: The body says that it is gzip and is not, or it was cut off.
    gzip twice → 400 unknown-encoding: The body is encoded as gzip, gzip. Send it as it is, or with gzip.
    deflate → 400 unknown-encoding: The body is encoded as deflate. Send it as it is, or with gzip.
    "
  `);
  const head = `POST /v1/batch HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${door.keys.write}\r\n`;
  const chunk = `10000\r\n${' '.repeat(65_536)}\r\n`;
  const lines = [
    `1,000 MB announced → ${await door.raw(`${head}content-length: 1048576000\r\n\r\n{`)}`,
    `no length, and no end → ${await door.raw(`${head}transfer-encoding: chunked\r\n\r\n${chunk.repeat(9)}`)}`,
    `a length that is none → ${await door.raw(`${head}content-length: many\r\n\r\n{}`)}`,
    `a chunk that is none → ${await door.raw(`${head}transfer-encoding: chunked\r\n\r\nzz\r\n`)}`,
    `20 KB of headers → ${await door.raw(`${head}x: ${'x'.repeat(20_000)}\r\n\r\n`)}`,
    `no HTTP at all → ${await door.raw('hello\r\n\r\n')}`,
  ];
  expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    1,000 MB announced → HTTP/1.1 413 Payload Too Large The body is larger than 500 KB. Send it in smaller parts.
    no length, and no end → HTTP/1.1 413 Payload Too Large The body is larger than 500 KB. Send it in smaller parts.
    a length that is none → HTTP/1.1 400 Bad Request This is no HTTP request that can be read: Invalid character in Content-Length.
    a chunk that is none → HTTP/1.1 400 Bad Request This is no HTTP request that can be read: Invalid character in chunk size.
    20 KB of headers → HTTP/1.1 431 Request Header Fields Too Large The headers are larger than 16 KB. Send the key and few others.
    no HTTP at all → HTTP/1.1 400 Bad Request This is no HTTP request that can be read: Invalid method encountered.
    "
  `);
});

import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { AppError } from '#base';
import { findJsonFault } from './json-fault.ts';
import { parseJson } from './parse-json.ts';
import { problemOf } from './problem.ts';
import { readBody } from './read-body.ts';
import { mayBeUnstorable } from './unstorable.ts';

const post = (body: string | Uint8Array | ReadableStream, headers: Record<string, string> = {}): Request =>
  new Request('http://door/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);

describe('readBody', () => {
  test('reads a body as it is and unpacks gzip', async () => {
    expect(await readBody(post('{"a":"ä"}'), 100)).toBe('{"a":"ä"}');
    expect(await readBody(post(gzipSync('{"a":"ä"}'), { 'content-encoding': 'gzip' }), 100)).toBe('{"a":"ä"}');
  });

  test('refuses what would unpack beyond the limit without unpacking it', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    await expect(readBody(post(bomb, { 'content-encoding': 'gzip' }), 100_000)).rejects.toThrow('larger than');
  });

  test('stops reading a stream of unknown length at the limit', async () => {
    let given = 0;
    const endless = new ReadableStream({
      pull(controller) {
        given++;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    await expect(readBody(post(endless), 10_000)).rejects.toMatchObject({ reason: 'body-too-large' });
    expect(given).toBeLessThan(20);
  });

  test('says so when gzip is none', async () => {
    await expect(readBody(post('{}', { 'content-encoding': 'gzip' }), 100)).rejects.toMatchObject({
      reason: 'bad-gzip',
    });
    await expect(readBody(post('{}', { 'content-encoding': 'br' }), 100)).rejects.toMatchObject({
      reason: 'unknown-encoding',
    });
  });
});

describe('parseJson', () => {
  test.each([
    ['{"a": 1,\n "b" 2}', 2, 6],
    ['{"a": [1, 2', 1, 12],
    ['[1, nul]', 1, 5],
    ['{"a":1,}', 1, 8],
    ["{'a':1}", 1, 2],
    ['{"a":"b\nc"}', 1, 8],
    ['{"a":"b\\x"}', 1, 8],
    ['{"a":"b', 1, 8],
    ['[] []', 1, 4],
    ['[01]', 1, 2],
  ])('names line and column of what is wrong in %j', (text, line, column) => {
    try {
      parseJson(text);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
      expect((error as AppError).details).toMatchObject({ line, column });
    }
  });

  test('finds a fault exactly where JSON.parse finds one', () => {
    const texts = [
      '{}',
      '[]',
      ' [1,-2.5e+3,"\\u00e4",true,null,{"a":[{}]}] ',
      '"x"',
      '0',
      '[1,]',
      '{"a"}',
      '-',
      '[1 2]',
      '"\\x"',
      '\u00a0[]',
    ];
    for (const text of texts) expect([text, findJsonFault(text) === undefined]).toEqual([text, isJson(text)]);
  });

  test('looks at no id twice: what looks like an exponent inside a text is none', () => {
    expect(mayBeUnstorable('{"messageId":"0b4e123a-9e55-4e123-8000-1e999"}')).toBe(false);
    for (const number of ['1e999', '-1E+308', '1.5e1000']) {
      expect([number, mayBeUnstorable(`{"a":${number}}`)]).toEqual([number, true]);
    }
  });

  test('replaces what a database can not hold and leaves the rest alone', () => {
    expect(parseJson('{"a\\u0000":["\\ud83d\\ude00","\\ud83d","x\\u0000y"],"b":"\\\\u0000"}')).toEqual({
      'a\uFFFD': ['😀', '\uFFFD', 'x\uFFFDy'],
      b: '\\u0000',
    });
  });
});

describe('problemOf', () => {
  test('what is no AppError tells nothing of its inside', () => {
    expect(JSON.stringify(problemOf(new Error('password=hunter2')))).not.toContain('hunter2');
  });

  test('a body that is too large is 413, another limit 429', () => {
    expect(problemOf(new AppError('limit', 'body-too-large', 'x')).status).toBe(413);
    expect(problemOf(new AppError('limit', 'busy', 'x')).status).toBe(429);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { korean } from '../web/src/app/problems/korean.ts';
import { readProject } from './architecture/project.ts';
import { PLACES_ELSEWHERE, REASONS_ELSEWHERE } from './problems/not-in-the-app.ts';
import { problemsMadeIn } from './problems/problems-in-source.ts';

const root = join(import.meta.dirname, '..');
const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports: Record<string, string> };
const modules = readProject(root, imports).modules.filter(({ path, isTest }) => path.startsWith('src/') && !isTest);
const all = modules.flatMap(problemsMadeIn);
const isElsewhere = (path: string): boolean => Object.keys(PLACES_ELSEWHERE).some((place) => path.startsWith(place));
const made = all.filter(
  ({ path, reason }) => !isElsewhere(path) && !(reason !== undefined && reason in REASONS_ELSEWHERE),
);

/** Reasons that come from elsewhere than the place that makes the problem. */
const COMPUTED: Readonly<Record<string, readonly string[]>> = {
  'src/domain/documents/approve-document.ts': ['document-approved', 'document-discarded', 'document-not-made'],
  'src/domain/documents/retry-document.ts': ['no-text', 'value-missing', 'value-unfit'],
  'src/domain/messages/approve-message.ts': ['bounced', 'unsubscribed'],
  'src/domain/messages/retry-message.ts': [
    ...['bounced', 'document-missing', 'no-address', 'no-contact', 'no-sender', 'no-text', 'not-for-customers'],
    ...['thread-missing', 'unsubscribed', 'value-missing', 'value-unfit'],
  ],
  'src/domain/orders/create-order.ts': ['date-unreadable', 'order-incomplete'],
};

/** Told by what is no `AppError`: the way to the server, and what refuses to sign somebody in. */
const TOLD_OTHERWISE = [
  ...['unreachable', 'internal', 'database-away', 'disk-full', 'body-too-large', 'not-signed-in', 'password-too-long'],
  ...['account-temporarily-locked', 'authentication-failed', 'backup-codes-not-enabled', 'challenge-not-found'],
  ...['credential-account-not-found', 'failed-to-verify-registration', 'invalid-origin', 'passkey-not-found'],
  ...['previously-registered', 'session-expired', 'session-not-fresh', 'totp-not-enabled', 'two-factor-not-enabled'],
  ...['unauthorized', 'you-are-not-allowed-to-register-this-passkey'],
];

const textsOf = (reason: string): readonly string[] => [korean.texts[reason] ?? []].flat();
const placesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)/g)].map(([, name = '']) => name);

describe('what the server refuses', () => {
  test('has a text in Korean, or a reason why nobody meets it in the app', () => {
    const reasons = made.flatMap(({ path, reason }) => (reason === undefined ? (COMPUTED[path] ?? [path]) : [reason]));
    expect([...new Set(reasons)].filter((reason) => textsOf(reason).length === 0).sort()).toEqual([]);
  });

  test('comes with what its text names', () => {
    const lacking = made.filter(({ reason, data }) => {
      if (reason === undefined || data === undefined) return false;
      return !textsOf(reason).some((text) => placesIn(text).every((name) => data.has(name)));
    });
    expect(lacking.map(({ path, reason, data }) => `${path}: ${reason} has ${[...(data ?? [])].join(', ')}`)).toEqual(
      [],
    );
  });

  test('has no data that the answer of the server writes over', () => {
    const own = ['type', 'title', 'status', 'reason', 'detail'];
    const hidden = made.filter(({ data }) => own.some((name) => data?.has(name)));
    expect(hidden.map(({ path, reason }) => `${path}: ${reason}`)).toEqual([]);
  });

  test('has no text that nothing asks for', () => {
    const asked = new Set([...made.map(({ reason }) => reason), ...Object.values(COMPUTED).flat(), ...TOLD_OTHERWISE]);
    const idle = Object.keys(korean.texts).filter((reason) => !asked.has(reason.split('.')[0] ?? reason));
    expect(idle).toEqual([]);
  });

  test('is not kept from the app where it is not there any more', () => {
    const reasons = new Set(all.map(({ reason }) => reason));
    expect(Object.keys(REASONS_ELSEWHERE).filter((reason) => !reasons.has(reason))).toEqual([]);
    const paths = modules.map(({ path }) => path);
    expect(Object.keys(PLACES_ELSEWHERE).filter((place) => !paths.some((path) => path.startsWith(place)))).toEqual([]);
  });

  test('names the rule that a field breaks, each with a text', () => {
    const rules = readFileSync(join(root, 'src/platform/operations/input-words.ts'), 'utf8').matchAll(
      /(?:rule: |\? |: )'([a-z]+(?:-[a-z]+)+|missing|unknown|unfit)'/g,
    );
    const named = [...new Set([...rules].map(([, rule = '']) => rule)), 'zone-unknown'];
    expect(named.length).toBeGreaterThan(10);
    const formats = ['uuid', 'email', 'url', 'datetime', 'date'].map((format) => `bad-${format}`);
    expect([...named, ...formats].filter((rule) => textsOf(`invalid-input.${rule}`).length === 0)).toEqual([]);
  });

  test('is told by words that are there', () => {
    const lists = Object.values(korean.texts)
      .flat()
      .flatMap((text) => [...text.matchAll(/\{\w+:(\w+)\}/g)].map(([, list = '']) => list));
    expect([...new Set(lists)].filter((list) => korean.words[list] === undefined)).toEqual([]);
  });
});

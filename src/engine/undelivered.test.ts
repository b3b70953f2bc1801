import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#base';
import type { Enrollment } from '#pure/journey';
import { askToPutRight } from './undelivered.ts';

const at = 1_000_000;
const cause = { event: 'e1', key: 'e1 1000000', root: 'e1', depth: 0, at, history: false };
// Of an enrollment only who and where it is counts here.
const enrollment = (status: 'running' | 'exited') =>
  ({ id: 'run-1', status, playbook: 'upgrade', version: '1', journey: 'service_upgrade' }) as Enrollment;
const event = (name: string, properties: JsonObject) => ({
  key: 'e1',
  account: 'acme',
  name,
  occurredAt: at,
  receivedAt: at,
  source: 'outbox',
  properties,
  history: false,
  root: 'e1',
  depth: 0,
});
const mail = { id: 'm1', message: 'outreach', to: 'ann@acme.example', reason: 'no such user', enrollment: 'run-1' };
const internal = { ...mail, to: 'bo@vendor.example', purpose: 'internal', playbook: 'upgrade', version: '2' };

describe('a message to a customer', () => {
  test.each(['email.bounced', 'email.failed', 'email.dropped'])('of a running journey asks the csm: %s', (name) => {
    expect(askToPutRight(cause, event(name, mail), enrollment('running'))).toMatchObject({
      kind: 'task',
      account: 'acme',
      enrollment: 'run-1',
      payload: { title: 'outreach did not arrive: no such user', assign: ['csm'], concerns: 'm1' },
    });
  });

  test('of a journey that is over, or of none, asks nobody; nor does what arrived, or an event of somebody else', () => {
    expect(askToPutRight(cause, event('email.bounced', mail), enrollment('exited'))).toBeUndefined();
    expect(askToPutRight(cause, event('email.bounced', mail), undefined)).toBeUndefined();
    expect(askToPutRight(cause, event('email.sent', mail), enrollment('running'))).toBeUndefined();
    expect(askToPutRight(cause, event('payment.failed', mail), enrollment('running'))).toBeUndefined();
  });

  test('whose thread is missing asks nobody: what it continues has asked already', () => {
    const dropped = event('email.dropped', { ...mail, reason: 'thread-missing' });
    expect(askToPutRight(cause, dropped, enrollment('running'))).toBeUndefined();
  });
});

describe('what was to tell colleagues', () => {
  test('asks the admin, whatever became of the journey', () => {
    for (const one of [enrollment('running'), enrollment('exited')]) {
      expect(askToPutRight(cause, event('email.bounced', internal), one)).toMatchObject({
        enrollment: 'run-1',
        payload: { title: 'outreach did not reach bo@vendor.example: no such user', assign: ['admin'] },
      });
    }
  });

  test('without a journey it names the playbook that told it', () => {
    const { to: _, enrollment: __, ...webhook } = internal;
    const asked = askToPutRight(cause, event('webhook.failed', webhook), undefined);
    expect(asked).toMatchObject({
      playbook: 'upgrade',
      version: '2',
      payload: { title: 'outreach did not reach the webhook: no such user', group: 'undelivered to the webhook' },
    });
    expect(asked).not.toHaveProperty('enrollment');
  });
});

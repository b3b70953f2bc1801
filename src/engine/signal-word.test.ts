import { describe, expect, test } from 'vitest';
import type { RaisedSignal } from '#pure/signal';
import { saidOfSignal } from './signal-word.ts';

const signal: RaisedSignal = {
  ...{ id: 's1', playbook: 'p', kind: 'high', direction: 'expansion', pattern: 'clear', status: 'raised' },
  ...{ raisedAt: 1, evidence: { facts: {} } },
};
const told = (name: string, more: Record<string, string> = {}) => ({
  name,
  properties: { signal: 's1', ...more },
  receivedAt: 9,
});

describe('what a person said of a signal', () => {
  test('is found in the log: seen it stays open, dismissed it is closed with the reason', () => {
    expect(saidOfSignal(told('signal.acknowledged'), [signal])).toEqual({ ...signal, status: 'acknowledged' });
    const dismissed = saidOfSignal(told('signal.dismissed', { reason: 'known' }), [signal]);
    expect(dismissed).toEqual({ ...signal, status: 'dismissed', closedAt: 9, reason: 'known' });
    expect(saidOfSignal(told('signal.acknowledged'), dismissed === undefined ? [] : [dismissed])).toBeUndefined();
    const back = saidOfSignal(told('signal.restored'), dismissed === undefined ? [] : [dismissed]);
    expect(back).toEqual({ ...signal, status: 'acknowledged' });
  });

  test('means nothing for a signal that is not there, and other events say nothing', () => {
    expect(saidOfSignal(told('signal.dismissed'), [])).toBeUndefined();
    expect(saidOfSignal(told('service.used'), [signal])).toBeUndefined();
  });
});

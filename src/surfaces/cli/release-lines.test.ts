import { expect, test } from 'vitest';
import { DAY } from '#base';
import type { PreviewedAccount, PreviewSums } from '#domain/signals';
import { previewLines } from './release-lines.ts';

const AT = Date.UTC(2026, 2, 2, 9);
const none = { signals: 0, accounts: 0 };

const acme: PreviewedAccount = {
  account: 'acme',
  name: 'Acme Ltd',
  signals: [
    { id: '1', playbook: 'p', kind: 'high_usage', title: 'High usage', becomes: 'raised', strength: 'strong' },
    { id: '2', playbook: 'p', kind: 'asked', title: 'Asked', becomes: 'blocked', reason: 'needs health.score >= 50' },
  ],
  journeys: [
    {
      ...{ playbook: 'p', journey: 'upgrade', title: 'Upgrade', outcome: 'entered' },
      first: {
        ...{ at: AT + 3 * DAY, message: 'outreach', state: 'leaves' },
        ...{ to: 'mina@acme.example', subject: 'Mina, more room?' },
      },
    },
    {
      ...{ playbook: 'p', journey: 'call', title: 'Call', outcome: 'entered' },
      first: { at: AT, message: 'hello', state: 'refused', why: 'Mina has no e-mail address' },
    },
    { playbook: 'p', journey: 'care', title: 'Care', outcome: 'entered', instead: 'waits for the task Call them' },
    { playbook: 'p', journey: 'thanks', title: 'Thanks', outcome: 'not entered', reason: 'already running' },
  ],
  told: [{ person: 'ana', when: 'at once' }],
  tasks: 1,
};

const sums: PreviewSums = {
  signals: 1204,
  accounts: 812,
  kinds: [
    {
      ...{ playbook: 'p', kind: 'high_usage', title: 'High usage', signals: 1204 },
      ...{ raised: 1000, blocked: 200, ended: 3, stands: 0, held: 1 },
    },
  ],
  journeys: [
    {
      ...{ playbook: 'p', journey: 'upgrade', title: 'Upgrade', entered: 310, held_out: 16, not_ready: 402 },
      not_entered: [{ reason: 'already running', accounts: 84 }],
      first_messages: { leaves: 290, review: 0, refused: 15, none: 5 },
    },
  ],
  people: [{ person: 'ana', at_once: 12, next_mail: 40 }],
  tasks: 41,
  failed: 0,
  listed: [acme],
  more: 811,
};

test('a preview counts everything, and shows the first accounts with what they would get when', () => {
  expect(previewLines({ sums, at: AT, until: AT + 14 * DAY, left: none })).toEqual([
    'Releasing 1,204 signals of 812 accounts at 2026-03-02 09:00 UTC would bring about:',
    '  High usage (high_usage): 1,000 raised, 200 blocked by their gate, 3 over, since their condition has ended, 1 waiting: their account is held',
    '  Upgrade: 310 entered, 16 held out, to compare with, 402 not ready, 84 not entered (already running)',
    '    first messages: 290 sent, 15 kept back: something is missing, and a person is asked, 5 without one in 14 days',
    '  ana is told of 12 at once, 40 in the next mail',
    '  41 tasks at once',
    '',
    'acme (Acme Ltd)',
    '  High usage: raised, strong',
    '  Asked: blocked (needs health.score >= 50)',
    '  Upgrade: entered; 2026-03-05 09:00 outreach to mina@acme.example, “Mina, more room?”',
    '  Call: entered; hello is kept back on 2026-03-02 09:00: Mina has no e-mail address',
    '  Care: entered; waits for the task Call them',
    '  Thanks: not entered (already running)',
    '',
    '… and 811 more accounts, counted above; --list <number> lists more',
    '',
    'Nothing was kept and nothing was sent. The same command without --preview releases them.',
  ]);
});

test('a preview that was stopped says what it has not looked at', () => {
  const lines = previewLines({ sums, at: AT, until: AT, left: { signals: 7, accounts: 1 } });
  expect(lines).toContain('Not looked at: 7 signals of 1 account');
});

test('where nothing is meant a preview says so', () => {
  const empty = { ...sums, signals: 0, accounts: 0 };
  expect(previewLines({ sums: empty, at: AT, until: AT, left: none })).toEqual([
    'No signal that stands is meant: there is nothing to release.',
  ]);
});

import { expect, test } from 'vitest';
import type { TimelineEvent } from './event-words.ts';
import { daysOf } from './timeline-days.ts';

let made = 0;
function anEvent(name: string, at: string, contact?: string): TimelineEvent {
  const kind = name === 'service.used' ? 'usage' : 'mail';
  const key = String(++made);
  const times = { occurred_at: at, received_at: at };
  return {
    key,
    kind,
    name,
    ...times,
    source: '',
    history: false,
    caused: false,
    properties: {},
    ...(contact && { contact }),
  };
}
const dayOf = (at: string): string => at.slice(0, 10);

test('events stand under their day, and many of the same use on one line', () => {
  const used = ['ada', 'bo', 'ada', 'ada'].map((who) => anEvent('service.used', '2026-03-02T10:00:00Z', who));
  const mail = anEvent('email.sent', '2026-03-02T09:00:00Z');
  const old = anEvent('service.used', '2026-03-01T10:00:00Z');
  expect(daysOf([...used, mail, old], dayOf)).toEqual([
    {
      day: '2026-03-02',
      lines: [
        { kind: 'many', events: used, people: 2 },
        { kind: 'one', event: mail },
      ],
    },
    { day: '2026-03-01', lines: [{ kind: 'one', event: old }] },
  ]);
});

test('mails are never put together, nor a few uses', () => {
  const mails = Array.from({ length: 5 }, () => anEvent('email.sent', '2026-03-02T09:00:00Z'));
  const few = Array.from({ length: 3 }, () => anEvent('service.used', '2026-03-02T08:00:00Z'));
  expect(daysOf([...mails, ...few], dayOf)[0]?.lines.every(({ kind }) => kind === 'one')).toBe(true);
});

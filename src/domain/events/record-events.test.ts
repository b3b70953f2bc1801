import { expect, test } from 'vitest';
import { anEffect } from '../../../test/operations.ts';
import { eventOutcome } from './record-events.ts';

test('a step records the event that it names, with everything else it says', () => {
  const said = { event: 'advocacy.suggested', reason: 'happy', nps: null, score: 9 };
  const row = anEffect('event.record', 'acme', { ...said, standIns: { csm: ['ae'] } });
  expect(eventOutcome(row)).toEqual({
    id: row.id,
    done: true,
    events: [{ name: 'advocacy.suggested', properties: { reason: 'happy', score: 9 } }],
  });
});

test('without a name it is refused', () => {
  expect(eventOutcome(anEffect('event.record', 'acme', { event: ' ' }))).toMatchObject({
    done: false,
    reason: 'event-missing',
  });
});

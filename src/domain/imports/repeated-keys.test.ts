import { expect, test } from 'vitest';
import { eventKey, type IncomingEvent } from '#engine';
import fc from '../../../test/laws.ts';
import { RepeatedKeys } from './repeated-keys.ts';

function anEvent(id: number, quantity: number, month: number): IncomingEvent {
  const occurredAt = Date.UTC(2026, month, 1 + (quantity % 9));
  const key = eventKey('test', String(id));
  return { account: 'a-1', key, name: 'service.used', source: 'test', occurredAt, properties: { quantity } };
}

test('rows repeat an earlier one, or contradict it, as a plain table of keys says', () => {
  const row = fc.record({ id: fc.nat(30), quantity: fc.nat(2), month: fc.nat(1) });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 200 }), (rows) => {
      const [repeated, known] = [new RepeatedKeys(), new Map<string, { quantity: number; row: number }>()];
      for (const [index, { id, quantity, month }] of rows.entries()) {
        const place = `${id} ${month}`;
        const before = known.get(place);
        const expected =
          before === undefined
            ? undefined
            : { row: index + 2, earlier: before.row, same: before.quantity === quantity };
        expect(repeated.note(anEvent(id, quantity, month), index + 2)).toEqual(expected);
        if (before === undefined) known.set(place, { quantity, row: index + 2 });
      }
    }),
  );
});

test('nothing is forgotten while the table grows', () => {
  const repeated = new RepeatedKeys();
  for (let id = 0; id < 20_000; id++) expect(repeated.note(anEvent(id, 1, 0), id + 2)).toBeUndefined();
  for (let id = 0; id < 20_000; id += 97) {
    expect(repeated.note(anEvent(id, 1, 0), 30_000)).toEqual({ row: 30_000, earlier: id + 2, same: true });
  }
});

import { expect, test } from 'vitest';
import { stagesInOrder } from './stage-order.ts';

test('the board has the ways of a deal in their order, those of a playbook between them and the ends', () => {
  expect(stagesInOrder(['won', 'legal', 'negotiation', 'proposal'])).toEqual([
    'qualified',
    'discovery',
    'proposal',
    'negotiation',
    'legal',
    'won',
    'lost',
    'deferred',
  ]);
  expect(stagesInOrder([])).toEqual(['qualified', 'discovery', 'proposal', 'won', 'lost', 'deferred']);
});

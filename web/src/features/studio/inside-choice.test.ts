import { describe, expect, test } from 'vitest';
import { type Choice, FINISH, insideInput, leaving, type Preview, undecided } from './inside-choice.ts';

const preview: Preview = {
  ...{ problems: [], version: '2', taken: false, published: false, targets: {}, outcomes: [] },
  inside: [
    {
      ...{ version: '1', journey: 'grow', title: 'Grow', exists: true },
      steps: [
        { step: 'call', stage: 'talk', kind: 'task', count: 3, to: 'call', notes: [] },
        { step: 'old', stage: 'talk', kind: 'task', count: 2, notes: [] },
      ],
    },
  ],
};
const move = (steps: Choice['steps']): Choice => ({ what: 'move', outcome: '', steps });

describe('what becomes of those inside', () => {
  test('has to be decided where no step takes the place of theirs, and only when they move', () => {
    expect(undecided(move({}), preview)).toBe(2);
    expect(undecided(move({ '1 grow old': FINISH }), preview)).toBe(0);
    expect(undecided({ what: 'leave', outcome: 'gone', steps: {} }, preview)).toBe(0);
  });

  test('is handed over as it was chosen, step by step', () => {
    const at = (step: string) => ({ version: '1', journey: 'grow', step });
    expect(insideInput(move({ '1 grow old': 'call', '1 grow call': leaving('gone') }), preview)).toEqual({
      what: 'move',
      steps: [
        { ...at('call'), outcome: 'gone' },
        { ...at('old'), to: 'call' },
      ],
    });
    expect(insideInput(move({ '1 grow old': FINISH }), preview)).toEqual({ what: 'move', steps: [at('old')] });
    expect(insideInput({ what: 'leave', outcome: 'gone', steps: {} }, preview)).toEqual({
      what: 'leave',
      outcome: 'gone',
    });
  });
});

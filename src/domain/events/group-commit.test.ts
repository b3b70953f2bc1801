import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { groupCommit } from './group-commit.ts';

const SIZES = { size: () => 1, largest: 10, queue: 100 };

/** Commits that last until they are let go. */
function held() {
  const running: (() => void)[] = [];
  const group = groupCommit<string>(() => new Promise((resolve) => running.push(resolve)), SIZES);
  const letGo = (): void => {
    for (const end of running.splice(0)) end();
  };
  return { group, letGo };
}

describe('whoever gives way', () => {
  test('is kept by nothing where nothing comes in', async () => {
    let went = false;
    void held()
      .group.quiet(60_000)
      .then(() => {
        went = true;
      });
    await Promise.resolve();
    await Promise.resolve();
    expect(went).toBe(true);
  });

  test('waits for the commit under way', async () => {
    const { group, letGo } = held();
    const order: string[] = [];
    const added = group.add('a').then(() => order.push('committed'));
    const quiet = group.quiet(60_000).then(() => order.push('went'));
    await pause(20);
    expect(order).toEqual([]);
    letGo();
    await Promise.all([added, quiet]);
    expect(order).toEqual(['committed', 'went']);
  });

  test('waits no longer than it says', async () => {
    const { group, letGo } = held();
    const added = group.add('a');
    await group.quiet(20);
    letGo();
    await added;
  });
});

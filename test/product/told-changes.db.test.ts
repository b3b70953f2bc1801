import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson, type Json } from '#base';
import { composeProduct } from '../../src/product.ts';
import { customerCases } from './told-changes/customer-cases.ts';
import { playbookCases } from './told-changes/playbook-cases.ts';
import { workCases } from './told-changes/work-cases.ts';
import { isSecret, workspaceCases } from './told-changes/workspace-cases.ts';
import { type Cases, openWorld, type World } from './told-changes/world.ts';

const cases: Cases = { ...workspaceCases, ...customerCases, ...workCases, ...playbookCases };
/** Operations that change nothing, each with the reason why. */
const CHANGE_NOTHING: Readonly<Record<string, string>> = {};

const writes = composeProduct()
  .operations.filter(({ kind }) => kind === 'write')
  .map(({ name }) => name);

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world.close());

interface Told {
  readonly actor: string;
  readonly before: Json;
  readonly after: Json;
}

test('every operation that writes is tried here, or said to change nothing', () => {
  expect([...Object.keys(cases), ...Object.keys(CHANGE_NOTHING)].sort()).toEqual([...writes].sort());
});

describe('the audit log has what was before and what is after', () => {
  test.each(Object.entries(cases))('%s', async (name, { tells, input }) => {
    const asked = await input(world);
    await world.ask(name, asked);
    const [told] = await world.db.query<Told>(
      'select actor, before, after from audit where operation = $1 order by id desc limit 1',
      [name],
    );
    if (told === undefined) throw new Error(`${name} is not in the log`);
    const { actor, before, after } = told;
    expect(actor).toBe('person:olga');
    expect([before === null, after === null]).toEqual([tells === 'adds', tells === 'removes']);
    // Else nobody could see what has changed.
    expect(canonicalJson(before ?? {})).not.toBe(canonicalJson(after ?? {}));
  });
});

test('and no secret', async () => {
  const [all] = await world.db.query<{ text: string }>(
    `select string_agg(concat(input, before, after), ' ') as text from audit`,
  );
  expect(all?.text).toContain('Green Garden');
  expect(isSecret(all?.text ?? '')).toBe(false);
});

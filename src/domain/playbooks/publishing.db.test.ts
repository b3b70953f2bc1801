import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, type JsonObject } from '#base';
import type { Playbook } from '#pure/playbook';
import { testOperations } from '../../../test/operations.ts';
import { type RunningProduct, runningProduct } from '../../../test/running-product.ts';
import { cancelScenarios, runScenarios } from './run-scenarios.ts';

const START = Date.UTC(2026, 2, 2, 9);
const mail = (title: string): string =>
  `---\npurpose: service\nfrom: csm\nto: primary contact\n---\n## en\n# ${title}\nText.\n`;

/** A journey that writes, asks for a call, and writes again. */
function playbook(version: string, steps: string): Record<string, string> {
  return {
    'playbook.yaml': `playbook: growing\ntitle: Growing\nversion: "${version}"\nowner: Tests\nlocales: [en]\nchange log:\n  - { on: 2026-01, version: "${version}", changes: What is new in ${version} }\n`,
    'facts.yaml': 'events:\n  order.placed: { properties: {} }\n',
    'journeys/grow.yaml': `journey: grow\ntitle: Grow\nenter: { on: [order.placed] }\nstages:\n  - stage: talk\n    steps:\n${steps}\n`,
    'messages/hello.md': mail('Hello'),
    'messages/bye.md': mail('Bye'),
  };
}
const CALL = '      - { task: call, title: Call, assign: csm }';
const first = playbook('1', `      - email: hello\n${CALL}\n      - exit: done`);
const second = playbook('2', `${CALL}\n      - { id: greeting, email: hello }\n      - email: bye\n      - exit: done`);
const renamed = playbook(
  '2',
  `      - email: hello\n${CALL.replace('{ ', '{ id: phone, ')}\n      - email: bye\n      - exit: done`,
);

let product: RunningProduct;
beforeEach(async () => {
  product = await runningProduct(START);
  await product.run('publish-playbook', { files: first });
  await product.run('add-person', { id: 'zoe', name: 'Zoe Park', email: 'zoe@vendor.example', roles: ['csm'] });
});
afterEach(() => product.close());

async function enter(...accounts: string[]): Promise<void> {
  for (const account of accounts) {
    await product.send(account, 'account.identified', { traits: { name: account, csm: 'zoe' } });
    const traits = { name: 'Ann', email: `ann@${account}.example` };
    await product.send(account, 'contact.identified', { contact: `ann-${account}`, traits });
    await product.send(account, 'order.placed', {});
  }
}
const happened = async (name: string): Promise<JsonObject[]> =>
  (
    await product.db.query<{ properties: JsonObject }>(
      'select properties from event where name = $1 order by account',
      [name],
    )
  ).map(({ properties }) => properties);
const standing = () =>
  product.db.query<{ account: string; version: string; status: string; outcome: string | null }>(
    'select account, version, status, outcome from enrollment order by account, entered_at',
  );
const mails = async (): Promise<string[]> => (await happened('message.written')).map(({ message }) => String(message));
async function finishCalls(): Promise<void> {
  const { tasks } = (await product.run('list-tasks', { status: 'open' })) as { tasks: JsonObject[] };
  for (const { account, task } of tasks) await product.run('complete-task', { account, task });
}

describe('those who are inside when a version is published', () => {
  test('finish on the version that they are in, unless it is said otherwise', async () => {
    await enter('acme');
    await product.run('publish-playbook', { files: second });
    expect(await standing()).toMatchObject([{ version: '1', status: 'running' }]);
    await finishCalls();
    expect(await mails()).toEqual(['hello']);
  });

  test('move, keep their task, and hear nothing twice; it is on their timeline and in the audit log', async () => {
    await enter('acme', 'blue');
    await product.run('publish-playbook', { files: second, inside: { what: 'move' } });
    expect(await standing()).toMatchObject([{ version: '2' }, { version: '2' }]);
    expect(await happened('journey.moved')).toMatchObject([
      { from: '1', version: '2', step: 'call', to: 'call' },
      { from: '1', version: '2' },
    ]);
    const sums = await product.db.query(
      `select version, kind, name, sum(count)::int as count from journey_sum
        where kind in ('entered', 'running', 'standing') group by 1, 2, 3 having sum(count) <> 0 order by 2`,
    );
    expect(sums).toEqual([
      { version: '2', kind: 'entered', name: '', count: 2 },
      { version: '2', kind: 'running', name: '', count: 2 },
      { version: '2', kind: 'standing', name: 'call', count: 2 },
    ]);
    await finishCalls();
    expect((await mails()).sort()).toEqual(['bye', 'bye', 'hello', 'hello']);
    expect(await standing()).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }]);
    const audit = await product.db.query<{ after: JsonObject }>(
      "select after from audit where operation = 'publish-playbook' order by id",
    );
    expect(audit[1]?.after).toMatchObject({ version: '2', inside: 'move' });
  });

  test('move to the step that a person chose; publishing is refused while somebody stands where nothing is decided', async () => {
    await enter('acme');
    const preview = await product.run('preview-publication', { playbook: 'growing', files: renamed });
    expect(preview).toMatchObject({
      inside: [{ version: '1', journey: 'grow', steps: [{ step: 'call', kind: 'task', count: 1, notes: [] }] }],
      outcomes: ['done'],
    });
    expect((preview.targets as Record<string, { step: string }[]>).grow?.map(({ step }) => step)).toContain('phone');
    await expect(product.run('publish-playbook', { files: renamed, inside: { what: 'move' } })).rejects.toMatchObject({
      reason: 'move-undecided',
    });
    const decided = { version: '1', journey: 'grow', step: 'call' };
    const inside = (to: string) => ({ what: 'move', steps: [{ ...decided, to }] });
    await expect(product.run('publish-playbook', { files: renamed, inside: inside('nowhere') })).rejects.toMatchObject({
      reason: 'no-such-step',
    });
    await product.run('publish-playbook', { files: renamed, inside: inside('phone') });
    await finishCalls();
    expect((await mails()).sort()).toEqual(['bye', 'hello']);
    expect(await standing()).toMatchObject([{ version: '2', outcome: 'done' }]);
  });

  test('leave with the outcome that was chosen, and their tasks are withdrawn', async () => {
    await enter('acme');
    await product.run('publish-playbook', { files: second, inside: { what: 'leave', outcome: 'replaced' } });
    expect(await standing()).toMatchObject([{ status: 'exited', outcome: 'replaced' }]);
    expect(await product.run('list-tasks', { status: 'open' })).toMatchObject({ tasks: [] });
  });

  test('of one step leave, of another finish, as it was decided for each', async () => {
    await enter('acme');
    const steps = [{ version: '1', journey: 'grow', step: 'call', outcome: 'gone' }];
    await product.run('publish-playbook', { files: renamed, inside: { what: 'move', steps } });
    expect(await standing()).toMatchObject([{ outcome: 'gone' }]);
    await enter('blue');
    const third = { ...first, 'playbook.yaml': String(first['playbook.yaml']).replaceAll('"1"', '"3"') };
    const finish = [{ version: '2', journey: 'grow', step: 'phone' }];
    await product.run('publish-playbook', { files: third, inside: { what: 'move', steps: finish } });
    expect((await standing()).at(-1)).toMatchObject({ account: 'blue', version: '2', status: 'running' });
    expect(await happened('journey.stayed')).toMatchObject([{ from: '2', version: '3' }]);
  });
});

describe('moving', () => {
  const many = Array.from({ length: 12 }, (_, n) => `account ${n}`);

  test('that a crash ended in the middle goes on at the next start, and nobody is asked twice', async () => {
    await enter(...many);
    await product.run('publish-playbook', { files: second, inside: { what: 'move' } });
    // As a crash leaves it: half of the shards asked, and what was asked done.
    await product.db.query(
      "update publication set state = 'moving', shards_done = 20, finished_at = null where version = '2'",
    );
    await product.db.query("update enrollment set version = '1' where account = $1", [many[3]]);
    await product.goTo(START + DAY);
    const { publications } = (await product.run('list-publications', { playbook: 'growing' })) as {
      publications: JsonObject[];
    };
    expect(publications[0]).toMatchObject({ version: '2', state: 'done', moved: 1, inside: 'move' });
    expect((await happened('journey.moved')).length).toBe(many.length);
    expect((await mails()).length).toBe(many.length);
  });

  test('is shown with how far it is and how many are inside each version', async () => {
    await enter('acme');
    await product.run('publish-playbook', { files: second });
    expect(await product.run('list-publications', { playbook: 'growing' })).toMatchObject({
      publications: [
        { version: '2', kind: 'publish', prepared: 1, moved: 1, state: 'done', published_by: { id: 'cli:test' } },
        { version: '1' },
      ],
      inside: [{ version: '1', count: 1 }],
    });
  });
});

describe('an earlier version', () => {
  test('is made live again with the same choices, and new entries enter it', async () => {
    await product.run('publish-playbook', { files: second });
    await enter('acme');
    expect(await standing()).toMatchObject([{ version: '2' }]);
    await product.goTo(START + DAY);
    await product.run('roll-back-playbook', { playbook: 'growing', version: '1', inside: { what: 'move' } });
    expect(await standing()).toMatchObject([{ account: 'acme', version: '1' }]);
    await enter('blue');
    expect(await standing()).toMatchObject([{ version: '1' }, { account: 'blue', version: '1' }]);
    const { versions } = (await product.run('get-studio', { playbook: 'growing' })) as { versions: JsonObject[] };
    expect(versions).toMatchObject([
      { version: '1', status: 'live', changes: 'What is new in 1', inside: 2 },
      { version: '2', status: 'retired', inside: 0 },
    ]);
    await expect(product.run('roll-back-playbook', { playbook: 'growing', version: '1' })).rejects.toMatchObject({
      reason: 'version-not-retired',
    });
  });
});

describe('a draft', () => {
  test('begins from what is live, is one for all, and is gone once it is published as it was looked at', async () => {
    const opened = await product.run('open-draft', { playbook: 'growing' });
    expect(opened).toMatchObject({ opened: true, draft: { base: '1', revision: 1, files: first } });
    expect(await product.run('open-draft', { playbook: 'growing' })).toMatchObject({ opened: false });
    const saved = await product.run('save-draft', {
      playbook: 'growing',
      revision: 1,
      files: { ...second, 'README.md': 'Hi' },
    });
    expect(saved).toMatchObject({ saved: true, revision: 2 });
    const audited = "select input from audit where operation = 'save-draft' order by id desc limit 1";
    expect((await product.db.query<{ input: JsonObject }>(audited))[0]?.input).toMatchObject({
      files: { 'README.md': '(kept elsewhere)' },
    });
    const conflict = { playbook: 'growing', revision: 1, files: { 'README.md': null } };
    expect(await product.run('save-draft', conflict)).toMatchObject({
      saved: false,
      conflicts: [{ file: 'README.md', mine: null, theirs: 'Hi', by: { id: 'cli:test' } }],
    });
    await expect(
      product.run('publish-playbook', { draft: { playbook: 'growing', revision: 1 } }),
    ).rejects.toMatchObject({
      reason: 'draft-changed',
    });
    await product.run('publish-playbook', { draft: { playbook: 'growing', revision: 2 } });
    expect(await product.run('get-studio', { playbook: 'growing' })).not.toHaveProperty('draft');
    expect(await product.run('get-playbook-files', { playbook: 'growing' })).toEqual({
      files: { ...second, 'README.md': 'Hi' },
    });
  });

  test('is thrown away only as it was looked at', async () => {
    await product.run('open-draft', { playbook: 'new_one', files: first });
    await expect(product.run('discard-draft', { playbook: 'new_one', revision: 7 })).rejects.toMatchObject({
      reason: 'draft-changed',
    });
    await product.run('discard-draft', { playbook: 'new_one', revision: 1 });
    await expect(product.run('get-studio', { playbook: 'new_one' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('while somebody writes', () => {
  test('problems have their places, names theirs, and scenarios their timelines', async () => {
    const broken = { ...first, 'journeys/grow.yaml': String(first['journeys/grow.yaml']).replace('hello', 'helo') };
    expect(await product.run('check-playbook', { files: broken })).toMatchObject({
      problems: [{ file: 'journeys/grow.yaml', message: expect.stringContaining('did you mean "hello"?') }],
      names: expect.arrayContaining([expect.objectContaining({ kind: 'message', name: 'hello' })]),
    });
    const scenario =
      '- scenario: A call\n  play: [ { day: 0, order.placed: {} } ]\n  expect: [ { day: 0, email: hello }, { day: 3, email: bye } ]\n';
    const run = (await product.run('run-scenarios', { files: { ...first, 'tests/all.yaml': scenario } })) as {
      scenarios: { failures: JsonObject[]; timeline: JsonObject[] }[];
    };
    expect(run.scenarios[0]?.failures).toMatchObject([{ line: 3, message: expect.stringContaining('email bye') }]);
    expect(run.scenarios[0]?.timeline).toEqual(
      expect.arrayContaining([expect.objectContaining({ day: 0, time: '09:00', what: 'email', name: 'hello' })]),
    );
  });

  test('the newest run of an editor ends those before it, and so does cancelling', async () => {
    const operations = testOperations(product.db, START);
    const scenarios = Array.from({ length: 20_000 }, (_, line) => ({ title: `${line}`, file: '', line, expect: [] }));
    // Of a playbook only its scenarios are asked for.
    const load = () => ({ ok: true as const, playbook: { scenarios } as unknown as Playbook });
    const files = {};
    const ended: Promise<unknown>[] = [];
    const ending = (end: () => Promise<unknown>) =>
      runScenarios(load, () => () => {
        if (ended.length === 0) ended.push(end());
        return { failures: [], timeline: [] };
      });
    const next = () =>
      operations.run(
        runScenarios(load, () => () => ({ failures: [], timeline: [] })),
        { files, editor: 'tab', run: '2' },
      );
    const before = await operations.run(ending(next), { files, editor: 'tab', run: '1' });
    expect(before.cancelled).toBe(true);
    expect(await ended[0]).toMatchObject({ cancelled: false });
    ended.length = 0;
    const cancel = () => operations.run(cancelScenarios, { editor: 'tab' });
    expect((await operations.run(ending(cancel), { files, editor: 'tab', run: '3' })).cancelled).toBe(true);
  });

  test('all there is stands in the catalogue, what was never published too', async () => {
    await product.run('open-draft', { playbook: 'new_one', files: first });
    const { playbooks } = (await product.run('list-catalogue', {})) as { playbooks: JsonObject[] };
    expect(playbooks).toMatchObject([
      { playbook: 'growing', title: 'Growing', live: { version: '1' }, versions: 1, inside: 0 },
      { playbook: 'new_one', draft: { revision: 1 }, versions: 0 },
      { playbook: 'service_upgrade', shipped: { folder: 'service-upgrade' } },
    ]);
    expect(await product.run('get-shipped-playbook', { folder: 'service-upgrade' })).toHaveProperty('files');
    const language = (await product.run('get-playbook-language', {})) as { schemas: JsonObject; facts: JsonObject[] };
    expect(Object.keys(language.schemas)).toContain('journey');
    expect(language.facts.map(({ name }) => name)).toContain('account.tenure_months');
  });

  test('what differs from what is live is told in words', async () => {
    const answer = await product.run('compare-playbooks', {
      playbook: 'growing',
      before: { live: true },
      after: { files: renamed },
    });
    expect(answer).toMatchObject({ files: [{ file: 'journeys/grow.yaml' }, { file: 'playbook.yaml' }] });
    expect(
      (answer.changes as { of: string; change: string }[]).filter(({ of }) => of === 'step').length,
    ).toBeGreaterThan(1);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { measuredPlaybook } from '../../../test/measured-playbook.ts';
import { type RunningProduct, runningProduct } from '../../../test/running-product.ts';

let product: RunningProduct;
const at = (text: string): number => Date.parse(`${text}Z`);

interface Listed {
  readonly total: number;
  readonly accounts: readonly { readonly account: string; readonly values?: Record<string, unknown> }[];
  readonly next?: string;
}
const list = async (input: object): Promise<Listed> => (await product.run('list-accounts', input)) as unknown as Listed;
const ids = async (input: object): Promise<string[]> => (await list(input)).accounts.map(({ account }) => account);

beforeAll(async () => {
  product = await runningProduct(at('2026-01-12T09:00'));
  await product.run('add-person', { id: 'ana', name: 'Ana Ruiz', email: 'ana@perennial.example', roles: ['csm'] });
  await product.run('publish-playbook', { files: measuredPlaybook });
  const traits = { acme: { owner: 'ana', domain: 'acme.example' }, beta: { owner: 'ANA@perennial.example' }, cozy: {} };
  for (const [account, more] of Object.entries(traits))
    await product.send(account, 'account.identified', { traits: { name: `${account} 10% of 9`, ...more } });
  await product.run('record-contract', { account: 'acme', contract: 'a1', starts_on: '2025-01-01', arr: 600 });
  await product.run('record-contract', {
    account: 'beta',
    contract: 'b1',
    starts_on: '2025-01-01',
    ends_on: '2026-03-31',
    arr: 900,
    currency: 'EUR',
  });
  await product.send('beta', 'service.used', { quantity: 6 });
});
afterAll(() => product.close());

describe('list-accounts', () => {
  test('finds by part of the name, id or domain, and takes % as it is', async () => {
    expect(await ids({ search: '10% OF' })).toEqual(['acme', 'beta', 'cozy']);
    expect(await ids({ search: 'acme.ex' })).toEqual(['acme']);
    expect(await ids({ search: '%1' })).toEqual([]);
  });

  test('has pages that follow each other without a gap, by key or by place', async () => {
    const first = await list({ limit: 2 });
    expect(first).toMatchObject({ total: 3, accounts: [{ account: 'acme' }, { account: 'beta' }], next: 'beta' });
    expect(await list({ limit: 2, after: first.next })).toMatchObject({ accounts: [{ account: 'cozy' }] });
    expect((await list({ limit: 2, after: first.next })).next).toBeUndefined();
    expect(await ids({ offset: 1, limit: 1 })).toEqual(['beta']);
  });

  test('finds by any condition over facts in use, and what is not known fulfils none', async () => {
    expect(await ids({ filter: 'contract.days_to_end < 90' })).toEqual(['beta']);
    expect(await ids({ filter: 'contract.arr >= 600 && account.owner != "x"' })).toEqual(['acme', 'beta']);
    expect(await ids({ filter: '!known(contract.arr)' })).toEqual(['cozy']);
    expect(await ids({ filter: 'account.open_signals > 0' })).toEqual([]);
  });

  test('says where a condition is wrong', async () => {
    await expect(list({ filter: 'contract.ar > 1' })).rejects.toMatchObject({
      reason: 'condition-wrong',
      details: { problems: [{ start: 0, end: 11 }] },
    });
    await expect(list({ columns: ['contract.ar'] })).rejects.toMatchObject({ reason: 'column-unknown' });
  });

  test('sorts by a column either way, and what is not known comes last', async () => {
    expect(await ids({ sort: 'arr' })).toEqual(['acme', 'beta', 'cozy']);
    expect(await ids({ sort: '-arr' })).toEqual(['beta', 'acme', 'cozy']);
    expect(await ids({ sort: '-contract.days_to_end' })).toEqual(['beta', 'acme', 'cozy']);
  });

  test('finds those of an owner by id or address', async () => {
    expect(await ids({ owner: 'ana' })).toEqual(['acme', 'beta']);
  });

  test('shows the columns that are asked for', async () => {
    const columns = ['arr', 'renewal_on', 'owner', 'health', 'signals', 'journeys', 'contract.days_to_end'];
    const { accounts } = await list({ search: 'beta', columns });
    expect(accounts[0]?.values).toMatchObject({
      arr: [{ minor: 90_000, currency: 'EUR' }],
      renewal_on: '2026-03-31',
      owner: { id: 'ana', name: 'Ana Ruiz' },
      signals: { strong: 0, moderate: 0, weak: 0 },
      journeys: [],
      'contract.days_to_end': 78,
    });
    expect(accounts[0]?.values?.health).toMatchObject({ weeks: { length: 12 } });
  });

  test('sees at once what a tick has written, what has gone, and what another day brings', async () => {
    await product.send('dune', 'account.identified', { traits: { name: 'Dune' } });
    await product.send('acme', 'account.identified', { traits: { segment: 'large' } });
    expect(await ids({ filter: 'account.segment == "large" || account.name == "Dune"' })).toEqual(['acme', 'dune']);
    const [row] = await product.db.query<{ shard: number }>("delete from account where id = 'dune' returning shard");
    await product.db.query('update shard set revision = revision + 1 where shard = $1', [row?.shard]);
    expect(await ids({})).toEqual(['acme', 'beta', 'cozy']);
    await product.goTo(at('2026-04-02T09:00'));
    const { accounts } = await list({ search: 'beta', columns: ['arr', 'renewal_on', 'contract.arr'] });
    expect(accounts[0]?.values).toEqual({ arr: [], renewal_on: null, 'contract.arr': 0 });
  });
});

test('count-accounts counts several filters at once', async () => {
  const filters = ['', 'known(contract.arr)', 'this is none'];
  expect(await product.run('count-accounts', { filters })).toEqual({ counts: [3, 2, null] });
});

test('check-condition gives the rules of a text, and the text of rules', async () => {
  const rule = { kind: 'compare', fact: 'contract.arr', sign: '>', value: 5 };
  expect(await product.run('check-condition', { text: 'contract.arr>5' })).toEqual({
    text: 'contract.arr>5',
    tree: rule,
    problems: [],
  });
  expect(await product.run('check-condition', { tree: { kind: 'all', not: true, of: [rule] } })).toMatchObject({
    text: '!(contract.arr > 5)',
    problems: [],
  });
  await expect(product.run('check-condition', { tree: { kind: 'compare' } })).rejects.toMatchObject({
    reason: 'condition-shape',
  });
});

test('list-account-facts tells types, meanings, and the values that one picks from', async () => {
  const { facts } = (await product.run('list-account-facts', {})) as { facts: { fact: string }[] };
  const byName = new Map(facts.map((fact) => [fact.fact, fact]));
  expect(byName.get('contract.days_to_end')).toMatchObject({ group: 'contract', type: 'number', unit: 'days' });
  expect(byName.get('account.owner')).toMatchObject({ values: [{ value: 'ana', label: 'Ana Ruiz' }] });
  expect(byName.get('account.segment')).toMatchObject({ values: [{ value: 'large' }] });
});

describe('saved views', () => {
  const state = { filter: 'contract.arr > 5', sort: '-arr' };
  const views = async () =>
    (await product.run('list-views', { list: 'accounts' })) as { views: { view: string; name: string }[] };

  test('are kept under a name, changed, and taken away', async () => {
    const saved = await product.run('save-view', { list: 'accounts', name: 'Large', state });
    expect(saved).toMatchObject({ list: 'accounts', name: 'Large', shared: false, mine: true, state });
    await expect(product.run('save-view', { list: 'accounts', name: 'large', state })).rejects.toMatchObject({
      reason: 'view-name-taken',
    });
    const changed = { view: saved.view, list: 'accounts', name: 'Larger', shared: true, state: {} };
    await product.run('save-view', changed);
    expect((await views()).views).toMatchObject([{ name: 'Larger', shared: true, state: {} }]);
    await product.run('delete-view', { view: saved.view });
    expect((await views()).views).toEqual([]);
    await expect(product.run('delete-view', { view: saved.view })).rejects.toMatchObject({ reason: 'view-not-found' });
  });
});

describe('edit-accounts', () => {
  const edit = '7d9f3c52-59ad-4be0-9d5a-1d8c3c0f3a11';
  const owner = async () => (await product.run('get-account', { account: 'cozy' })).owner;

  test('changes many alike, tells what became of each, and is taken back as one', async () => {
    await product.run('add-person', { id: 'ben', name: 'Ben', email: 'ben@perennial.example', roles: ['csm'] });
    const change = { edit, accounts: ['acme', 'cozy', 'nobody'], owner: 'ben@perennial.example', join: ['vip'] };
    expect(await product.run('edit-accounts', change)).toMatchObject({
      results: expect.arrayContaining([
        { account: 'acme', status: 'changed' },
        { account: 'nobody', status: 'unknown' },
      ]),
    });
    expect(await ids({ filter: '"vip" in account.segments && account.owner == "ben"' })).toEqual(['acme', 'cozy']);
    const again = { ...change, edit: '7d9f3c52-59ad-4be0-9d5a-1d8c3c0f3a12', accounts: ['cozy'] };
    expect(await product.run('edit-accounts', again)).toMatchObject({ results: [{ status: 'same' }] });
    await product.goTo(at('2026-04-02T09:05'));
    await product.run('assign-account', { account: 'acme', owner: 'ana' });
    const accounts = ['acme', 'cozy'];
    expect(await product.run('undo-edit', { edit, accounts })).toMatchObject({ restored: 2 });
    expect([await owner(), await ids({ filter: '"vip" in account.segments' })]).toEqual([undefined, []]);
    expect(await product.run('undo-edit', { edit, accounts })).toMatchObject({ restored: 0 });
  });

  test('refuses what can’t be read, for all', async () => {
    const change = { edit, accounts: ['acme'], attributes: { zone: 'Mars' } };
    await expect(product.run('edit-accounts', change)).rejects.toMatchObject({ reason: 'attribute-unreadable' });
  });
});

test('search finds accounts, contacts, colleagues, playbooks, journeys and views by how their words begin', async () => {
  await product.send('acme', 'contact.identified', {
    contact: 'c1',
    traits: { name: 'Åsa Öberg', email: 'asa.o@acme.example' },
  });
  await product.run('save-view', { list: 'accounts', name: 'Acme and others', state: { q: 'acme' } });
  const find = async (query: string) =>
    ((await product.run('search', { query })) as { found: { kind: string; id: string }[] }).found.map(({ kind, id }) =>
      kind === 'view' ? kind : `${kind} ${id}`,
    );
  expect(await find('acme')).toEqual(['account acme', 'contact c1', 'view']);
  expect(await find('öb')).toEqual(['contact c1']);
  expect(await find("ana'; \\ r")).toEqual([]);
  expect(await find('ana')).toContain('person ana');
  expect(await find('grow')).toContain('journey grow');
});

test('list-account-ids gives all that a filter finds', async () => {
  expect(await product.run('list-account-ids', { filter: 'known(contract.arr)' })).toMatchObject({ total: 2 });
});

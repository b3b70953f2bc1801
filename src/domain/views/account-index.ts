import { type DayNumber, dayOf, type Instant } from '#base';
import { listShardRevisions, listWrittenSince, type Runtime, readFacts, type ShardRevision } from '#engine';
import type { Queryable } from '#platform/db';
import type { FactRef, ValueType } from '#pure/expression';
import {
  type Among,
  countAccounts,
  type InForce,
  listBasics,
  listInForce,
  listLastTouch,
  listOpenSignals,
  listRunningJourneys,
} from './account-basics-list.ts';
import { AccountRows } from './account-rows.ts';
import { columnNameOf, listCatalog } from './list-catalog.ts';
import { COLUMN_OF } from './list-facts.ts';

/** So many accounts whose facts change by time alone are read at once: at midnight it is all of them. */
const DUE_AT_ONCE = 5000;
/** Shards that have changed and are read while somebody waits: what one has just done oneself is there. */
const FEW_SHARDS = 8;

/**
 * All accounts in memory, column by column, for lists: nothing of it is stored, and what a tick has written is read
 * again (`shard.revision` says where, `account_state.revision` which). Health, signals and contracts are there from the
 * first use on, what playbooks ask of an account from the first condition or column that names it. Facts that change by
 * time alone are read again when they do.
 */
export class AccountIndex {
  rows = new AccountRows();
  #database = '';
  readonly #revisions = new Map<number, number>();
  #runtime: Runtime | undefined;
  #today: DayNumber | undefined;
  /** Facts that have a column, by its name. */
  readonly #facts = new Map<string, FactRef>();
  /** By row: when one of its facts next changes. */
  #until = new Float64Array(0);
  #work: Promise<unknown> = Promise.resolve();

  /** Whether something keeps it up to date beside those who look. */
  isKept = false;
  /** What keeps it reads much. */
  #isCatchingUp = false;

  /** One at a time; who comes meanwhile waits for the next, but not while what keeps it reads much: that is there in a second. */
  upToDate(
    db: Queryable,
    runtime: Runtime,
    at: Instant,
    refs: readonly FactRef[] = [],
    isKeeper = false,
  ): Promise<void> {
    const isThere = (ref: FactRef): boolean => this.rows.columns.has(columnNameOf(runtime, ref) ?? '');
    if (!isKeeper && this.#isCatchingUp && runtime === this.#runtime && refs.every(isThere)) return Promise.resolve();
    const next = this.#work.then(() => this.#refresh(db, runtime, at, refs, isKeeper));
    this.#work = next.catch(() => undefined);
    return next;
  }

  async #refresh(
    db: Queryable,
    runtime: Runtime,
    at: Instant,
    refs: readonly FactRef[],
    isKeeper: boolean,
  ): Promise<void> {
    const { database, shards } = await listShardRevisions(db);
    if (database !== this.#database) this.#forget(database);
    if (runtime !== this.#runtime) this.#forgetFacts(runtime);
    const today = dayOf(at, runtime.zone);
    const turned = this.#today !== undefined && this.#today !== today;
    this.#today = today;
    const fresh = shards.filter(({ shard }) => !this.#revisions.has(shard));
    for (const { shard } of fresh) {
      await this.#read(db, { shards: [shard] }, at);
      this.rows.rankNames();
    }
    const moved = shards.filter(({ shard, revision }) => (this.#revisions.get(shard) ?? revision) !== revision);
    // While ticks write everywhere a look does not wait for all of it: the keeper reads it within a second.
    const isLeft = !isKeeper && this.isKept && moved.length > FEW_SHARDS;
    this.#isCatchingUp = isKeeper && fresh.length === 0 && (turned || moved.length > FEW_SHARDS);
    try {
      if (moved.length > 0 && !isLeft) await this.#readMoved(db, moved, at);
      if (turned) await this.#readDay(db, { shards: shards.map(({ shard }) => shard) }, at);
      for (const { shard, revision } of isLeft ? fresh : shards) this.#revisions.set(shard, revision);
      await this.#addFacts(db, refs, at);
      if (isKeeper || !this.isKept) await this.#readDue(db, at);
    } finally {
      this.#isCatchingUp = false;
    }
  }

  #forget(database: string): void {
    this.#database = database;
    this.rows = new AccountRows();
    this.#revisions.clear();
    this.#facts.clear();
    this.#until = new Float64Array(0);
  }

  /** What was published may have given a name to something else. */
  #forgetFacts(runtime: Runtime): void {
    this.#runtime = runtime;
    for (const name of this.#facts.keys()) this.rows.columns.delete(name);
    this.#facts.clear();
  }

  /** What ticks have written; of a shard where accounts have gone, or nothing says what has changed, everything. */
  async #readMoved(db: Queryable, moved: readonly ShardRevision[], at: Instant): Promise<void> {
    const since = moved.map(({ shard }) => ({ shard, revision: this.#revisions.get(shard) ?? 0 }));
    const written = new Map<number, string[]>(moved.map(({ shard }) => [shard, []]));
    for (const { shard, account } of await listWrittenSince(db, since)) written.get(shard)?.push(account);
    const counts = await countAccounts(db, [...written.keys()]);
    const parts: { shard: number; account: string }[] = [];
    for (const [shard, accounts] of written) {
      const fresh = accounts.filter((account) => this.rows.rowOf(account) === undefined).length;
      const isAll = accounts.length === 0 || (counts.get(shard) ?? 0) !== this.rows.countOf(shard) + fresh;
      if (isAll) await this.#read(db, { shards: [shard] }, at);
      else for (const account of accounts) parts.push({ shard, account });
    }
    if (parts.length === 0) return;
    await this.#read(
      db,
      { shards: parts.map(({ shard }) => shard), accounts: parts.map(({ account }) => account) },
      at,
    );
  }

  async #read(db: Queryable, among: Among, at: Instant): Promise<void> {
    const basics = await listBasics(db, among);
    const found = new Set<string>();
    const byShard = new Map<number, string[]>();
    for (const one of basics) {
      this.rows.put(one.shard, one);
      found.add(one.account);
      const those = byShard.get(one.shard);
      if (those === undefined) byShard.set(one.shard, [one.account]);
      else those.push(one.account);
    }
    for (const account of among.accounts ?? among.shards.flatMap((shard) => this.rows.of(shard)))
      if (!found.has(account)) this.rows.remove(account);
    if (found.size === 0) return;
    const signals = new Map((await listOpenSignals(db, among)).map((one) => [one.account, one]));
    const journeys = new Map((await listRunningJourneys(db, among)).map((one) => [one.account, one.journeys]));
    for (const account of found) {
      const row = this.rows.rowOf(account);
      if (row === undefined) continue;
      this.rows.putSignals(row, signals.get(account));
      this.rows.set('journeys', row, journeys.get(account) ?? []);
    }
    await this.#readDay(db, among, at);
    if (this.#facts.size === 0) return;
    for (const [shard, accounts] of byShard) await this.#readFacts(db, shard, accounts, [...this.#facts], at);
  }

  /** What is another on another day: contracts in force, meetings that have been. */
  async #readDay(db: Queryable, among: Among, at: Instant): Promise<void> {
    const inForce = new Map<string, InForce[]>();
    for (const one of await listInForce(db, among, this.#today ?? 0)) {
      const those = inForce.get(one.account);
      if (those === undefined) inForce.set(one.account, [one]);
      else those.push(one);
    }
    const touches = new Map((await listLastTouch(db, among, at)).map((one) => [one.account, one.at]));
    for (const account of among.accounts ?? among.shards.flatMap((shard) => this.rows.of(shard))) {
      const row = this.rows.rowOf(account);
      if (row === undefined) continue;
      this.rows.putContracts(row, inForce.get(account) ?? []);
      this.rows.set('last_touch', row, touches.get(account));
    }
  }

  async #addFacts(db: Queryable, refs: readonly FactRef[], at: Instant): Promise<void> {
    const fresh = new Map<string, FactRef>();
    for (const ref of refs) {
      const name = columnNameOf(this.#runtime, ref);
      if (name === undefined || this.rows.columns.has(name)) continue;
      fresh.set(name, ref);
    }
    if (fresh.size === 0) return;
    for (const [name, ref] of fresh) {
      this.rows.add(name, ref.type);
      this.#facts.set(name, ref);
    }
    for (const shard of this.#revisions.keys()) await this.#readFacts(db, shard, this.rows.of(shard), [...fresh], at);
  }

  async #readFacts(
    db: Queryable,
    shard: number,
    accounts: readonly string[],
    facts: readonly (readonly [name: string, ref: FactRef])[],
    at: Instant,
  ): Promise<void> {
    const runtime = this.#runtime;
    if (runtime === undefined || accounts.length === 0) return;
    const { ownerOf } = listCatalog(runtime);
    const asked = facts.flatMap(([name, ref]) => {
      const active = ownerOf(ref);
      return active === undefined ? [] : [{ name, active, ref }];
    });
    const isAll = facts.length === this.#facts.size;
    for (const [account, { values, until }] of await readFacts(db, runtime, shard, accounts, asked, at)) {
      const row = this.rows.rowOf(account);
      if (row === undefined) continue;
      asked.forEach(({ name }, place) => {
        this.rows.set(name, row, values[place]);
      });
      this.#setUntil(row, isAll ? until : Math.min(until ?? Infinity, this.#until[row] ?? Infinity));
    }
  }

  #setUntil(row: number, until: Instant | undefined): void {
    if (row >= this.#until.length) {
      const grown = new Float64Array(Math.max(row + 1, this.#until.length * 2, 1024)).fill(Infinity);
      grown.set(this.#until);
      this.#until = grown;
    }
    this.#until[row] = until ?? Infinity;
  }

  async #readDue(db: Queryable, at: Instant): Promise<void> {
    const byShard = new Map<number, string[]>();
    let due = 0;
    for (let row = 0; row < this.#until.length && due < DUE_AT_ONCE; row++) {
      if ((this.#until[row] ?? Infinity) > at) continue;
      const account = this.rows.id(row);
      this.#until[row] = Infinity;
      if (account === undefined) continue;
      const shard = this.rows.shard(row);
      const those = byShard.get(shard);
      if (those === undefined) byShard.set(shard, [account]);
      else those.push(account);
      due += 1;
    }
    for (const [shard, accounts] of byShard) await this.#readFacts(db, shard, accounts, [...this.#facts], at);
  }

  /** The texts that accounts have there, most frequent first; none where there are more than `most`, or no column is kept. */
  valuesOf(fact: string, type: ValueType, most: number): string[] {
    const column = this.rows.columns.get(COLUMN_OF[fact] ?? fact);
    if (column === undefined || (type !== 'text' && type !== 'list(text)') || fact === 'account.id') return [];
    const counts = new Map<string, number>();
    for (let row = 0; row < this.rows.length; row++) {
      const value = column.get(row);
      for (const text of typeof value === 'string' ? [value] : Array.isArray(value) ? value : [])
        counts.set(String(text), (counts.get(String(text)) ?? 0) + 1);
      if (counts.size > most) return [];
    }
    return [...counts].toSorted((a, b) => b[1] - a[1]).map(([text]) => text);
  }
}

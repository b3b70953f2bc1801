import type { ChangesView } from '#engine';

/** A noun of what is shown and of which accounts it changed; null: of any. */
export type ToldChange = readonly [topic: string, accounts: readonly string[] | null];

/** More are not named to a browser: it reads the whole list again anyway. */
const MOST = 100;

/** What one connection is yet to be told, of accounts that it sees. */
export class Pending {
  readonly #topics = new Map<string, Set<string> | null>();

  constructor(readonly shardOf: (account: string) => number) {}

  get isEmpty(): boolean {
    return this.#topics.size === 0;
  }

  add({ topics, shards }: ChangesView, sees: ReadonlySet<string> | undefined): void {
    for (const [topic, accounts] of topics) {
      if (accounts === 'many') {
        // Which accounts is not known: whoever sees one in those shards looks for themselves.
        if (sees === undefined || [...sees].some((account) => shards.includes(this.shardOf(account))))
          this.#topics.set(topic, null);
      } else if (accounts.length === 0) this.#topics.set(topic, null);
      else for (const account of accounts) if (sees === undefined || sees.has(account)) this.#name(topic, account);
    }
  }

  take(): ToldChange[] {
    const told = [...this.#topics].map(
      ([topic, accounts]): ToldChange => [topic, accounts === null ? null : [...accounts]],
    );
    this.#topics.clear();
    return told;
  }

  #name(topic: string, account: string): void {
    const named = this.#topics.get(topic);
    if (named === null) return;
    const accounts = named ?? new Set();
    accounts.add(account);
    this.#topics.set(topic, accounts.size > MOST ? null : accounts);
  }
}

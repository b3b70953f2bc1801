import { shardOf } from './shards.ts';

/** What changed for those who look: nouns of what is shown, each with the accounts it changed of; 'many': too many to name. */
export class Changes {
  readonly #topics = new Map<string, Set<string> | 'many'>();
  readonly #shards = new Set<number>();

  get isEmpty(): boolean {
    return this.#topics.size === 0;
  }

  /** `account` absent: it is of no account. */
  add(topic: string, account?: string, shard?: number): void {
    if (shard !== undefined) this.#shards.add(shard);
    const accounts = this.#topics.get(topic) ?? new Set();
    if (accounts === 'many') return;
    if (account !== undefined) accounts.add(account);
    this.#topics.set(topic, accounts.size > MOST_ACCOUNTS ? 'many' : accounts);
  }

  addAll(others: ChangesView): void {
    for (const shard of others.shards) this.#shards.add(shard);
    for (const [topic, accounts] of others.topics) {
      if (accounts === 'many') this.#topics.set(topic, 'many');
      else if (accounts.length === 0) this.add(topic);
      else for (const account of accounts) this.add(topic, account);
    }
  }

  view(): ChangesView {
    return {
      topics: [...this.#topics].map(([topic, accounts]) => [topic, accounts === 'many' ? accounts : [...accounts]]),
      shards: [...this.#shards],
    };
  }
}

export interface ChangesView {
  readonly topics: readonly (readonly [topic: string, accounts: readonly string[] | 'many'])[];
  /** In which shards the accounts are: all that is known of those that are too many to name. */
  readonly shards: readonly number[];
}

/** More are not named: whoever looks at a list reads it again anyway. */
const MOST_ACCOUNTS = 300;

/** The changes as text of at most so many bytes: the longest lists of accounts are left out first. */
export function changesText(changes: ChangesView, most: number): string {
  const topics = [...changes.topics];
  for (;;) {
    const text = JSON.stringify({ topics, shards: changes.shards });
    if (Buffer.byteLength(text) <= most) return text;
    const longest = topics.reduce((found, one, at) => (sizeOf(one) > sizeOf(topics[found]) ? at : found), 0);
    const entry = topics[longest];
    // Words of ours are few and short: without accounts they always fit.
    if (entry === undefined || entry[1] === 'many') return JSON.stringify({ topics: [], shards: [] });
    topics[longest] = [entry[0], 'many'];
  }
}

const sizeOf = (entry: ChangesView['topics'][number] | undefined): number =>
  entry === undefined || entry[1] === 'many' ? -1 : entry[1].length;

/** Undefined for what is no such text. */
export function readChanges(text: string): ChangesView | undefined {
  try {
    const read = JSON.parse(text) as Partial<ChangesView> | null;
    return Array.isArray(read?.topics) && Array.isArray(read.shards) ? (read as ChangesView) : undefined;
  } catch {
    return undefined;
  }
}

/** What is shown of events, by the first word of their names; of every event the timeline. */
const SHOWN: ReadonlyMap<string, readonly string[]> = new Map([
  ['account', ['accounts']],
  ['contact', ['contacts', 'accounts']],
  ['contract', ['contracts', 'accounts']],
  ['csat', ['survey-responses']],
  ['ces', ['survey-responses']],
  ['document', ['documents', 'tasks']],
  ['email', ['messages']],
  ['journey', ['enrollments', 'journeys']],
  ['meeting', ['meetings']],
  ['message', ['messages', 'tasks']],
  ['notification', ['notifications']],
  ['nps', ['survey-responses']],
  ['opportunity', ['opportunities']],
  ['order', ['orders', 'contracts']],
  ['score', ['accounts', 'scores']],
  ['segment', ['accounts']],
  ['signal', ['signals', 'accounts']],
  ['stage', ['enrollments', 'journeys']],
  ['task', ['tasks']],
  ['ticket', ['tickets']],
]);
const OF_ANY = ['timelines', 'usages'];
const TIMELINE = 'timelines';
const known = new Map<string, readonly string[]>();

/** The nouns of what is shown of an event. */
export function topicsOfEvent(name: string): readonly string[] {
  let topics = known.get(name);
  if (topics === undefined) {
    // A map: a sender may call an event `constructor`.
    const shown = SHOWN.get(name.split('.')[0] ?? '');
    topics = shown === undefined ? OF_ANY : [TIMELINE, ...shown];
    // Names are the senders' own, and few.
    if (known.size < 10_000) known.set(name, topics);
  }
  return topics;
}

/** The nouns of what an operation changes: `complete-task` changes tasks. */
function topicOfOperation(name: string): string {
  const noun = name.slice(name.indexOf('-') + 1);
  if (noun.endsWith('s')) return noun;
  return noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** What an operation has changed, after it has committed. */
export function changesOfOperation(name: string, accounts: readonly string[]): ChangesView {
  const changes = new Changes();
  const topic = topicOfOperation(name);
  if (accounts.length === 0) changes.add(topic);
  for (const account of accounts) changes.add(topic, account, shardOf(account));
  return changes.view();
}

/** What a read shows, where that is more or other than the noun of its name. Each feature adds its own. */
const TOPICS: Readonly<Record<string, readonly string[]>> = {
  'get-today': [
    'signals',
    'tasks',
    'scores',
    'opportunities',
    'messages',
    'meetings',
    'notifications',
    'survey-responses',
  ],
  'get-book-figures': ['accounts', 'contracts', 'opportunities', 'scores'],
  'get-day-counts': ['signals', 'tasks', 'notifications'],
  'list-held-messages': ['enrollments', 'messages'],
  'list-signals': ['signals', 'scores'],
  'get-signal': ['signals', 'scores', 'usages'],
  'list-accounts': ['accounts', 'signals', 'scores', 'contracts', 'enrollments', 'meetings'],
  'get-account-page': [
    'accounts',
    'contacts',
    'contracts',
    'scores',
    'signals',
    'tasks',
    'enrollments',
    'opportunities',
  ],
  'list-account-journeys': ['enrollments', 'journeys'],
  'explain-account': ['scores', 'enrollments', 'signals'],
  'explain-score-at': ['scores'],
  'list-score-history': ['scores'],
  'list-usage': ['usages'],
  'get-studio': ['drafts', 'playbooks'],
  'list-catalogue': ['drafts', 'playbooks'],
  'list-publications': ['playbooks'],
  'get-journey-map': ['enrollments', 'journeys', 'playbooks'],
  'list-journeys': ['enrollments', 'journeys', 'playbooks'],
  'list-messages': ['messages', 'in-doubts', 'replies'],
  'get-message': ['messages', 'in-doubts', 'replies'],
  'list-opportunities': ['opportunities', 'decisions'],
  'get-opportunity': ['opportunities', 'decisions', 'enrollments'],
};

/** Figures that add up thousands of accounts need not follow each of them; in ms. */
const AT_MOST_EVERY: Readonly<Record<string, number>> = { 'get-book-figures': 5_000, 'list-accounts': 2_000 };
const EVERY = 1_000;

export const everyOf = (read: string): number => AT_MOST_EVERY[read] ?? EVERY;

/** The nouns whose changes make a read look different. */
export function topicsOf(read: string): readonly string[] {
  return TOPICS[read] ?? [nounOf(read)];
}

/** As the server has it: `get-signal` → `signals`, `list-opportunities` → `opportunities`. */
function nounOf(operation: string): string {
  const noun = operation.slice(operation.indexOf('-') + 1);
  if (noun.endsWith('s')) return noun;
  return noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** A noun and the accounts of which it changed; null: of any. */
export type ToldChange = readonly [topic: string, accounts: readonly string[] | null];

/** Whether an answer that is kept under this key may look different after these changes. */
export function concerns(queryKey: readonly unknown[], changes: readonly ToldChange[]): boolean {
  const topics = topicsOf(String(queryKey[0]));
  const input = queryKey[1] === 'pages' ? queryKey[2] : queryKey[1];
  const account = typeof input === 'object' && input !== null && 'account' in input ? input.account : undefined;
  return changes.some(
    ([topic, accounts]) =>
      topics.includes(topic) && (accounts === null || typeof account !== 'string' || accounts.includes(account)),
  );
}

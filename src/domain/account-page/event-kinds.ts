/** What a timeline tells apart: each kind is the first words of events' names. Whatever is none of them is usage. */
const PREFIXES = {
  signal: ['signal', 'risk'],
  score: ['score'],
  mail: ['email', 'message'],
  note: ['note'],
  meeting: ['meeting'],
  task: ['task'],
  journey: ['journey', 'stage', 'follow_up', 'playbook', 'workspace'],
  opportunity: ['opportunity', 'decision', 'order'],
  ticket: ['ticket'],
  survey: ['nps', 'csat', 'ces', 'survey'],
  contract: ['contract', 'invoice', 'payment'],
  document: ['document'],
  record: ['account', 'contact', 'segment'],
  notice: ['notification', 'notify', 'webhook', 'digest'],
} as const;

export const EVENT_KINDS = [
  'usage',
  'signal',
  'score',
  'mail',
  'note',
  'meeting',
  'task',
  'journey',
  'opportunity',
  'ticket',
  'survey',
  'contract',
  'document',
  'record',
  'notice',
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

const KIND_OF = new Map<string, EventKind>(
  Object.entries(PREFIXES).flatMap(([kind, words]) =>
    // The keys of the table above are kinds.
    words.map((word): [string, EventKind] => [word, kind as EventKind]),
  ),
);

/** The kind of an event by its name: `email.sent` is mail, `service.used` is usage. */
export const kindOf = (name: string): EventKind => KIND_OF.get(firstWordOf(name)) ?? 'usage';

const firstWordOf = (name: string): string => name.split('.', 1)[0] ?? name;

/** First words by which events of some kinds are chosen: those of `named`, and with `others` all that have no kind. */
export function wordsOf(kinds: readonly EventKind[]): { readonly named: readonly string[]; readonly others: boolean } {
  return {
    named: [...KIND_OF].filter(([, kind]) => kinds.includes(kind)).map(([word]) => word),
    others: kinds.includes('usage'),
  };
}

export const NAMED_WORDS: readonly string[] = [...KIND_OF.keys()];

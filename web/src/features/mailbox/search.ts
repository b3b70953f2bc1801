import { type ListSearch, listSearch } from '#web/ui/list-search';

const BOXES = ['waiting', 'in', 'out'] as const;
export const STATES = [
  'refused',
  'review',
  'in_doubt',
  'dead',
  'queued',
  'sending',
  'sent',
  'kept',
  'dropped',
] as const;
export type MessageState = (typeof STATES)[number];

/** How the mailbox is shown, as the address says it. */
export interface MailboxSearch extends ListSearch {
  /** Absent: both ways. */
  readonly box?: (typeof BOXES)[number];
  readonly state?: MessageState;
  /** Of one account; also whose the open message is. */
  readonly account?: string;
}

export function readMailboxSearch(search: Readonly<Record<string, unknown>>): MailboxSearch {
  const box = BOXES.find((one) => one === search.box);
  const state = STATES.find((one) => one === search.state);
  const account = search.account === undefined ? '' : String(search.account);
  return {
    ...listSearch(search),
    ...(box === undefined ? {} : { box }),
    ...(state === undefined ? {} : { state }),
    ...(account === '' ? {} : { account }),
  };
}

/** A message is named by its account and its id. */
export const openOf = ({ account, message }: { account: string; message: string }): string => `${message}~${account}`;

export function readOpen(open: string | undefined): { account: string; message: string } | undefined {
  const cut = open?.indexOf('~') ?? -1;
  return open === undefined || cut < 0 ? undefined : { message: open.slice(0, cut), account: open.slice(cut + 1) };
}

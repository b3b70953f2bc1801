import { t } from '@lingui/core/macro';
import type { Output } from '#web/api';

export type Kind = Output<'propose-import'>['kind'];

export const KINDS: readonly Kind[] = [
  ...(['accounts', 'contacts', 'contracts', 'events'] as const),
  ...(['tickets', 'surveys', 'opportunities', 'users'] as const),
];

export const isKind = (text: string): text is Kind => KINDS.some((kind) => kind === text);

/** What a row is, as people call it. */
export function kindWords(kind: Kind): string {
  switch (kind) {
    case 'accounts':
      return t`Accounts`;
    case 'contacts':
      return t`Contacts`;
    case 'contracts':
      return t`Contracts`;
    case 'events':
      return t`Usage and other events`;
    case 'tickets':
      return t`Tickets`;
    case 'surveys':
      return t`Survey answers`;
    case 'opportunities':
      return t`Opportunities`;
    case 'users':
      return t`Colleagues`;
  }
}

/** What a kind knows by name, as people call it; undefined: an attribute of one's own. */
export function targetWords(target: string): string | undefined {
  const words: Readonly<Record<string, string>> = {
    account: t`Account key`,
    name: t`Name`,
    owner: t`Owner`,
    zone: t`Time zone`,
    segment: t`Segment`,
    created_on: t`Customer since`,
    occurred: t`True since`,
    contact: t`Contact key`,
    first_name: t`First name`,
    email: t`E-mail`,
    locale: t`Language`,
    role: t`Role`,
    is_primary: t`Main contact`,
    contract: t`Contract key`,
    plan: t`Plan`,
    starts_on: t`Starts on`,
    ends_on: t`Ends on`,
    arr: t`Revenue a year`,
    currency: t`Currency`,
    event: t`Name of the event`,
    time: t`Time`,
    ticket: t`Ticket key`,
    opened_at: t({ message: 'Opened', context: 'ticket' }),
    title: t`Title`,
    priority: t`Priority`,
    kind: t`Kind`,
    status: t`Status`,
    escalated: t`Escalated`,
    first_reply_at: t`First reply`,
    solved_at: t`Solved`,
    csat: t`Rating`,
    survey: t`Survey: nps, csat or ces`,
    score: t`Score`,
    at: t`Answered`,
    response: t`Answer key`,
    comment: t`Comment`,
    opportunity: t`Opportunity key`,
    created_at: t`Created`,
    stage: t`Stage`,
    amount: t`Amount`,
    outcome: t`Outcome: won or lost`,
    closed_at: t`Closed`,
    close_reason: t`Reason`,
    roles: t`Roles`,
    manager: t`Reports to`,
    booking_link: t`Booking link`,
    phone: t`Phone`,
    plan_limit: t`Limit of the plan`,
    quantity: t`Quantity`,
  };
  return words[target];
}

import { DAY, HOUR, type Instant } from '#base';
import type { InboxRow } from '#engine';
import type { SampleCustomer } from './customer.ts';
import { row } from './row.ts';
import type { Times } from './times.ts';

/** What leads a growing customer into the journey, and what people do there. */
export interface Script {
  /** Days before now. */
  readonly ago: number;
  readonly by: 'property' | 'request' | 'usage';
  readonly answer: 'none' | 'reply' | 'book' | 'late';
  readonly call: 'interested' | 'needs_more_info' | 'not_now' | 'no show';
  readonly decision: 'upgrade' | 'defer' | 'decline' | 'none';
  readonly after: 'glad' | 'issue' | 'unhappy';
  /** The task that nobody gets round to. */
  readonly left?: string;
}

type Line = readonly [
  ago: number,
  by: Script['by'],
  answer?: Script['answer'],
  call?: Script['call'],
  decision?: Script['decision'],
  more?: string,
];

/** At every step of the journey somebody stands now; those of months ago are through. */
const LINES: readonly Line[] = [
  [0.2, 'property'],
  [0.6, 'request'],
  [1.1, 'usage'],
  [1.6, 'property'],
  [2.4, 'property'],
  [4.2, 'property', 'none'],
  [5.6, 'property', 'none'],
  [6.7, 'request', 'none'],
  [7.6, 'property', 'none'],
  [8.8, 'property', 'none'],
  [5.1, 'request', 'book'],
  [6.2, 'property', 'reply'],
  [7.1, 'property', 'book'],
  [8.3, 'usage', 'late'],
  [9.1, 'property', 'book'],
  [8.7, 'property', 'reply', 'interested', 'none', 'agree_a_time'],
  [10.2, 'request', 'book', 'interested'],
  [11.8, 'property', 'book', 'interested', 'none', 'call_note'],
  [12.3, 'property', 'book', 'interested', 'none'],
  [13.2, 'property', 'book', 'needs_more_info', 'none'],
  [14.1, 'request', 'book', 'interested', 'none', 'proposal'],
  [15.4, 'property', 'book', 'interested', 'none', 'review_document'],
  [16.7, 'property', 'reply', 'interested', 'none'],
  [18.3, 'property', 'book', 'interested', 'none'],
  [21.2, 'usage', 'book', 'interested', 'none'],
  [24.5, 'property', 'book', 'interested', 'none', 'decision_call'],
  [22.1, 'request', 'book', 'interested', 'upgrade'],
  [24.2, 'property', 'book', 'interested', 'upgrade', 'kick_off_call'],
  [25.2, 'property', 'book', 'interested', 'upgrade', 'first_service_visit'],
  [26.4, 'property', 'book', 'interested', 'upgrade', 'configuration'],
  [28.4, 'property', 'book', 'interested', 'upgrade', 'first_service_visit'],
  [34.2, 'property', 'reply', 'interested', 'upgrade'],
  [41.5, 'request', 'book', 'interested', 'upgrade', 'issue'],
  [49.3, 'property', 'book', 'interested', 'upgrade'],
  [53.1, 'property', 'book', 'interested', 'upgrade', 'check_in'],
  [38.2, 'property', 'book', 'interested', 'defer'],
  [44.6, 'property', 'book', 'interested', 'decline'],
  [47.1, 'usage', 'none'],
  [51.7, 'property', 'book', 'not_now'],
  [58.3, 'property', 'book', 'interested', 'upgrade'],
  [61.2, 'property', 'late', 'interested', 'upgrade'],
  [64.9, 'request', 'book', 'no show', 'upgrade'],
  [68.4, 'property', 'none'],
  [72.3, 'property', 'book', 'interested', 'decline'],
  [76.8, 'property', 'book', 'interested', 'upgrade', 'unhappy'],
  [80.1, 'usage', 'reply', 'interested', 'upgrade'],
  [84.5, 'property', 'book', 'needs_more_info', 'upgrade'],
  [88.2, 'property', 'none'],
  [93.4, 'property', 'book', 'interested', 'upgrade'],
  [97.6, 'request', 'book', 'interested', 'upgrade', 'issue once'],
  [102.1, 'property', 'book', 'not_now'],
  [107.7, 'property', 'book', 'interested', 'defer'],
  [112.3, 'property', 'reply', 'interested', 'upgrade'],
  [118.9, 'property', 'none'],
  [123.2, 'usage', 'book', 'interested', 'upgrade'],
  [129.4, 'property', 'book', 'interested', 'decline'],
  [134.8, 'property', 'book', 'interested', 'upgrade'],
  [140.1, 'property', 'none'],
  [145.3, 'request', 'book', 'interested', 'upgrade'],
  [151.6, 'property', 'book', 'interested', 'upgrade'],
  [156.2, 'property', 'late', 'not_now'],
  [162.7, 'property', 'book', 'interested', 'upgrade'],
  [168.5, 'property', 'none'],
  [174.3, 'request', 'book', 'interested', 'upgrade'],
];

export function scriptOf({ plot, turn }: SampleCustomer): Script | undefined {
  const line = plot === 'growing' ? LINES[turn] : undefined;
  if (line === undefined) return undefined;
  const [ago, by, answer = 'book', call = 'interested', decision = 'none', more] = line;
  const after = more === 'unhappy' ? 'unhappy' : more === 'issue once' ? 'issue' : 'glad';
  const left = after === 'glad' ? more : undefined;
  return { ago, by, answer, call, decision, after, ...(left === undefined ? {} : { left }) };
}

const STREETS = {
  en: ['14 Mill Lane', '220 Harbor Road', '8 Station Square', '77 Orchard Avenue'],
  ko: [
    '서울시 마포구 월드컵로 12',
    '성남시 분당구 판교로 45',
    '부산시 해운대구 센텀로 30',
    '인천시 연수구 송도대로 101',
  ],
};

/** What happens at the customer by which its story begins. */
export function beginning(customer: SampleCustomer, script: Script, { now }: Times): InboxRow[] {
  const { chance, market, people, plan, next } = customer;
  const at: Instant = now - Math.round(script.ago * DAY);
  const contact = { contact: people[0].id };
  if (script.by === 'request') return [row(customer, 'upgrade.requested', at, { plan: next.name }, contact)];
  if (script.by === 'usage')
    return [
      row(customer, 'service.used', at, { quantity: Math.round(plan.limit * 0.3), service: 'cleaning' }, contact),
      row(customer, 'feature.requested', at + HOUR, { feature: 'weekend visits' }, contact),
    ];
  return [row(customer, 'property.added', at, { address: chance.one(STREETS[market.language], 'street') }, contact)];
}

import type { Zone } from '#base';

/** A colleague of the sample company. Their addresses are of a domain that is reserved for examples. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly first_name: string;
  readonly roles: readonly string[];
  readonly zone: Zone;
  readonly phone: string;
  readonly manager?: string;
}

const LEAD = 'sample-hana-seo';

export const COLLEAGUES: readonly Colleague[] = [
  {
    id: LEAD,
    name: '서하나',
    first_name: '하나',
    roles: ['cs_lead', 'admin'],
    zone: 'Asia/Seoul',
    phone: '+82 2 555 0100',
  },
  {
    id: 'sample-mina-park',
    name: '박민아',
    first_name: '민아',
    roles: ['csm'],
    zone: 'Asia/Seoul',
    phone: '+82 2 555 0101',
    manager: LEAD,
  },
  {
    id: 'sample-jiho-choi',
    name: '최지호',
    first_name: '지호',
    roles: ['csm'],
    zone: 'Asia/Seoul',
    phone: '+82 2 555 0102',
    manager: LEAD,
  },
  {
    id: 'sample-dana-brooks',
    name: 'Dana Brooks',
    first_name: 'Dana',
    roles: ['csm'],
    zone: 'America/New_York',
    phone: '+1 555 0103',
    manager: LEAD,
  },
  {
    id: 'sample-elias-lind',
    name: 'Elias Lind',
    first_name: 'Elias',
    roles: ['csm'],
    zone: 'Europe/Berlin',
    phone: '+49 30 555 0104',
    manager: LEAD,
  },
  {
    id: 'sample-marcus-hale',
    name: 'Marcus Hale',
    first_name: 'Marcus',
    roles: ['ae'],
    zone: 'America/New_York',
    phone: '+1 555 0105',
    manager: LEAD,
  },
  {
    id: 'sample-yuna-kim',
    name: '김유나',
    first_name: '유나',
    roles: ['operations'],
    zone: 'Asia/Seoul',
    phone: '+82 2 555 0106',
    manager: LEAD,
  },
];

export const addressOf = (id: string): string => `${id.replace(/^sample-/, '').replace('-', '.')}@evergrove.example`;
export const bookingLinkOf = (id: string): string => `https://book.evergrove.example/${id.replace(/^sample-/, '')}`;

/** What messages name of the company, where nothing else is set. */
export const COMPANY: Readonly<Record<string, string>> = {
  'company.name': 'Evergrove',
  'company.support_phone': '+1 555 0199',
  'company.website': 'https://evergrove.example',
  'company.booking_link': 'https://book.evergrove.example/team',
  'company.referral_link': 'https://evergrove.example/refer',
  'company.referral_reward': 'one month free',
};

/** Visits a month and a year's price in US dollars. */
export interface Plan {
  readonly name: string;
  readonly limit: number;
  readonly price: number;
}

export const PLANS: readonly Plan[] = [
  { name: 'Essential', limit: 40, price: 7_200 },
  { name: 'Standard', limit: 80, price: 13_800 },
  { name: 'Plus', limit: 160, price: 25_200 },
  { name: 'Premier', limit: 320, price: 46_800 },
  { name: 'Estate', limit: 640, price: 86_400 },
];

export interface Market {
  readonly language: 'en' | 'ko';
  readonly zones: readonly Zone[];
  readonly currency: string;
  /** Of a dollar. */
  readonly rate: number;
  readonly csms: readonly string[];
}

export const MARKETS: readonly Market[] = [
  {
    language: 'ko',
    zones: ['Asia/Seoul'],
    currency: 'KRW',
    rate: 1300,
    csms: ['sample-mina-park', 'sample-jiho-choi'],
  },
  {
    language: 'en',
    zones: ['America/New_York', 'America/Chicago', 'America/Los_Angeles'],
    currency: 'USD',
    rate: 1,
    csms: ['sample-dana-brooks'],
  },
  {
    language: 'en',
    zones: ['Europe/London', 'Europe/Berlin'],
    currency: 'EUR',
    rate: 0.9,
    csms: ['sample-elias-lind'],
  },
];

/** What is done at a customer's, and how much of a plan it is used for. */
export const SERVICES: readonly string[] = [
  'cleaning',
  'gardening',
  'maintenance',
  'pest control',
  'window cleaning',
  'security rounds',
];

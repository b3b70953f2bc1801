import type { Chance } from './chance.ts';

const PLACES = [
  'Harbor',
  'Maple',
  'Northgate',
  'Silverline',
  'Juniper',
  'Stonebridge',
  'Lakeside',
  'Redwood',
  'Brightwater',
  'Oakhurst',
  'Summit',
  'Meadowbrook',
  'Fairview',
  'Kingsley',
  'Willow',
  'Clearfield',
  'Ashford',
  'Bayview',
];
const TRADES = [
  'Hotels',
  'Dental Group',
  'Properties',
  'Senior Living',
  'Schools',
  'Logistics',
  'Clinics',
  'Offices',
  'Retail',
  'Estates',
  'Labs',
  'Fitness',
];
const KO_PLACES = [
  '한빛',
  '청담',
  '해오름',
  '가온',
  '늘봄',
  '미래',
  '서린',
  '다온',
  '푸른숲',
  '동아',
  '새롬',
  '라온',
  '하늘',
  '은하',
  '진솔',
  '온누리',
];
const KO_TRADES = [
  '호텔',
  '치과',
  '리조트',
  '물류',
  '빌딩관리',
  '요양원',
  '교육',
  '메디컬',
  '타워',
  '쇼핑',
  '아파트관리',
  '연구소',
];
const KO_ROMAN = [
  'hanbit',
  'cheongdam',
  'haeoreum',
  'gaon',
  'neulbom',
  'mirae',
  'seorin',
  'daon',
  'pureunsup',
  'donga',
  'saerom',
  'raon',
  'haneul',
  'eunha',
  'jinsol',
  'onnuri',
];

const GIVEN = [
  'Grace',
  'Noah',
  'Priya',
  'Liam',
  'Sofia',
  'Ethan',
  'Amara',
  'Lucas',
  'Hannah',
  'Omar',
  'Chloe',
  'Mateo',
  'Ingrid',
  'Theo',
  'Nadia',
  'Felix',
];
const FAMILY = [
  'Morgan',
  'Okafor',
  'Lindqvist',
  'Patel',
  'Rossi',
  'Nguyen',
  'Carter',
  'Weber',
  'Silva',
  'Hughes',
  'Dubois',
  'Tanaka',
  'Moreau',
  'Bennett',
];
const KO_FAMILY = ['김', '이', '박', '최', '정', '강', '조', '윤', '장', '임', '한', '오', '신', '권'];
const KO_GIVEN = [
  '서연',
  '민준',
  '지우',
  '도윤',
  '하은',
  '시우',
  '수아',
  '현우',
  '지민',
  '예린',
  '준호',
  '은지',
  '태현',
  '유진',
  '성민',
  '혜원',
];
const KO_GIVEN_ROMAN = [
  'seoyeon',
  'minjun',
  'jiwoo',
  'doyun',
  'haeun',
  'siwoo',
  'sua',
  'hyunwoo',
  'jimin',
  'yerin',
  'junho',
  'eunji',
  'taehyun',
  'yujin',
  'sungmin',
  'hyewon',
];

export interface CompanyName {
  readonly name: string;
  /** As in an address. */
  readonly domain: string;
  readonly industry: string;
}

/** The n-th company of a language: all differ for more than 180 of each. */
export function companyName(language: 'en' | 'ko', number: number): CompanyName {
  const [places, trades] = language === 'ko' ? [KO_PLACES, KO_TRADES] : [PLACES, TRADES];
  const place = number % places.length;
  // Each round of places meets other trades.
  const trade = (number * 5 + Math.floor(number / places.length)) % trades.length;
  const name = language === 'ko' ? `${places[place]}${trades[trade]}` : `${places[place]} ${trades[trade]}`;
  const slug = language === 'ko' ? `${KO_ROMAN[place]}-${number}` : name.toLowerCase().replaceAll(' ', '-');
  return { name, domain: `${slug}.example`, industry: trades[trade] ?? '' };
}

export interface PersonName {
  readonly name: string;
  readonly first: string;
  /** As in an address. */
  readonly mailbox: string;
}

export function personName(language: 'en' | 'ko', chance: Chance, number: number): PersonName {
  if (language === 'en') {
    const first = chance.one(GIVEN, 'given', number);
    const family = chance.one(FAMILY, 'family', number);
    return { name: `${first} ${family}`, first, mailbox: `${first}.${family}`.toLowerCase() };
  }
  const place = chance.whole(0, KO_GIVEN.length - 1, 'given', number);
  const first = KO_GIVEN[place] ?? '';
  return {
    name: `${chance.one(KO_FAMILY, 'family', number)}${first}`,
    first,
    mailbox: `${KO_GIVEN_ROMAN[place]}${number}`,
  };
}

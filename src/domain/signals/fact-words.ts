import type { JsonObject } from '#base';
import type { ToldFact } from '#engine';
import type { FactRef, Value } from '#pure/expression';

/** Languages in which the product itself tells of signals. */
export type Language = 'en' | 'ko';

/** The language of the reader where the product speaks it, else English. */
export function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().split(/[-_]/)[0] === 'ko' ? 'ko' : 'en';
}

type MetricRef = Extract<FactRef, { kind: 'metric' }>;

/** Words for the facts that a signal stands on. `name` is the author's own, which has no translation. */
interface FactWords {
  readonly metric: Readonly<Record<MetricRef['fn'], (name: string, days: number) => string>>;
  readonly score: string;
  readonly band: string;
  readonly active: (days: number) => string;
  readonly daysSince: (event: string) => string;
  readonly isOpen: (signal: string) => string;
  readonly level: string;
  readonly event: string;
  readonly yes: string;
  readonly no: string;
  /** Facts of the product by their names; those that are missing are told by their names. */
  readonly product: Readonly<Record<string, string>>;
}

const en: FactWords = {
  metric: {
    sum: (name, days) => `${name} in the last ${days} days`,
    count: (name, days) => `how often ${name} in the last ${days} days`,
    mean: (name, days) => `${name}, mean of the last ${days} days`,
    days: (name, days) => `days with ${name} among the last ${days}`,
    max: (name, days) => `${name}, highest of the last ${days} days`,
    distinct: (name, days) => `different ${name} in the last ${days} days`,
    change: (name, days) => `${name}, the last ${days} days against the ${days} before`,
    last: (name) => `${name}, newest value`,
  },
  score: 'health',
  band: 'health band',
  active: (days) => `contacts seen in the last ${days} days`,
  daysSince: (event) => `days since ${event}`,
  isOpen: (signal) => `open signal “${signal}”`,
  level: 'level reached',
  event: 'raised by',
  yes: 'yes',
  no: 'no',
  product: {
    'account.created_on': 'customer since',
    'account.tenure_months': 'months as a customer',
    'contract.arr': 'yearly revenue of the contracts',
    'contract.mrr': 'monthly revenue of the contracts',
    'contract.ends_on': 'end of the contract',
    'contract.days_to_end': 'days until the contract ends',
    'tasks.open_issues': 'open issues',
  },
};

const ko: FactWords = {
  metric: {
    sum: (name, days) => `${name}, 최근 ${days}일`,
    count: (name, days) => `${name} 횟수, 최근 ${days}일`,
    mean: (name, days) => `${name} 평균, 최근 ${days}일`,
    days: (name, days) => `${name} 발생 일수, 최근 ${days}일`,
    max: (name, days) => `${name} 최고값, 최근 ${days}일`,
    distinct: (name, days) => `서로 다른 ${name}, 최근 ${days}일`,
    change: (name, days) => `${name} 변화, 이전 ${days}일 대비 최근 ${days}일`,
    last: (name) => `${name} 최신값`,
  },
  score: '고객 건강도',
  band: '고객 건강도 구간',
  active: (days) => `활동한 담당자, 최근 ${days}일`,
  daysSince: (event) => `${event} 이후 일수`,
  isOpen: (signal) => `진행 중인 신호 “${signal}”`,
  level: '도달한 수준',
  event: '계기가 된 이벤트',
  yes: '예',
  no: '아니요',
  product: {
    'account.created_on': '고객이 된 날',
    'account.tenure_months': '이용 개월 수',
    'account.segment': '세그먼트',
    'contract.arr': '연간 계약 금액',
    'contract.mrr': '월간 계약 금액',
    'contract.plan': '계약 요금제',
    'contract.starts_on': '계약 시작일',
    'contract.ends_on': '계약 종료일',
    'contract.days_to_end': '계약 종료까지 남은 일수',
    'opportunity.is_open': '진행 중인 영업 기회',
    'tasks.open_issues': '처리 중인 문제',
  },
};

const WORDS: Readonly<Record<Language, FactWords>> = { en, ko };

/** One of `value`, `date` and `instant` stands beside its label. */
export type FactLine = JsonObject & { readonly label: string };

/** What a signal stands on, a line each: what it is, and its value as text, number, `date` or `instant`. */
export function factLines(
  { facts, level, on }: { facts: readonly ToldFact[]; level?: number; on?: readonly string[] },
  language: Language,
): FactLine[] {
  const words = WORDS[language];
  return [
    ...facts.flatMap((fact) => {
      const value = shownValue(fact, language);
      const unit = fact.unit === undefined || !isInUnit(fact.ref) ? {} : { unit: fact.unit };
      return value === undefined ? [] : [{ label: labelOf(fact, words), ...value, ...unit }];
    }),
    ...(level === undefined ? [] : [{ label: words.level, value: level }]),
    ...(on === undefined ? [] : [{ label: words.event, value: on.join(', ') }]),
  ];
}

/** What a rule asks of a metric, in words; a change is drawn as what changes. */
export function metricLabel({ fn, metric, window }: MetricRef, language: Language): string {
  return WORDS[language].metric[fn === 'change' ? 'sum' : fn](plain(metric), window ?? 0);
}

function labelOf({ name, ref, meaning }: ToldFact, words: FactWords): string {
  switch (ref?.kind) {
    case 'metric':
      return words.metric[ref.fn](plain(ref.metric), ref.window ?? 0);
    case 'active':
      return words.active(ref.window);
    case 'days_since':
      return words.daysSince(ref.event);
    case 'health':
      return ref.part === 'score' ? words.score : words.band;
    case 'open_signal':
      return words.isOpen(meaning ?? plain(ref.signal));
    case 'score':
      return meaning ?? plain(ref.score);
    case 'event':
      return ref.part === 'property' ? plain(ref.property) : words.event;
    case 'attribute':
      return meaning ?? words.product[name] ?? plain(ref.subject === 'account' ? ref.name : name);
    default:
      return plain(name);
  }
}

function shownValue({ ref, value }: ToldFact, language: Language): JsonObject | undefined {
  if (typeof value === 'boolean') return { value: value ? WORDS[language].yes : WORDS[language].no };
  if (isEmpty(value)) return undefined;
  if (ref?.type === 'instant') return { instant: value };
  if (ref?.type === 'date') return { date: value };
  if (ref?.kind !== 'metric' || ref.fn !== 'change' || typeof value !== 'number') return { value };
  const percent = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  });
  return { value: percent.format(value) };
}

/** Counts, days and shares of a metric are not in its unit. */
const isInUnit = (ref: FactRef | undefined): boolean =>
  ref?.kind !== 'metric' || ['sum', 'mean', 'max', 'last'].includes(ref.fn);

/** A text or list in which nothing stands can't be told. */
const isEmpty = (value: Value): boolean =>
  typeof value === 'string' ? value.trim() === '' : typeof value === 'object' && value.length === 0;

const plain = (name: string): string => name.replaceAll(/[_.]/g, ' ');

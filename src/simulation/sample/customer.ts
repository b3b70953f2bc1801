import { addMonths, type DayNumber, dayOf, type Instant, type Zone } from '#base';
import { Chance } from './chance.ts';
import { MARKETS, type Market, PLANS, type Plan } from './company.ts';
import { type CompanyName, companyName, personName } from './names.ts';

/** What goes on at a customer. */
export type Plot = 'steady' | 'seasonal' | 'growing' | 'quiet' | 'champion left' | 'churned' | 'upgraded' | 'new here';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly first: string;
  readonly email: string;
  readonly role: 'decision maker' | 'champion' | 'user' | 'finance';
}

export interface SampleCustomer {
  readonly id: string;
  readonly name: string;
  readonly market: Market;
  readonly zone: Zone;
  readonly owner: string;
  readonly segment: 'enterprise' | 'mid-market' | 'small business';
  readonly industry: string;
  readonly plan: Plan;
  readonly next: Plan;
  /** A year's revenue in major units of the market's currency. */
  readonly arr: number;
  readonly nextPrice: number;
  readonly createdOn: DayNumber;
  /** First and last day of the running contract. */
  readonly contract: { readonly from: DayNumber; readonly to: DayNumber };
  readonly people: readonly [Person, ...Person[]];
  readonly plot: Plot;
  /** Of those who grow: which of them, from 0; what leads them into the journey and what they do in it depends on it. */
  readonly turn: number;
  readonly chance: Chance;
}

const SHARES: readonly (readonly [Plot, number])[] = [
  ['growing', 64],
  ['steady', 38],
  ['seasonal', 16],
  ['quiet', 14],
  ['champion left', 7],
  ['churned', 8],
  ['upgraded', 9],
  ['new here', 8],
];

/** All customers of the sample company, as they are at `now`. */
export function drawSample(seed: number, now: Instant): readonly SampleCustomer[] {
  const today = dayOf(now, 'UTC');
  let number = 0;
  const named = { en: 0, ko: 0 };
  return SHARES.flatMap(([plot, count]) =>
    Array.from({ length: count }, (_, turn) => {
      number += 1;
      const chance = new Chance(seed, number);
      // Two in five are Korean, evenly in every plot.
      const market = MARKETS[[0, 1, 2, 0, 1][number % 5] ?? 0] ?? chance.one(MARKETS);
      const { language } = market;
      return drawCustomer({
        plot,
        turn,
        number,
        today,
        market,
        chance,
        name: companyName(language, named[language]++),
      });
    }),
  );
}

interface Drawing {
  readonly plot: Plot;
  readonly turn: number;
  readonly number: number;
  readonly today: DayNumber;
  readonly market: Market;
  readonly chance: Chance;
  readonly name: CompanyName;
}

function drawCustomer({ plot, turn, number, today, market, chance, name }: Drawing): SampleCustomer {
  const size = Math.min(PLANS.length - 2, Math.floor(chance.share('size') ** 1.4 * (PLANS.length - 1)));
  const [plan, next] = [PLANS[size], PLANS[size + 1]];
  if (plan === undefined || next === undefined) throw new RangeError('no such plan');
  const createdOn = today - chance.whole(plot === 'churned' ? 640 : 470, 1500, 'since');
  return {
    id: `sample-${String(number).padStart(3, '0')}`,
    name: name.name,
    market,
    zone: chance.one(market.zones, 'zone'),
    owner: chance.one(market.csms, 'owner'),
    segment: size === 0 ? 'small business' : size < 3 ? 'mid-market' : 'enterprise',
    industry: name.industry,
    plan,
    next,
    arr: rounded(plan.price * market.rate * chance.between(0.9, 1.1, 'price'), market),
    nextPrice: rounded(next.price * market.rate, market),
    createdOn,
    contract: contractOf(plot, createdOn, today, chance),
    people: peopleOf(number, market, name.domain, chance),
    plot,
    turn,
    chance,
  };
}

const rounded = (amount: number, { currency }: Market): number => {
  const step = currency === 'KRW' ? 100_000 : 100;
  return Math.round(amount / step) * step;
};

/** Yearly contracts, renewed on the day of the first; one in four ends in the coming quarter. */
function contractOf(plot: Plot, createdOn: DayNumber, today: DayNumber, chance: Chance) {
  if (plot === 'churned') {
    const to = today - chance.whole(40, 270, 'ended');
    return { from: addMonths(to + 1, -12), to };
  }
  const soon = chance.share('renews soon') < 0.25;
  const to = soon ? today + chance.whole(4, 88, 'renewal') : today + chance.whole(95, 350, 'renewal');
  return { from: Math.max(createdOn, addMonths(to + 1, -12)), to };
}

const ROLES = ['decision maker', 'champion', 'user', 'finance'] as const;

function peopleOf(account: number, { language }: Market, domain: string, chance: Chance): [Person, ...Person[]] {
  const person = (place: number): Person => {
    const { name, first, mailbox } = personName(language, chance, place);
    return {
      id: `sample-${account}-${place}`,
      name,
      first,
      email: `${mailbox}@${domain}`,
      role: ROLES[place] ?? 'user',
    };
  };
  const more = Array.from({ length: chance.whole(1, 3, 'people') }, (_, place) => person(place + 1));
  return [person(0), ...more];
}

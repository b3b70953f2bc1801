import type { Simulated } from './simulate.ts';
import type { Counts, Figures, KpiParts } from './truth/index.ts';

/** Several simulations of different customers as one: sums add up, and equal is what is equal everywhere. */
export function mergeParts(parts: readonly Simulated[], shown: number): Simulated {
  return {
    truth: addFigures(parts.map(({ truth }) => truth)),
    measured: addFigures(parts.map(({ measured }) => measured)),
    equal: parts.every(({ equal }) => equal),
    different: parts.reduce((sum, { different }) => sum + different, 0),
    differences: parts.flatMap(({ differences }) => differences).slice(0, shown),
  };
}

function addFigures(figures: readonly Figures[]): Figures {
  const sum = (of: (one: Figures) => number): number => figures.reduce((total, one) => total + of(one), 0);
  const counts = (of: (one: Figures) => Counts): Counts => addCounts(figures.map(of));
  return {
    accounts: sum(({ accounts }) => accounts),
    entered: sum(({ entered }) => entered),
    held_out: sum(({ held_out: heldOut }) => heldOut),
    not_ready: sum(({ not_ready: notReady }) => notReady),
    signals: counts(({ signals }) => signals),
    opportunities: counts(({ opportunities }) => opportunities),
    messages: counts(({ messages }) => messages),
    tasks: counts(({ tasks }) => tasks),
    decisions: counts(({ decisions }) => decisions),
    exits: counts(({ exits }) => exits),
    kpis: addKpis(figures.map(({ kpis }) => kpis)),
  };
}

function addCounts(counts: readonly Counts[]): Counts {
  const sums: Record<string, number> = {};
  for (const [name, count] of counts.flatMap(Object.entries)) sums[name] = (sums[name] ?? 0) + count;
  return Object.fromEntries(Object.entries(sums).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function addKpis(all: readonly Figures['kpis'][]): Figures['kpis'] {
  const names = new Set(all.flatMap(Object.keys));
  return Object.fromEntries([...names].map((kpi) => [kpi, addParts(all.flatMap((kpis) => kpis[kpi] ?? []))]));
}

function addParts(parts: readonly KpiParts[]): KpiParts {
  const added: { -readonly [Part in keyof KpiParts]: KpiParts[Part] } = {};
  for (const { money, ...numbers } of parts) {
    for (const [name, number] of Object.entries(numbers)) {
      // The names of its numbers.
      const part = name as 'numerator' | 'denominator' | 'undecided';
      added[part] = (added[part] ?? 0) + number;
    }
    for (const [currency, { minor, count }] of Object.entries(money ?? {})) {
      const sum = added.money?.[currency] ?? { minor: 0, count: 0 };
      added.money = { ...added.money, [currency]: { minor: sum.minor + minor, count: sum.count + count } };
    }
    if (money !== undefined) added.money ??= {};
  }
  return added;
}

import type { Line } from './ledger.ts';

export type Counts = Readonly<Record<string, number>>;

/** What a KPI is made of; money by currency, in minor units, as a sum. */
export interface KpiParts {
  readonly numerator?: number;
  readonly denominator?: number;
  /** Who may do it yet; in neither of the two. */
  readonly undecided?: number;
  readonly money?: Readonly<Record<string, { readonly minor: number; readonly count: number }>>;
}

/** All customers together. */
export interface Figures {
  readonly accounts: number;
  readonly entered: number;
  readonly held_out: number;
  readonly not_ready: number;
  readonly signals: Counts;
  /** By the stage in which they stand at the end. */
  readonly opportunities: Counts;
  readonly messages: Counts;
  readonly tasks: Counts;
  readonly decisions: Counts;
  readonly exits: Counts;
  readonly kpis: Readonly<Record<string, KpiParts>>;
}

/** Counts what stands in ledgers; the KPIs are worked out elsewhere. */
export function figuresOf(ledgers: Iterable<readonly Line[]>, kpis: Figures['kpis']): Figures {
  const counts = new Map<string, Map<string, number>>();
  const count = (kind: string, name: string): void => {
    const names = counts.get(kind) ?? new Map<string, number>();
    counts.set(kind, names);
    names.set(name, (names.get(name) ?? 0) + 1);
  };
  let accounts = 0;
  for (const ledger of ledgers) {
    accounts += 1;
    for (const { what } of ledger) {
      const [kind = '', name = ''] = what.split(' ');
      count(kind === 'notice' ? 'mail' : kind, name);
    }
  }
  const of = (kind: string): Counts =>
    Object.fromEntries([...(counts.get(kind) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)));
  const exits = of('exit');
  return {
    accounts,
    entered: of('entered')[''] ?? 0,
    held_out: of('held').out ?? 0,
    not_ready: exits.not_ready ?? 0,
    signals: of('signal'),
    opportunities: of('stands'),
    messages: of('mail'),
    tasks: of('task'),
    decisions: of('decision'),
    exits,
    kpis,
  };
}

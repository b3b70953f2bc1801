import { canonicalJson, type Json } from '#base';
import type { Explanation } from '#domain/journeys';
import { type Difference, differencesBetween } from './compare.ts';
import { measuredKpis, measuredLedgers } from './measured.ts';
import { play, type SimulationOptions } from './play.ts';
import { expectedLedger, type Figures, figuresOf, plannedKpis } from './truth/index.ts';
import type { RunOperation, SimulationPorts } from './workspace.ts';

export interface Simulated {
  /** What was planted. */
  readonly truth: Figures;
  /** What happened. */
  readonly measured: Figures;
  readonly equal: boolean;
  /** How many accounts went otherwise than planted. */
  readonly different: number;
  /** The first of them, each with what the product says of it. */
  readonly differences: readonly (Difference & { readonly why: Explanation })[];
}

const SHOWN = 10;

/**
 * Plays seeded customers through the real engine and holds what happened against what was planted: account by account,
 * line by line, then in figures, so that two errors can't cancel each other.
 */
export async function simulate(ports: SimulationPorts, options: SimulationOptions): Promise<Simulated> {
  const played = await play(ports, options);
  const { run } = played;
  const planned = new Map(
    played.customers.map((customer) => [customer.account, expectedLedger(customer, played.horizon)]),
  );
  const happened = await measuredLedgers(ports.db, run, played);
  const all = differencesBetween(planned, happened);
  const truth = figuresOf(planned.values(), plannedKpis(planned.values()));
  const measured = figuresOf(happened.values(), await measuredKpis(run));
  return {
    truth,
    measured,
    equal: all.length === 0 && sameFigures(truth, measured),
    different: all.length,
    differences: await explained(run, all.slice(0, SHOWN)),
  };
}

async function explained(run: RunOperation, differences: readonly Difference[]): Promise<Simulated['differences']> {
  const shown: (Difference & { why: Explanation })[] = [];
  for (const difference of differences) {
    // The operation's own output schema has checked it.
    const why = (await run('explain-account', { account: difference.account })) as Explanation;
    shown.push({ ...difference, why });
  }
  return shown;
}

/** Figures are counts and names: plain JSON. */
const sameFigures = (a: Figures, b: Figures): boolean =>
  canonicalJson(a as unknown as Json) === canonicalJson(b as unknown as Json);

import type { Counts, Figures, KpiParts, Simulated } from '#simulation';
import { number } from './import-progress.ts';
import { whyLines } from './why-lines.ts';

const NAME = 30;
const FIGURE = 26;

/** A simulation for a terminal: what was planted beside what happened, and the first accounts where they differ. */
export function simulationLines({ truth, measured, equal, different, differences }: Simulated): string[] {
  return [
    row('', 'planted', 'measured'),
    ...(['accounts', 'entered', 'not_ready', 'held_out'] as const).map((name) =>
      compared(name.replace('_', ' '), number(truth[name]), number(measured[name])),
    ),
    ...(['signals', 'opportunities', 'messages', 'tasks', 'decisions', 'exits'] as const).flatMap((group) =>
      groupLines(group, truth[group], measured[group]),
    ),
    ...kpiLines(truth.kpis, measured.kpis),
    '',
    ...differences.flatMap(({ account, missing, unexpected, why }) => [
      `${account} went otherwise than planted`,
      ...missing.map((line) => `  planted, and did not happen: ${line}`),
      ...unexpected.map((line) => `  happened, and was not planted: ${line}`),
      ...whyLines(why).map((line) => (line === '' ? '' : `    ${line}`)),
      '',
    ]),
    equal ? 'Equal, account by account.' : unequal(different),
  ];
}

/** Figures may differ where no account does: then it is the KPIs that count otherwise. */
function unequal(different: number): string {
  if (different === 0) return 'Not equal: every account went as planted, and is counted otherwise.';
  return `Not equal: ${number(different)} ${different === 1 ? 'account' : 'accounts'} went otherwise than planted.`;
}

function groupLines(group: string, planted: Counts, happened: Counts): string[] {
  const names = [...new Set([...Object.keys(planted), ...Object.keys(happened)])].sort();
  return [
    '',
    group,
    ...names.map((name) => compared(`  ${name}`, number(planted[name] ?? 0), number(happened[name] ?? 0))),
  ];
}

function kpiLines(planted: Figures['kpis'], happened: Figures['kpis']): string[] {
  const names = [...new Set([...Object.keys(planted), ...Object.keys(happened)])];
  return [
    '',
    'KPIs',
    ...names.flatMap((kpi) => {
      const [left, right] = [partsOf(planted[kpi]), partsOf(happened[kpi])];
      const parts = [...new Set([...left.keys(), ...right.keys()])].sort();
      return parts.map((part) =>
        compared(`  ${kpi}${part === '' ? '' : ` ${part}`}`, left.get(part) ?? '-', right.get(part) ?? '-'),
      );
    }),
  ];
}

/** `54 of 104, 2 undecided`, and money by currency, in minor units. */
function partsOf(parts: KpiParts | undefined): Map<string, string> {
  const texts = new Map<string, string>();
  if (parts?.numerator !== undefined && parts.denominator !== undefined) {
    const undecided = parts.undecided === undefined ? '' : `, ${number(parts.undecided)} open`;
    texts.set('', `${number(parts.numerator)} of ${number(parts.denominator)}${undecided}`);
  }
  for (const [currency, { minor, count }] of Object.entries(parts?.money ?? {})) {
    texts.set(currency, `${number(minor)} in ${number(count)}`);
  }
  return texts;
}

const row = (name: string, planted: string, happened: string): string =>
  `${name.padEnd(NAME)} ${planted.padStart(FIGURE)} ${happened.padStart(FIGURE)}`;

const compared = (name: string, planted: string, happened: string): string =>
  `${row(name, planted, happened)}${planted === happened ? '' : '   <> not equal'}`;

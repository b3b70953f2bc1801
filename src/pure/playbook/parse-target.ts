import type { Target } from './kpi-definition.ts';

const COMPARES = { '>=': 'from', '>': 'above', '<=': 'to', '<': 'below' } as const;
const TARGET = /^(>=|<=|>|<)\s*(\d+(?:\.\d+)?)\s*(%|days)?$/;

/** `>= 40%` for a share, `< 45` or `< 45 days` for a number; or what is wrong with it. */
export function parseTarget(source: string, unit: Target['unit']): Target | { readonly wrong: string } {
  const match = TARGET.exec(source.trim());
  const edge = /^\d/.test(source.trim());
  if (edge) return { wrong: `"${source}" says no edge: write '>= ${source}', or >, < or <=` };
  if (match === null) return { wrong: `"${source}" is no target: write '${unit === 'share' ? '>= 40%' : '< 45'}'` };
  const [, sign, digits, suffix] = match;
  if (unit === 'share' && suffix !== '%') return { wrong: `this is a share: write the target in %, '${sign} 40%'` };
  if (unit === 'number' && suffix === '%') return { wrong: `this is a number, not a share: write '${sign} ${digits}'` };
  const compare = COMPARES[sign as keyof typeof COMPARES];
  return { compare, edge: unit === 'share' ? Number(digits) / 100 : Number(digits), unit, source };
}

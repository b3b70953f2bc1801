import type { Kpi, Target } from '#pure/playbook';

/** Two results of the same division may differ in their last bits; what differs less than this is the edge itself. */
const SAME = 1e-9;

/** Whether a figure meets a target: shares as 0.4, numbers as they are, money in major units. */
export function meets({ compare, edge }: Target, value: number): boolean {
  const isEdge = Math.abs(value - edge) <= SAME * Math.max(1, Math.abs(edge));
  switch (compare) {
    case 'above':
      return !isEdge && value > edge;
    case 'from':
      return isEdge || value > edge;
    case 'below':
      return !isEdge && value < edge;
    case 'to':
      return isEdge || value < edge;
  }
}

const WORDS = { above: 'more than', from: 'at least', below: 'less than', to: 'at most' } as const;

/** A target for people: `at least 40 %`, `less than 45 days`, `at least 2 a quarter`. */
export function targetText({ compare, edge, unit }: Target, kpi: Kpi): string {
  const words = WORDS[compare];
  if (unit === 'share') return `${words} ${plain(edge * 100)} %`;
  if (kpi.kind === 'days') return `${words} ${plain(edge)} days`;
  if (kpi.kind !== 'count') return `${words} ${plain(edge)}`;
  const per = [kpi.per, kpi.by === undefined ? undefined : 'manager'].filter((one) => one !== undefined);
  return [`${words} ${plain(edge)}`, ...per.map((one) => `a ${one}`)].join(' ');
}

/** Without the last bits that 0.07 × 100 brings. */
const plain = (value: number): string => String(Math.round(value * 1e9) / 1e9);

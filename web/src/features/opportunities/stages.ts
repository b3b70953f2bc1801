import { t } from '@lingui/core/macro';
import { formatShare, type Tone } from '#web/ui';
import { isClosed } from './stage-order.ts';

export function stageText(stage: string): string {
  const known: Readonly<Record<string, () => string>> = {
    qualified: () => t`Qualified`,
    discovery: () => t`Discovery`,
    proposal: () => t`Proposal`,
    negotiation: () => t`Negotiation`,
    won: () => t`Won`,
    lost: () => t`Lost`,
    deferred: () => t`Deferred`,
  };
  const words = stage.replaceAll('_', ' ');
  return known[stage]?.() ?? words.charAt(0).toUpperCase() + words.slice(1);
}

export function stageTone(stage: string): Tone {
  if (stage === 'won') return 'green';
  if (stage === 'lost') return 'red';
  return stage === 'deferred' ? 'yellow' : 'info';
}

export function typeText(type: string): string {
  if (type === 'expansion') return t`Expansion`;
  const words = type.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** How probable a deal is, given in percent; of one that is closed it says nothing any more. */
export const chanceText = ({
  stage,
  probability,
}: {
  readonly stage: string;
  readonly probability?: number;
}): string => (probability === undefined || isClosed(stage) ? '' : formatShare(probability / 100));

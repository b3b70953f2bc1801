import { t } from '@lingui/core/macro';
import type { Tone } from '#web/ui';

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

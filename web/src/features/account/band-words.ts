import { t } from '@lingui/core/macro';
import type { Tone } from '#web/ui';

const TONES: Readonly<Record<string, Tone>> = {
  green: 'green',
  yellow: 'yellow',
  red: 'red',
  pursue: 'green',
  nurture: 'yellow',
};

export const bandTone = (band: string | null): Tone => TONES[band ?? ''] ?? 'neutral';

/** Bands of health have words; a score's are as its playbook calls them. */
export function bandWords(band: string): string {
  switch (band) {
    case 'green':
      return t`green`;
    case 'yellow':
      return t`yellow`;
    case 'red':
      return t`red`;
    case 'unknown':
      return t`unknown`;
    default:
      return band;
  }
}

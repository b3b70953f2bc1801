import { t } from '@lingui/core/macro';
import { Pill, type Tone } from './pill.tsx';

const TONES: Readonly<Record<string, Tone>> = { strong: 'red', moderate: 'yellow' };

/** Of a signal, or of somebody’s standing with us; what people wrote themselves stays as it is. */
export function strengthWords(strength: string): string {
  switch (strength) {
    case 'strong':
      return t`strong`;
    case 'moderate':
      return t`moderate`;
    case 'medium':
      return t`medium`;
    case 'weak':
      return t`weak`;
    default:
      return strength;
  }
}

/** How much a signal asks for: the same word and colour wherever one is listed. */
export function StrengthPill({ strength }: { strength: string | null }) {
  if (strength === null) return null;
  return <Pill tone={TONES[strength] ?? 'neutral'}>{strengthWords(strength)}</Pill>;
}

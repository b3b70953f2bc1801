import { t } from '@lingui/core/macro';
import type { Output } from '#web/api';
import { spoken } from '#web/app';
import { formatDate } from '#web/ui';

type Standing = Output<'get-back-test-account'>['changes'][number]['live']['standing'];

/** Where an account stood at a moment, in a sentence. */
export function standingWords(
  { is, at, until, text }: Standing,
  kind: 'signal' | 'entry' | 'message' | 'band',
): string {
  const since = at === null ? '' : formatDate(at);
  const what = text === null ? '' : spoken(text);
  switch (is) {
    case 'unknown':
      return t`It does not have this rule.`;
    case 'absent':
      return kind === 'signal' ? t`Not raised by then.` : t`Not in the journey by then.`;
    case 'raised':
      return t`Raised on ${since}.`;
    case 'held_out':
      return t`Held out on ${since}.`;
    case 'running':
      return t`In the journey since ${since}: ${what}.`;
    case 'left': {
      const left = until === null ? '' : formatDate(until);
      return t`In the journey from ${since} to ${left}: ${what}.`;
    }
    case 'scored':
      return '';
  }
}

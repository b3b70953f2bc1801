import { t } from '@lingui/core/macro';
import { spoken, type Words } from '#web/app';
import type { Tone } from '#web/ui';
import { type BackTest, type Change, partsOf } from './figures.ts';
import type { Kind, Way } from './search.ts';

export function statusWords(status: BackTest['status']): string {
  switch (status) {
    case 'queued':
      return t`waiting for its turn`;
    case 'running':
      return t`running`;
    case 'done':
      return t`done`;
    case 'failed':
      return t`failed`;
    case 'cancelled':
      return t`cancelled`;
    case 'interrupted':
      return t`interrupted`;
  }
}

export const statusTone = (status: BackTest['status']): Tone =>
  status === 'done' ? 'green' : status === 'failed' || status === 'interrupted' ? 'red' : 'neutral';

export function kindWords(kind: Kind): string {
  switch (kind) {
    case 'signal':
      return t`Signals`;
    case 'band':
      return t`Bands`;
    case 'entry':
      return t`Journeys entered`;
    case 'message':
      return t`Messages`;
  }
}

export function wayWords(way: Way): string {
  switch (way) {
    case 'comes':
      return t`new`;
    case 'goes':
      return t`gone`;
    case 'moves':
      return t`other time`;
  }
}

export const wayTone = (way: Way): Tone => (way === 'comes' ? 'green' : way === 'goes' ? 'red' : 'info');

export function outcomeWords(outcome: Extract<Change, { kind: 'signal' }>['outcome']): string {
  switch (outcome) {
    case 'expansion':
      return t`expansion`;
    case 'churn':
      return t`churn`;
    case 'neither':
      return t`neither`;
    case 'undecided':
      return t`not known yet`;
  }
}

/** What a difference is about, as its playbook calls it. */
export function nameOf(change: Change, words: Words): string {
  switch (change.kind) {
    case 'signal':
      return words.signal(change.playbook, change.signal);
    case 'entry':
      return words.journey(change.playbook, change.journey);
    case 'message':
      return spoken(change.message);
    case 'band': {
      if (change.score === 'health') return t`Health`;
      const { playbook, id } = partsOf(change.score);
      return words.score(playbook, id);
    }
  }
}

/** A value that a fact or a condition had. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined) return t`not known`;
  if (typeof value === 'boolean') return value ? t`yes` : t`no`;
  if (typeof value === 'number') return String(Math.round(value * 1000) / 1000);
  return Array.isArray(value) ? value.join(', ') : String(value);
}

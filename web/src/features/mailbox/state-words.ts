import { t } from '@lingui/core/macro';
import type { Tone } from '#web/ui';

export type ShownState =
  | 'refused'
  | 'review'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'kept'
  | 'in_doubt'
  | 'dead'
  | 'dropped'
  | 'received';

export function stateText(state: ShownState): string {
  return {
    refused: () => t`Needs you`,
    review: () => t`For review`,
    queued: () => t`Queued`,
    sending: () => t`Sending`,
    sent: () => t`Sent`,
    kept: () => t`Kept here`,
    in_doubt: () => t`In doubt`,
    dead: () => t`Undeliverable`,
    dropped: () => t`Not sent`,
    received: () => t`Received`,
  }[state]();
}

export const stateTone = (state: ShownState): Tone => {
  if (state === 'refused' || state === 'dead') return 'red';
  if (state === 'review' || state === 'in_doubt') return 'yellow';
  if (state === 'sent' || state === 'received') return 'green';
  return state === 'kept' || state === 'dropped' ? 'neutral' : 'info';
};

/** What the state asks of whoever reads it. */
export function adviceOf(state: ShownState): string | undefined {
  if (state === 'refused') return t`Put right what is missing, then try again.`;
  if (state === 'review') return t`Somebody is to look at this message before it leaves.`;
  if (state === 'in_doubt')
    return t`This mail may have arrived, or not: the server gave no answer. Ask, or look into its log, then say what is true.`;
  return state === 'dead'
    ? t`The mail server refused it, or did not answer for long. Look at the address, then try again.`
    : undefined;
}

/** Names of messages of a playbook are for people who write playbooks; read by others as words. */
export function nameText(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

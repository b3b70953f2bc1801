import { t } from '@lingui/core/macro';
import type { Output } from '#web/api';

export type Step = Output<'get-rollout'>['steps'][number]['step'];

interface StepWords {
  readonly title: string;
  /** What it is for, or how it is done. */
  readonly how: string;
  /** Where it is done; absent: not in the app. */
  readonly to?: string;
  readonly search?: Readonly<Record<string, string>>;
}

/** Each step of the roll-out in words, with the place where it is done. */
export function stepWords(step: Step): StepWords {
  switch (step) {
    case 'owner':
      return { title: t`The owner is there`, how: t`Invite others under People.`, to: '/settings/people' };
    case 'playbook':
      return {
        title: t`A playbook is live`,
        how: t`Switch one on, or write your own in the studio.`,
        to: '/playbooks',
      };
    case 'accounts':
      return {
        title: t`Your accounts are in`,
        how: t`Upload them, or connect a source.`,
        to: '/import',
        search: { kind: 'accounts' },
      };
    case 'contacts':
      return {
        title: t`People to write to are in`,
        how: t`Contacts with an e-mail address.`,
        to: '/import',
        search: { kind: 'contacts' },
      };
    case 'contracts':
      return {
        title: t`Contracts are in`,
        how: t`Revenue, plan and the day on which each ends.`,
        to: '/import',
        search: { kind: 'contracts' },
      };
    case 'events':
      return { title: t`Usage comes in`, how: t`Your product sends it, or a file brings it.`, to: '/settings/sources' };
    case 'people':
      return {
        title: t`Colleagues have roles`,
        how: t`Tasks go to whoever has the role that a playbook names.`,
        to: '/settings/people',
      };
    case 'owners':
      return {
        title: t`Each account has an owner`,
        how: t`Choose several in the list and assign them at once.`,
        to: '/accounts',
      };
    case 'company':
      return {
        title: t`Your company is set`,
        how: t`Name, support phone and booking link, as mails name them.`,
        to: '/welcome',
      };
    case 'mail':
      return {
        title: t`Mail leaves`,
        how: t`Set SMTP_URL and MAIL_FROM and start again; until then mails stay in the mailbox.`,
        to: '/mailbox',
      };
    case 'standing':
      return {
        title: t`What history showed is released`,
        how: t`See first what would be sent.`,
        to: '/signals',
      };
    case 'journey':
      return {
        title: t`The first journey runs`,
        how: t`It begins by itself with the first signal that counts.`,
        to: '/journeys',
      };
  }
}

import { t } from '@lingui/core/macro';
import type { Output } from '#web/api';
import type { Permission } from '#web/app';

export type Role = Output<'list-users'>['users'][number]['role'];

export const ROLES: readonly Role[] = ['owner', 'admin', 'cs_lead', 'csm', 'ae', 'operations', 'partner', 'viewer'];

export function roleWords(role: Role): string {
  const words: Record<Role, string> = {
    owner: t({ message: 'Owner', context: 'role' }),
    admin: t`Admin`,
    cs_lead: t`CS lead`,
    csm: t`CSM`,
    ae: t`AE`,
    operations: t`Operations`,
    partner: t`Partner`,
    viewer: t`Viewer`,
  };
  return words[role];
}

/** A permission's name and what it lets somebody do. */
export function permissionWords(permission: Permission): { readonly name: string; readonly meaning: string } {
  const words: Record<Permission, { name: string; meaning: string }> = {
    read: { name: t`See customers`, meaning: t`Accounts, signals, tasks, journeys, messages, opportunities, KPIs` },
    work: {
      name: t`Work with customers`,
      meaning: t`Complete tasks, answer signals, record decisions, edit accounts and contacts`,
    },
    record: { name: t`Record what customers did`, meaning: t`Replies, answers, bookings, tickets` },
    'read-playbooks': { name: t`Read playbooks`, meaning: t`Their texts, rules and journeys` },
    author: { name: t`Write playbooks`, meaning: t`Drafts, back-tests, publishing, rolling back` },
    operate: {
      name: t`Operate`,
      meaning: t`Imports, quarantine, outbox, held accounts, standing signals, account teams`,
    },
    administer: { name: t`Administer`, meaning: t`People, roles, keys, settings, audit log` },
    send: { name: t`Send events`, meaning: t`For your product and other systems` },
    measure: { name: t`Read the status`, meaning: t`Metrics and how the installation is` },
    self: { name: t`Own profile`, meaning: t`Own sessions and notifications` },
  };
  return words[permission];
}

import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  Activity,
  BookOpen,
  Building2,
  ChartNoAxesColumn,
  House,
  ListChecks,
  type LucideIcon,
  Mail,
  Route,
  Settings,
  SquareKanban,
} from 'lucide-react';
import type { Permission } from './me.ts';

export interface Screen {
  readonly to: string;
  readonly title: MessageDescriptor;
  readonly icon: LucideIcon;
  readonly needs: Permission;
  /** After `g`. */
  readonly key: string;
}

export const SCREENS: readonly Screen[] = [
  { to: '/', title: msg`Today`, icon: House, needs: 'read', key: 't' },
  { to: '/accounts', title: msg`Accounts`, icon: Building2, needs: 'read', key: 'a' },
  { to: '/signals', title: msg`Signals`, icon: Activity, needs: 'read', key: 's' },
  { to: '/tasks', title: msg`Tasks`, icon: ListChecks, needs: 'read', key: 'k' },
  { to: '/journeys', title: msg`Journeys`, icon: Route, needs: 'read', key: 'j' },
  { to: '/opportunities', title: msg`Opportunities`, icon: SquareKanban, needs: 'read', key: 'o' },
  { to: '/mailbox', title: msg`Mailbox`, icon: Mail, needs: 'read', key: 'm' },
  { to: '/insights', title: msg`Insights`, icon: ChartNoAxesColumn, needs: 'read', key: 'i' },
];

export const BUILD: readonly Screen[] = [
  { to: '/playbooks', title: msg`Playbooks`, icon: BookOpen, needs: 'read-playbooks', key: 'p' },
  { to: '/settings', title: msg`Settings`, icon: Settings, needs: 'self', key: 'e' },
];

/** A page of the settings, in its group. */
export interface SettingsPage {
  readonly to: string;
  readonly title: MessageDescriptor;
  readonly needs: Permission;
}

export const SETTINGS: readonly { readonly title: MessageDescriptor; readonly pages: readonly SettingsPage[] }[] = [
  {
    title: msg`You`,
    pages: [
      { to: '/settings/profile', title: msg`Profile`, needs: 'self' },
      { to: '/settings/sessions', title: msg`Sessions`, needs: 'self' },
    ],
  },
  {
    title: msg`Data`,
    pages: [
      { to: '/settings/sources', title: msg`Sources`, needs: 'operate' },
      { to: '/settings/imports', title: msg`Imports`, needs: 'operate' },
      { to: '/settings/quarantine', title: msg`Quarantine`, needs: 'operate' },
      { to: '/settings/unassigned', title: msg`Unassigned`, needs: 'operate' },
      { to: '/settings/held', title: msg`Held accounts`, needs: 'operate' },
      { to: '/settings/outbox', title: msg`Outbox`, needs: 'operate' },
      { to: '/settings/limits', title: msg`Status and limits`, needs: 'operate' },
    ],
  },
  {
    title: msg`Company`,
    pages: [
      { to: '/settings/people', title: msg`People`, needs: 'administer' },
      { to: '/settings/roles', title: msg`Roles`, needs: 'administer' },
      { to: '/settings/keys', title: msg`API keys`, needs: 'administer' },
      { to: '/settings/sign-on', title: msg`Single sign-on`, needs: 'administer' },
      { to: '/settings/audit', title: msg`Audit log`, needs: 'administer' },
    ],
  },
];

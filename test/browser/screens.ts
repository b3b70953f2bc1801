import type { Workbench } from './workbench.ts';

/** A screen at a place of its own, and what is on it when it is whole. */
export interface Shot {
  readonly name: string;
  readonly path: string;
  /** A selector. */
  readonly ready?: string;
}

/** Every screen, at something of the sample company that shows it well. */
export async function screensOf(workbench: Workbench): Promise<readonly Shot[]> {
  // One that has been a customer for long: of one that has just been imported there is no trend yet.
  const { accounts } = await workbench.run<{ accounts: { account: string }[] }>('list-accounts', {
    filter: 'account.strong_signals > 0 && known(contract.arr) && account.days_since_touch < 60',
    sort: '-journeys',
    limit: 1,
  });
  const { tasks } = await workbench.run<{ tasks: { account: string; task: string; form_fields?: number }[] }>(
    'list-tasks',
    { limit: 50 },
  );
  const account = encodeURIComponent(accounts[0]?.account ?? '');
  const task = tasks.find(({ form_fields: fields }) => fields !== undefined) ?? tasks[0];
  const of = (section: string): Shot => ({ name: `account-${section}`, path: `/accounts/${account}/${section}` });
  return [
    { name: 'today', path: '/' },
    { name: 'accounts', path: '/accounts' },
    ...['summary', 'health', 'usage', 'timeline', 'people', 'journeys', 'contract'].map(of),
    { name: 'signals', path: '/signals' },
    { name: 'tasks', path: '/tasks' },
    ...(task === undefined ? [] : [{ name: 'task', path: `/tasks/${encodeURIComponent(task.account)}/${task.task}` }]),
    { name: 'journeys', path: '/journeys' },
    { name: 'journey', path: '/journeys/service_upgrade/service_upgrade' },
    { name: 'opportunities', path: '/opportunities' },
    { name: 'mailbox', path: '/mailbox' },
    { name: 'insights', path: '/insights' },
    { name: 'insight', path: '/insights/service_upgrade/win_rate' },
    { name: 'playbooks', path: '/playbooks' },
    { name: 'studio', path: '/playbooks/service_upgrade' },
    { name: 'welcome', path: '/welcome' },
    { name: 'import', path: '/import' },
    ...['profile', 'sessions', 'sources', 'imports', 'quarantine', 'unassigned', 'held', 'outbox', 'limits'].map(
      inSettings,
    ),
    ...['people', 'roles', 'keys', 'sign-on', 'audit'].map(inSettings),
  ];
}

const inSettings = (page: string): Shot => ({ name: `settings-${page}`, path: `/settings/${page}` });

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
  const { signals } = await workbench.run<{ signals: { account: string; signal?: string; id?: string }[] }>(
    'list-signals',
    {
      limit: 1,
    },
  );
  const { tasks } = await workbench.run<{ tasks: { account: string; task: string }[] }>('list-tasks', { limit: 1 });
  const account = encodeURIComponent(signals[0]?.account ?? '');
  const task = tasks[0];
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

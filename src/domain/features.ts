import { accountPage } from '#domain/account-page';
import { accounts } from '#domain/accounts';
import { type BackTestParts, backTests } from '#domain/back-tests';
import { contracts } from '#domain/contracts';
import { documents } from '#domain/documents';
import { events } from '#domain/events';
import { imports, type UploadFiles } from '#domain/imports';
import { journeys } from '#domain/journeys';
import { kpis } from '#domain/kpis';
import { meetings } from '#domain/meetings';
import { messages } from '#domain/messages';
import { notifications } from '#domain/notifications';
import { opportunities } from '#domain/opportunities';
import { orders } from '#domain/orders';
import { playbooks } from '#domain/playbooks';
import { rollout } from '#domain/rollout';
import { sample } from '#domain/sample';
import { scores } from '#domain/scores';
import { settings } from '#domain/settings';
import { signals } from '#domain/signals';
import { type Build, status } from '#domain/status';
import { surveys } from '#domain/surveys';
import { tasks } from '#domain/tasks';
import { team } from '#domain/team';
import { tickets } from '#domain/tickets';
import { today } from '#domain/today';
import { users } from '#domain/users';
import { type AccountIndex, views } from '#domain/views';
import type { Feature } from './feature.ts';

export type { Feature } from './feature.ts';

/** The features in the order in which they may know each other: each only those before it. */
export const featureOrder = [
  'settings',
  'team',
  'users',
  'accounts',
  'contracts',
  'events',
  'tickets',
  'surveys',
  'imports',
  'signals',
  'documents',
  'messages',
  'notifications',
  'tasks',
  'meetings',
  'opportunities',
  'orders',
  'journeys',
  'scores',
  'account-page',
  'kpis',
  'playbooks',
  'back-tests',
  'views',
  'today',
  'sample',
  'rollout',
  'status',
] as const;

/** What some features need of the running product. */
export interface FeaturePorts {
  readonly runtime: Parameters<typeof journeys>[0];
  readonly playbooks: Parameters<typeof playbooks>[0];
  /** The accounts that this process keeps in memory for lists. */
  readonly index: AccountIndex;
  readonly explainBackTest: BackTestParts['explain'];
  /** Files that were sent to be imported. */
  readonly uploads: UploadFiles;
  /** Whether a mail server is set up. */
  readonly isSending: () => boolean;
  /** What this process is. */
  readonly build: Build;
}

/** What all features bring. */
export const featuresIn = ({
  runtime,
  playbooks: playbookPorts,
  explainBackTest,
  index,
  uploads,
  isSending,
  build,
}: FeaturePorts): readonly Feature[] => [
  settings,
  team(runtime),
  users,
  accounts,
  contracts,
  events,
  tickets,
  surveys,
  imports({ runtime, files: uploads }),
  signals(runtime),
  documents,
  messages,
  notifications,
  tasks(runtime),
  meetings,
  opportunities,
  orders,
  journeys(runtime),
  scores(runtime),
  accountPage(runtime),
  kpis(runtime),
  playbooks(playbookPorts),
  backTests({ runtime, load: playbookPorts.load, explain: explainBackTest }),
  views(runtime, index),
  today(runtime, index),
  sample,
  rollout(isSending),
  status(build),
];

import type { ArrivedTask, WrittenMessage } from './arrivals-list.ts';

/** What came to somebody: a mail to the customer, a task to a colleague. */
export type Arrival =
  | ({ readonly kind: 'mail'; readonly name: string } & WrittenMessage)
  | ({ readonly kind: 'task'; readonly name: string } & ArrivedTask);

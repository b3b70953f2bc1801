import type { Explanation } from '#domain/journeys';
import { eventually } from './eventually.ts';
import { type Home, openHome } from './home.ts';
import { type MailServer, mailServer } from './mail-server.ts';
import { type Answer, type Asking, call, type Keys, Product } from './product.ts';

export type Enrollment = Explanation['enrollments'][number];

export interface ListedTask {
  readonly task: string;
  readonly account: string;
  readonly kind: string;
  readonly title: string;
  readonly assignee?: string;
  readonly due_at?: string;
  readonly status: string;
}

export interface ListedMessage {
  readonly message: string;
  readonly account: string;
  readonly name: string;
  readonly state: string;
  readonly subject?: string;
}

export interface ListedEvent {
  readonly key: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The customer success manager of all accounts here. */
export const ZOE = {
  name: 'Zoe Park',
  email: 'zoe@greenhands.example',
  booking_link: 'https://book.greenhands.example/zoe',
  roles: ['csm'],
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Where it is noon now: so that neither midnight nor the best hour can fall into a test. */
export function noonZone(): string {
  const east = 12 - Math.floor((Date.now() % (24 * HOUR)) / HOUR);
  // The names count the other way round.
  return `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}

/** A company that tries the product out: one home, one mail server, and the processes that it starts. */
export class Trial {
  readonly products: Product[] = [];
  #keys: Keys | undefined;

  private constructor(
    readonly home: Home,
    readonly mail: MailServer,
    readonly zone: string,
  ) {}

  static async open(zone = 'UTC', home?: Home): Promise<Trial> {
    return new Trial(home ?? (await openHome()), await mailServer(), zone);
  }

  /** Starts `perennial serve`, `shift` ms in the future, and waits until it says that it runs. */
  start(shift = 0, environment: Readonly<Record<string, string>> = {}): Promise<Product> {
    return this.launch(shift, environment).up();
  }

  /** The same without waiting. */
  launch(shift = 0, environment: Readonly<Record<string, string>> = {}): Product {
    const product = new Product(this.home, {
      SMTP_URL: this.mail.url,
      MAIL_FROM: 'Green Hands <hello@greenhands.example>',
      COMPANY_NAME: 'Green Hands',
      COMPANY_ZONE: this.zone,
      CLOCK_SHIFT: `${Math.ceil(shift / MINUTE)}m`,
      ...environment,
    });
    this.products.push(product);
    return product;
  }

  /** From whichever process was the first of all. */
  get keys(): Keys {
    this.#keys ??= this.products.map(({ firstKeys }) => firstKeys).find((keys) => keys !== undefined);
    if (this.#keys === undefined) throw new Error('no process has printed the first keys');
    return this.#keys;
  }

  call<Body>(operation: string, input: unknown, asking: Asking = {}): Promise<Answer<Body>> {
    return call<Body>(this.home, operation, input, { key: this.keys.admin, ...asking });
  }

  /** Asks what must be answered. */
  async ask<Body>(operation: string, input: unknown): Promise<Body> {
    const { status, body } = await this.call<Body>(operation, input);
    if (status !== 200) throw new Error(`${operation} answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  explain(account: string): Promise<Explanation> {
    return this.ask('explain-account', { account });
  }

  /** All runs of the journey, oldest first; none while nothing is known of the account. */
  async enrollments(account: string): Promise<Enrollment[]> {
    const { status, body } = await this.call<Explanation>('explain-account', { account });
    if (status === 404) return [];
    if (status !== 200) throw new Error(`explain-account answered ${status}: ${JSON.stringify(body)}`);
    return [...body.enrollments].sort((a, b) => a.enteredAt - b.enteredAt);
  }

  /** The only run of the journey, once `is` holds of it. */
  async enrollment(account: string, what: string, is: (one: Enrollment) => boolean): Promise<Enrollment> {
    const [one] = await eventually(
      `${account} ${what}`,
      () => this.enrollments(account),
      ([first, second]) => first !== undefined && second === undefined && is(first),
    );
    if (one === undefined) throw new Error('an empty list was taken for one');
    return one;
  }

  async tasks(account: string, status = 'open'): Promise<ListedTask[]> {
    const { tasks } = await this.ask<{ tasks: ListedTask[] }>('list-tasks', { account, status, limit: 500 });
    return tasks;
  }

  /** The only open task, once it is of that kind. */
  async openTask(account: string, kind: string): Promise<ListedTask> {
    const [task] = await eventually(
      `${account} has the task ${kind}`,
      () => this.tasks(account),
      (tasks) => tasks.length === 1 && tasks[0]?.kind === kind,
    );
    if (task === undefined) throw new Error('an empty list was taken for one');
    return task;
  }

  async messages(account?: string): Promise<ListedMessage[]> {
    const input = { ...(account === undefined ? {} : { account }), limit: 500 };
    return (await this.ask<{ messages: ListedMessage[] }>('list-messages', input)).messages;
  }

  async events(account: string, name?: string): Promise<ListedEvent[]> {
    const input = { account, limit: 500, ...(name === undefined ? {} : { name }) };
    return (await this.ask<{ events: ListedEvent[] }>('list-events', input)).events;
  }

  /** Ends and removes everything, however far it came. */
  async close(): Promise<void> {
    for (const product of this.products) product.kill();
    await Promise.all(this.products.map(({ ended }) => ended));
    await this.home.leave();
    await this.mail.close();
  }
}

/** How far in the future the product has to live for an instant to have come. */
export function shiftTo(instant: number | null): number {
  if (instant === null) throw new Error('nothing is due');
  return instant - Date.now() + MINUTE;
}

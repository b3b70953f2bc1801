import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type SegmentCalls, segment } from './customer.ts';
import { eventually } from './eventually.ts';
import type { WireMoment } from './mail-server.ts';
import type { Product } from './product.ts';
import { type ListedMessage, Trial } from './trial.ts';

/** `process`: PostgreSQL stays and is adopted. `both`: its postmaster is killed too, where it is ours to kill. */
export type Victim = 'process' | 'both';

export type Kill =
  | { readonly at: 'random'; readonly victim: Victim }
  /** `forgets`: the mail server does not keep the text that it had no time to answer. */
  | { readonly at: WireMoment; readonly victim: Victim; readonly forgets?: true };

const DAY = 86_400_000;

/** A trial in which the product is killed again and again, and each time started again on the same day. */
export class Siege {
  /** When each kill was, and what was killed. */
  readonly kills: string[] = [];
  /** What a person said of mails in doubt. */
  readonly resolved = { sent: 0, send_again: 0 };
  #day = 0;
  #product: Product | undefined;
  #acts = 0;

  private constructor(
    readonly trial: Trial,
    readonly random: () => number,
  ) {}

  static async lay(zone: string, random: () => number): Promise<Siege> {
    return new Siege(await Trial.open(zone), random);
  }

  /** A day begins, with these kills while the product starts and does what has come due. */
  async begin(day: number, ...kills: Kill[]): Promise<void> {
    this.#product?.kill();
    this.#day = day;
    for (const { at, victim, ...kill } of kills) {
      await this.#product?.ended;
      if (at !== 'random')
        this.trial.mail.next(at, () => {
          this.kill(victim, `on the wire: ${at}`);
          return 'forgets' in kill ? 'forget' : undefined;
        });
      const product = this.trial.launch(day * DAY);
      this.#product = product;
      if (at === 'random') {
        await sleep(200 + this.random() * 1200);
        this.kill(victim, 'at a random moment');
      }
      await endOf(product, at);
    }
    await this.again();
  }

  /** At once, so that it can be in the middle of something. */
  kill(victim: Victim, when: string): void {
    const postmaster = victim === 'both' ? this.trial.home.postmaster() : undefined;
    this.#product?.kill();
    if (postmaster !== undefined) process.kill(postmaster, 'SIGKILL');
    this.kills.push(`${when} (${postmaster === undefined ? 'process' : 'both'})`);
  }

  /** Waits for the end of what was killed and starts it again. */
  async again(): Promise<void> {
    await this.#product?.ended;
    this.#product = await this.trial.start(this.#day * DAY);
  }

  /** A client sends; the product is killed at the instant of its answer, before anything was done with it. */
  async killedOnceAnswered(victim: Victim, say: (client: SegmentCalls) => void): Promise<void> {
    await segment(this.trial.home, this.trial.keys.write, say, {
      answered: () => {
        this.kill(victim, 'right after the flush of a client');
        return undefined;
      },
    });
    await this.again();
  }

  /** The product is killed when it has answered, and its answer is lost: the client sends the same again. */
  async killedBeforeTheAnswer(victim: Victim, say: (client: SegmentCalls) => void): Promise<void> {
    let restarted: Promise<void> | undefined;
    await segment(this.trial.home, this.trial.keys.write, say, {
      answered: () => {
        if (restarted !== undefined) return undefined;
        this.kill(victim, 'before the answer to a flush came');
        restarted = this.again();
        return 'lost';
      },
    });
    await restarted;
  }

  /** A client sends; the product is killed while it works on that, `within` so many ms of the answer. */
  async killedInTicks(victim: Victim, within: number, say: (client: SegmentCalls) => void): Promise<void> {
    await segment(this.trial.home, this.trial.keys.write, say);
    await sleep(this.random() * within);
    this.kill(victim, 'in the ticks after a flush');
    await this.again();
  }

  /** A client sends; the product is killed on the way, and the client tries again by itself. */
  async killedWhileAsked(victim: Victim, say: (client: SegmentCalls) => void): Promise<void> {
    let restarted: Promise<void> | undefined;
    await segment(this.trial.home, this.trial.keys.write, say, {
      asked: () => {
        restarted ??= sleep(this.random() * 12).then(() => {
          this.kill(victim, 'while a client sends');
          return this.again();
        });
      },
    });
    await restarted;
  }

  /** What a person does; who is not sure that it was done does it again, with the same key. */
  async act<Body>(operation: string, input: unknown, killed?: Victim): Promise<Body> {
    const idempotencyKey = `act-${this.#acts++}`;
    const ask = async (answered: () => void): Promise<Body> => {
      const { status, body } = await this.trial.call<Body>(operation, input, { idempotencyKey, answered });
      if (status !== 200) throw new Error(`${operation} answered ${status}: ${JSON.stringify(body)}`);
      return body;
    };
    if (killed === undefined) return ask(() => undefined);
    const first = await ask(() => this.kill(killed, `right after the answer to ${operation}`));
    await this.again();
    const second = await ask(() => undefined);
    if (!isDeepStrictEqual(first, second)) throw new Error(`${operation} answered ${JSON.stringify([first, second])}`);
    return first;
  }

  /** Until so many mails are out; a person looks into what is in doubt, with what arrived in hand. */
  async allMailIsOut(count: number): Promise<void> {
    await eventually(
      `${count} mails are out`,
      async () => {
        const messages = await this.trial.messages();
        for (const message of messages) if (message.state === 'in_doubt') await this.#resolve(message);
        return messages;
      },
      (messages) => messages.length === count && messages.every(({ state }) => state === 'sent'),
    );
  }

  async #resolve({ account, message }: ListedMessage): Promise<void> {
    const { message_id: id } = await this.trial.ask<{ message_id: string }>('get-message', { account, message });
    const outcome = this.trial.mail.arrived.some(({ messageId }) => messageId === id) ? 'sent' : 'send_again';
    this.resolved[outcome]++;
    await this.act('resolve-in-doubt', { account, message, outcome });
  }
}

async function endOf(product: Product, at: string): Promise<void> {
  const late = new AbortController();
  await Promise.race([
    product.ended,
    sleep(60_000, undefined, { signal: late.signal }).then(() => {
      throw new Error(`it was not killed at ${at}: ${product.said}`);
    }),
  ]);
  late.abort();
}

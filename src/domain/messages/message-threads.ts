import type { Tx } from '#platform/db';
import type { MessageRequest } from './message-request.ts';
import { loadThreads, type ThreadKey } from './message-store.ts';
import type { Thread, WrittenMail } from './written-mail.ts';

/** The threads of a batch: those of the database, and what the batch itself has written before. */
export class MessageThreads {
  readonly #threads = new Map<string, Thread>();

  static async load(tx: Tx, shard: number, requests: readonly MessageRequest[]): Promise<MessageThreads> {
    const keys = requests.flatMap((request) => keyOf(request, request.message.thread) ?? []);
    const threads = new MessageThreads();
    const accounts = requests.map(({ account }) => account);
    for (const { message_id: id, thread_ids, has_left, ...key } of await loadThreads(tx, shard, accounts, keys))
      threads.#threads.set(textOf(key), has_left && id !== null ? [...thread_ids, id] : undefined);
    return threads;
  }

  /** Empty where the message continues none. */
  of(request: MessageRequest): Thread {
    const { thread } = request.message;
    if (thread === undefined) return [];
    const key = keyOf(request, thread);
    return key === undefined ? undefined : this.#threads.get(textOf(key));
  }

  /** A later message of the same batch may continue this one. */
  note(request: MessageRequest, written: WrittenMail): void {
    const key = keyOf(request, request.message.id);
    if (key === undefined) return;
    const hasLeft = written.ok && request.message.reviewBy === undefined;
    this.#threads.set(textOf(key), hasLeft ? [...written.thread, written.mail.messageId] : undefined);
  }
}

function keyOf({ enrollment }: MessageRequest, name: string | undefined): ThreadKey | undefined {
  return enrollment === undefined || name === undefined ? undefined : { enrollment, name };
}

const textOf = ({ enrollment, name }: ThreadKey): string => `${enrollment} ${name}`;

import type { Instant, JsonObject, Uuid } from '#base';
import type { Message } from '#pure/playbook';

/** What a step asks to be sent: a message of its playbook, and the values of its `with:` at that moment. */
export interface MessageRequest {
  readonly id: Uuid;
  readonly account: string;
  readonly at: Instant;
  readonly playbook?: string;
  readonly enrollment?: Uuid;
  readonly message: Omit<Message, 'with'>;
  readonly values: JsonObject;
}

/** What is kept of a refused one, to try again. */
export type StoredRequest = Pick<MessageRequest, 'message' | 'values'>;

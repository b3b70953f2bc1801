import type { Instant, JsonObject, Uuid } from '#base';
import { readStandIns, type StandIns } from '#domain/team';
import type { EffectRow } from '#engine';
import type { Message } from '#pure/playbook';

/** What a step asks to be sent: a message of its playbook, and the values of its `with:` at that moment. */
export interface MessageRequest {
  readonly id: Uuid;
  readonly account: string;
  readonly at: Instant;
  readonly playbook?: string;
  readonly enrollment?: Uuid;
  readonly message: RequestedMessage;
  readonly values: JsonObject;
  /** What people answered in the forms that the text names, by form. */
  readonly answers?: JsonObject;
  /** What the signal that entered the journey stood on. */
  readonly evidence?: JsonObject;
  /** Who stands in where nobody has a role, by the playbook. */
  readonly standIns?: StandIns;
}

export type RequestedMessage = Omit<Message, 'with' | 'forms' | 'roles'>;

/** What is kept of a refused one, to try again. */
export type StoredRequest = Pick<MessageRequest, 'message' | 'values' | 'answers' | 'evidence' | 'standIns'>;

/** One that was refused before messages had threads, answers and attachments has none. */
export function requestedMessage(stored: RequestedMessage): RequestedMessage {
  return { ...stored, attach: stored.attach ?? [], answers: stored.answers ?? {} };
}

/** What an effect `email` asks for. */
export function requestOf({ id, account, at, playbook, enrollment, payload }: EffectRow): MessageRequest {
  // The engine builds the payload from the playbook's own message and the values of its `with:`.
  const { message, values, answers, evidence, standIns } = payload as JsonObject & StoredRequest;
  const read = readStandIns(standIns);
  return {
    id,
    account,
    at,
    playbook,
    ...(enrollment === undefined ? {} : { enrollment }),
    message: requestedMessage(message),
    values: values ?? {},
    ...(answers === undefined ? {} : { answers }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(read === undefined ? {} : { standIns: read }),
  };
}

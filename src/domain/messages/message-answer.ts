import type { JsonObject, Uuid } from '#base';
import type { Answer, Field } from '#pure/playbook';

/** An answer that a message offers, as it was when it was written. */
export interface MessageAnswer extends Omit<Answer, 'goTo'> {
  readonly name: string;
  /** What stands on its button. */
  readonly label: string;
  readonly ask: readonly Field[];
  /** A web address. */
  readonly goTo?: string;
}

/** What a reader has answered last. */
export interface GivenAnswer {
  readonly answer: string;
  readonly fields: JsonObject;
  /** ISO 8601. */
  readonly at: string;
}

const HEARD = 'email.answered';

/** Of which message an answer is. */
export interface AnsweredMessage {
  readonly id: Uuid;
  readonly name: string;
  readonly enrollment: Uuid | null;
}

/**
 * The events of an answer: its own, and always `email.answered`, so that waits for any answer hear it. Asked fields win
 * in the first and what the message says of itself in the second: nothing of either is lost.
 */
export function answerEvents(
  message: AnsweredMessage,
  answer: MessageAnswer,
  fields: JsonObject,
  opportunity: Uuid | undefined,
): { readonly name: string; readonly properties: JsonObject }[] {
  const base: JsonObject = {
    id: message.id,
    message: message.name,
    answer: answer.name,
    ...(message.enrollment === null ? {} : { enrollment: message.enrollment }),
    ...(opportunity === undefined ? {} : { opportunity }),
  };
  const heard = { name: HEARD, properties: { ...answer.with, ...fields, ...base } };
  if (answer.event === HEARD) return [heard];
  return [{ name: answer.event, properties: { ...base, ...answer.with, ...fields } }, heard];
}

import { idOf } from '#base';
import type { CausedEvent } from '#engine';
import type { StoredMessage } from './message-store.ts';

/** Ends the task by which a person was asked to look at a message. */
export function reviewDone({ id, enrollment }: Pick<StoredMessage, 'id' | 'enrollment'>, by: string): CausedEvent {
  return {
    name: 'task.completed',
    properties: {
      task: idOf('asked', id, 0),
      kind: 'review_message',
      by,
      ...(enrollment === null ? {} : { enrollment }),
    },
  };
}

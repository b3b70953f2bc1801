import { linksOf } from '#pure/message';
import type { StoredMessage } from './message-store.ts';

/** The web address of a message's link by its place in the text, from 1. Found when somebody follows it: few are. */
export function linkOf({ body }: Pick<StoredMessage, 'body'>, place: number): string | undefined {
  return body === null ? undefined : linksOf(body)[place - 1];
}

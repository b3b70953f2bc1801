import type { TextFile } from './read-files.ts';

/** What journeys need to know of a message before it is read in full. */
export interface MessagePeek {
  /** Told to colleagues. */
  readonly internal: boolean;
  /** Documents that go with it. */
  readonly attach: readonly string[];
  /** The message whose thread it continues. */
  readonly thread?: string;
}

/** By id, from heads whose shape is not checked yet: what is not as it should be is told when they are. */
export function peekMessages(files: readonly TextFile[]): ReadonlyMap<string, MessagePeek> {
  return new Map(
    files.map(({ id, markdown }) => {
      const data = markdown?.head.data;
      const head: Readonly<Record<string, unknown>> = data !== null && typeof data === 'object' ? { ...data } : {};
      const attach = [head.attach].flat().filter((document) => typeof document === 'string');
      const { thread } = head;
      return [id, { internal: head.purpose === 'internal', attach, ...(typeof thread === 'string' ? { thread } : {}) }];
    }),
  );
}

import type { Actor } from '#platform/access';

/** Who writes or publishes, as it is kept: the person, else the key or command line. */
export const authorOf = ({ kind, id, person }: Actor): string => person ?? `${kind}:${id}`;

/** As it is shown; `name` is there for people. */
export const viewAuthor = (id: string, name: string | null): { id: string; name?: string } => ({
  id,
  ...(name === null ? {} : { name }),
});

import type { Messages } from '@lingui/core';

/** The catalogues of all folders as one. */
export function joined(catalogs: Readonly<Record<string, unknown>>): Messages {
  const each = Object.values(catalogs) as { messages: Messages }[];
  return Object.assign({}, ...each.map(({ messages }) => messages));
}

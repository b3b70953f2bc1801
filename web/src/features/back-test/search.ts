export const KINDS = ['signal', 'band', 'entry', 'message'] as const;
export type Kind = (typeof KINDS)[number];

export const WAYS = ['comes', 'goes', 'moves'] as const;
export type Way = (typeof WAYS)[number];

/** What of a back-test's page has a link: which differences are listed, and the one that is open. */
export interface BackTestSearch {
  readonly kind?: Kind;
  readonly way?: Way;
  readonly name?: string;
  /** The account whose reasons are shown, and the moment. */
  readonly open?: string;
  readonly at?: number;
}

export function readBackTestSearch({ kind, way, name, open, at }: Record<string, unknown>): BackTestSearch {
  const known = KINDS.find((one) => one === kind);
  const wanted = WAYS.find((one) => one === way);
  return {
    ...(known === undefined ? {} : { kind: known }),
    ...(wanted === undefined ? {} : { way: wanted }),
    ...(typeof name === 'string' && name !== '' ? { name } : {}),
    ...(typeof open === 'string' && open !== '' ? { open } : {}),
    ...(typeof at === 'number' && Number.isFinite(at) ? { at } : {}),
  };
}

export interface AuditSearch {
  readonly actor?: string;
  readonly operation?: string;
  readonly account?: string;
  readonly from?: string;
  readonly to?: string;
}

const NAMES = ['actor', 'operation', 'account', 'from', 'to'] as const;

/** The filters in the address; what is no text is left out. */
export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = search[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );
}

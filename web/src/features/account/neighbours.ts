const KEY = 'perennial.account-list';

/** A list that opens accounts says their order, so that [ and ] on an account's page go to the ones beside it. */
export function rememberList(accounts: readonly string[]): void {
  // Enough to walk through; a tab's memory is small.
  sessionStorage.setItem(KEY, JSON.stringify(accounts.slice(0, 2_000)));
}

export interface Neighbours {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export function neighboursOf(account: string): Neighbours {
  const accounts = readList();
  const place = accounts.indexOf(account);
  return place < 0
    ? { before: undefined, after: undefined }
    : { before: accounts[place - 1], after: accounts[place + 1] };
}

function readList(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

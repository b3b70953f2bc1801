/** Where one has gone from the search, newest first: offered before one types. */
export interface Recent {
  readonly to: string;
  readonly title: string;
  readonly kind: string;
}

const KEY = 'perennial.recent';
const MOST = 6;

export function recentNow(): readonly Recent[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isRecent).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function rememberRecent(recent: Recent): void {
  const others = recentNow().filter(({ to }) => to !== recent.to);
  localStorage.setItem(KEY, JSON.stringify([recent, ...others].slice(0, MOST)));
}

function isRecent(value: unknown): value is Recent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'to' in value &&
    typeof value.to === 'string' &&
    value.to.startsWith('/') &&
    'title' in value &&
    typeof value.title === 'string' &&
    'kind' in value &&
    typeof value.kind === 'string'
  );
}

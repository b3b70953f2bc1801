import type { Output } from '#web/api';

export type Found = Output<'search'>['found'][number];

/** Where what was found is looked at. */
export function placeOf(found: Found): string {
  const id = encodeURIComponent(found.id);
  switch (found.kind) {
    case 'account':
      return `/accounts/${id}/summary`;
    case 'contact':
      return `/accounts/${encodeURIComponent(found.account ?? '')}/people`;
    case 'person':
      return `/accounts?filter=${encodeURIComponent(`account.owner == ${JSON.stringify(found.id)}`)}`;
    case 'playbook':
      return `/playbooks/${id}`;
    case 'journey':
      return `/journeys/${encodeURIComponent(found.playbook ?? '')}/${id}`;
    case 'view':
      return `/${found.list ?? 'accounts'}?${addressOf({ ...found.state, view: found.id })}`;
  }
}

/** What a list's address says; the router writes texts that look like something else in quotes. */
function addressOf(state: Readonly<Record<string, unknown>>): URLSearchParams {
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) {
    if (typeof value === 'boolean') address.set(name, String(value));
    if (typeof value !== 'string') continue;
    address.set(name, isOtherThanText(value) ? JSON.stringify(value) : value);
  }
  return address;
}

function isOtherThanText(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

/** An instant as a field for local times takes it, in a zone: `2026-03-02T10:00`. */
export function localText(at: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  return parts.replace(' ', 'T');
}

/** What such a field says, as an instant; undefined where it says nothing. */
export function instantOf(local: string, zone: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return undefined;
  const asUtc = Date.parse(`${local}:00Z`);
  const offsetAt = (at: number): number => Date.parse(`${localText(at, zone)}:00Z`) - at;
  // The offset at a guess may be that of the other side of a change of clocks: once more settles it.
  const first = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(first)).toISOString();
}

import type { LogEvent } from '#engine';
import { type FieldChange, foldTraits, NO_TRAITS, type Traits } from './traits.ts';

/** Segments by name, each with the event that said so; absent: it never was in one. */
export interface InSegments {
  readonly segments?: Traits;
}

/** In characters: a longer one fits no key of the table. */
const LONGEST_NAME = 200;

/** A segment's name as people write it, without blanks around; undefined for what is none, or is as long as a text. */
export function readSegment(value: unknown): string | undefined {
  const name = typeof value === 'string' ? value.trim() : '';
  return name !== '' && name.length <= LONGEST_NAME ? name : undefined;
}

/** The segments that an account is in, in the order of their names. */
export function segmentsOf(account: InSegments): readonly string[] {
  return Object.keys(account.segments?.fields ?? {}).sort();
}

/** The account after `segment.joined` or `segment.left`; of two for one segment the later event time holds. */
export function applySegment<Of extends InSegments>(
  account: Of,
  event: Pick<LogEvent, 'name' | 'properties' | 'occurredAt' | 'key'>,
): { readonly after: Of; readonly changes: readonly FieldChange[] } {
  const segment = readSegment(event.properties.segment);
  if (segment === undefined) return { after: account, changes: [] };
  const said = { [segment]: event.name === 'segment.joined' ? true : null };
  const { after, changes } = foldTraits(account.segments ?? NO_TRAITS, said, event);
  return {
    after: { ...account, segments: after },
    changes: changes.map((change) => ({ ...change, field: `segment:${change.field}` })),
  };
}

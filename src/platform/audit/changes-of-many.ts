import type { Told } from './audit-store.ts';

/** One of many things that an operation changed, by the name by which a person finds it. */
export interface ItemChange {
  readonly name: string;
  readonly before: Told;
  readonly after: Told;
}

/** A call may change thousands; the log stays one that a page can show. */
const TOLD = 500;

/** What many things were and are, for `changed`: item by item; of those beyond the first 500 only how many they are. */
export function changesOfMany(
  items: readonly ItemChange[],
): readonly [before: Record<string, Told>, after: Record<string, Told>] {
  const told = items.slice(0, TOLD);
  const more = items.length - told.length;
  return [
    Object.fromEntries(told.map(({ name, before }) => [name, before])),
    { ...Object.fromEntries(told.map(({ name, after }) => [name, after])), ...(more === 0 ? {} : { and_more: more }) },
  ];
}

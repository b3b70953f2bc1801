import { useState } from 'react';

/** Which rows of a list are chosen, by their ids. */
export interface Choice<Id> {
  readonly ids: readonly Id[];
  has(id: Id): boolean;
  toggle(id: Id): void;
  /** All of these, or none when all were. */
  toggleAll(ids: readonly Id[]): void;
  clear(): void;
}

export function useChoice<Id>(): Choice<Id> {
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set());
  return {
    ids: [...chosen],
    has: (id) => chosen.has(id),
    toggle(id) {
      const next = new Set(chosen);
      if (!next.delete(id)) next.add(id);
      setChosen(next);
    },
    toggleAll: (ids) => setChosen(ids.every((id) => chosen.has(id)) ? new Set() : new Set(ids)),
    clear: () => setChosen(new Set()),
  };
}

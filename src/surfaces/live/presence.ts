import type { Clock, Instant } from '#base';

export interface Editor {
  readonly person: string;
  readonly name: string;
}

/** Whoever has given no sign for so long edits no more, in ms. */
const GONE_AFTER = 30_000;

/** Who edits what right now, as they say themselves. */
export class Presence {
  readonly #things = new Map<string, Map<string, { readonly editor: Editor; readonly until: Instant }>>();

  constructor(readonly clock: Clock) {}

  set(thing: string, editor: Editor, on: boolean): void {
    const editors = this.#things.get(thing) ?? new Map();
    if (on) editors.set(editor.person, { editor, until: this.clock.now() + GONE_AFTER });
    else editors.delete(editor.person);
    if (editors.size > 0) this.#things.set(thing, editors);
    else this.#things.delete(thing);
  }

  of(thing: string): readonly Editor[] {
    return [...(this.#things.get(thing)?.values() ?? [])].map(({ editor }) => editor);
  }

  /** Forgets who has gone; gives the things that somebody left. */
  expire(): readonly string[] {
    const now = this.clock.now();
    const left: string[] = [];
    for (const [thing, editors] of this.#things) {
      const gone = [...editors].filter(([, { until }]) => until <= now);
      if (gone.length === 0) continue;
      left.push(thing);
      for (const [person] of gone) editors.delete(person);
      if (editors.size === 0) this.#things.delete(thing);
    }
    return left;
  }
}

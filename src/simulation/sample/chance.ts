import { fractionOf } from '#base';

/** Chances that depend on the seed and what they are about alone, not on their order. */
export class Chance {
  readonly #parts: readonly (string | number)[];

  constructor(...parts: readonly (string | number)[]) {
    this.#parts = parts;
  }

  /** 0 to 1. */
  share(...about: readonly (string | number)[]): number {
    return fractionOf('sample', ...this.#parts, ...about);
  }

  between(from: number, to: number, ...about: readonly (string | number)[]): number {
    return from + (to - from) * this.share(...about);
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number, ...about: readonly (string | number)[]): number {
    return Math.floor(this.between(from, to + 1, ...about));
  }

  one<T>(of: readonly T[], ...about: readonly (string | number)[]): T {
    const found = of[Math.floor(this.share(...about) * of.length)];
    if (found === undefined) throw new RangeError('nothing to choose from');
    return found;
  }
}

/** So many changes are told one by one; with more, whoever asks looks at everything again. */
const MOST = 5000;

/** Which rows have changed in some respect, and when. */
export class ChangeLog {
  #rows: number[] = [];
  #versions: number[] = [];
  /** Of what came before nothing is known any more. */
  #since = 0;

  /** `version` is higher than any before. */
  note(row: number, version: number): void {
    if (this.#rows.length >= MOST) {
      this.#since = this.#versions.at(-1) ?? 0;
      this.#rows = [];
      this.#versions = [];
    }
    this.#rows.push(row);
    this.#versions.push(version);
  }

  /** The rows that have changed since a version; undefined where that is not known any more. */
  after(version: number): readonly number[] | undefined {
    if (version < this.#since) return undefined;
    let from = this.#versions.length;
    while (from > 0 && (this.#versions[from - 1] ?? 0) > version) from -= 1;
    return this.#rows.slice(from);
  }
}

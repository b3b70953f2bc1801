/** One thing wrong in a playbook's files; lines and columns start at 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a file begins: for what is wrong with a file as a whole. */
export const TOP: Place = { line: 1, column: 1 };

/** Collects what is wrong while the files are read, so that a person sees everything at once. */
export class Problems {
  readonly #found: Problem[] = [];
  readonly #echoes: Problem[] = [];

  /** `echo`: it follows from another problem, and is told only when no other is. */
  add(file: string, { line, column }: Place, message: string, echo = false): void {
    const into = echo ? this.#echoes : this.#found;
    const known = into.some((p) => p.file === file && p.line === line && p.column === column && p.message === message);
    if (!known) into.push({ file, line, column, message });
  }

  has(file: string): boolean {
    return [...this.#found, ...this.#echoes].some((problem) => problem.file === file);
  }

  get any(): boolean {
    return this.#found.length > 0 || this.#echoes.length > 0;
  }

  /** By file, then in the order of its text. */
  sorted(): Problem[] {
    const told = this.#found.length > 0 ? this.#found : this.#echoes;
    return [...told].sort(
      (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
    );
  }
}

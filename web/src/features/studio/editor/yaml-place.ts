/** Where in a YAML text somebody writes: the keys from the root down to there, and what of a key or value is written. */
export interface YamlPlace {
  /** Keys of maps; `*` for an item of a list. */
  readonly path: readonly string[];
  /** The keys that the map at the path has already, besides the one that is written. */
  readonly siblings: readonly string[];
  /** `value`: after the colon of the path's last key, or as an item of a list of plain values. */
  readonly at: 'key' | 'value';
  /** What of it is written. */
  readonly written: string;
  /** Where in the text that begins. */
  readonly from: number;
}

interface Level {
  readonly indent: number;
  readonly kind: 'map' | 'list' | 'flow map' | 'flow list';
  keys: string[];
  key: string | undefined;
}

/** Reads up to an offset, also where what comes after it or is being written is no YAML yet. Undefined in a comment. */
export function yamlPlace(text: string, offset: number): YamlPlace | undefined {
  return new Reading(text, offset).place();
}

class Reading {
  readonly #levels: Level[] = [];
  #at = 0;
  #blockIndent: number | undefined;

  constructor(
    readonly text: string,
    readonly offset: number,
  ) {}

  place(): YamlPlace | undefined {
    for (;;) {
      const end = this.text.indexOf('\n', this.#at);
      const lineEnd = end < 0 ? this.text.length : end;
      const isHere = this.offset <= lineEnd;
      if (!this.#isFlow) {
        const found = this.#blockLine(lineEnd, isHere);
        if (found !== 'on') return found;
      } else {
        const found = this.#flow(lineEnd, isHere);
        if (found !== 'on') return found;
      }
      if (end < 0) return undefined;
      this.#at = end + 1;
    }
  }

  get #isFlow(): boolean {
    return this.#levels.at(-1)?.kind.startsWith('flow') === true;
  }

  /** A line outside of brackets; `on`: the offset lies further on. */
  #blockLine(lineEnd: number, isHere: boolean): YamlPlace | undefined | 'on' {
    const line = this.text.slice(this.#at, isHere ? this.offset : lineEnd);
    const blanks = /^ */.exec(line)?.[0].length ?? 0;
    if (this.#blockIndent !== undefined) {
      if (line.trim() === '' || blanks > this.#blockIndent) return isHere ? this.#textPlace(line) : 'on';
      this.#blockIndent = undefined;
    }
    const rest = line.slice(blanks);
    if (rest.startsWith('#')) return isHere ? undefined : 'on';
    if (rest === '' && !isHere) return 'on';
    this.#closeTo(blanks, rest.startsWith('- ') || rest === '-');
    this.#at += blanks;
    let indent = blanks;
    while (
      this.text.startsWith('- ', this.#at) ||
      (this.text[this.#at] === '-' && /[\n\r]|^$/.test(this.text[this.#at + 1] ?? ''))
    ) {
      if (this.#at >= this.offset) break;
      if (this.#levels.at(-1)?.kind !== 'list' || (this.#levels.at(-1)?.indent ?? 0) < indent)
        this.#levels.push({ indent, kind: 'list', keys: [], key: '*' });
      const gap = /^-( *)/.exec(this.text.slice(this.#at, lineEnd))?.[0].length ?? 2;
      this.#at += gap;
      indent += gap;
    }
    return this.#entry(indent, lineEnd, isHere);
  }

  /** `key: value`, or what is written of it. */
  #entry(indent: number, lineEnd: number, isHere: boolean): YamlPlace | undefined | 'on' {
    const stop = isHere ? Math.max(this.offset, this.#at) : lineEnd;
    const rest = this.text.slice(this.#at, stop);
    const pair = /^("[^"]*"|'[^']*'|[^\s#:,[\]{}'"][^#:]*?)\s*:(?=\s|$)/.exec(rest);
    if (pair === null) {
      const opener = rest[0];
      if (opener === '{' || opener === '[') return this.#flow(lineEnd, isHere);
      if (!isHere) return 'on';
      return this.#keyPlace(indent, rest);
    }
    const key = unquoted(pair[1] ?? '');
    const level = this.#levels.at(-1);
    if (level?.kind === 'map' && level.indent === indent) {
      level.keys.push(key);
      level.key = key;
    } else this.#levels.push({ indent, kind: 'map', keys: [key], key });
    this.#at += pair[0].length;
    this.#at += /^\s*/.exec(this.text.slice(this.#at, stop))?.[0].length ?? 0;
    const value = this.text.slice(this.#at, stop);
    if (/^[|>][-+\d]*\s*(#.*)?$/.test(value)) {
      this.#blockIndent = indent;
      return isHere ? undefined : 'on';
    }
    if (value.startsWith('{') || value.startsWith('[')) return this.#flow(lineEnd, isHere);
    return isHere ? this.#valuePlace(value, this.#at) : 'on';
  }

  /** Between brackets, to the end of the line or of the brackets. */
  #flow(lineEnd: number, isHere: boolean): YamlPlace | undefined | 'on' {
    const stop = isHere ? this.offset : lineEnd;
    let start = this.#at;
    while (this.#at < stop) {
      const letter = this.text[this.#at] ?? '';
      const level = this.#levels.at(-1);
      if (letter === '"' || letter === "'") {
        const close = this.text.indexOf(letter, this.#at + 1);
        if (close < 0 || close >= stop) {
          if (isHere) return this.#flowPlace(start);
          this.#at = stop;
        } else this.#at = close + 1;
        continue;
      }
      if (letter === '#' && /\s/.test(this.text[this.#at - 1] ?? ' ')) return isHere ? undefined : 'on';
      this.#at += 1;
      if (letter === '{' || letter === '[') {
        this.#levels.push({
          indent: -1,
          kind: letter === '{' ? 'flow map' : 'flow list',
          keys: [],
          key: letter === '[' ? '*' : undefined,
        });
        start = this.#at;
      } else if (letter === '}' || letter === ']') {
        if (level?.kind.startsWith('flow') === true) this.#levels.pop();
        start = this.#at;
        if (!this.#isFlow) return isHere ? undefined : 'on';
      } else if (letter === ',') {
        if (level?.kind === 'flow map') level.key = undefined;
        start = this.#at;
      } else if (
        letter === ':' &&
        level?.kind === 'flow map' &&
        level.key === undefined &&
        /[\s{[]|^$/.test(this.text[this.#at] ?? '')
      ) {
        level.key = unquoted(this.text.slice(start, this.#at - 1).trim());
        level.keys.push(level.key);
        start = this.#at;
      }
    }
    return isHere ? this.#flowPlace(start) : 'on';
  }

  #flowPlace(start: number): YamlPlace {
    const level = this.#levels.at(-1);
    const gap = /^\s*/.exec(this.text.slice(start, this.offset))?.[0].length ?? 0;
    const from = start + gap;
    if (level?.kind === 'flow map' && level.key === undefined) {
      return {
        path: this.#path(1),
        siblings: level.keys,
        at: 'key',
        written: this.text.slice(from, this.offset),
        from,
      };
    }
    return this.#valuePlace(this.text.slice(from, this.offset), from);
  }

  #keyPlace(indent: number, written: string): YamlPlace {
    const level = this.#levels.at(-1);
    const own = level?.kind === 'map' && level.indent === indent ? level : undefined;
    const path = own === undefined ? this.#path(0) : this.#path(1);
    return { path, siblings: own?.keys ?? [], at: 'key', written, from: this.offset - written.length };
  }

  #valuePlace(written: string, from: number): YamlPlace {
    return { path: this.#path(0), siblings: this.#levels.at(-1)?.keys ?? [], at: 'value', written, from };
  }

  /** In a text of several lines. */
  #textPlace(line: string): YamlPlace {
    const written = line.trimStart();
    return this.#valuePlace(written, this.offset - written.length);
  }

  /** The keys down to here, without those of the last levels. */
  #path(without: number): string[] {
    return this.#levels.slice(0, this.#levels.length - without).flatMap(({ key }) => key ?? []);
  }

  /** A line that begins here ends what was indented further. */
  #closeTo(indent: number, isItem: boolean): void {
    for (let level = this.#levels.at(-1); level !== undefined; level = this.#levels.at(-1)) {
      const stays =
        level.indent < indent ||
        (level.indent === indent && (level.kind === 'map' ? !isItem || this.#ownsList(indent) : isItem));
      if (stays) return;
      this.#levels.pop();
    }
  }

  /** A list may stand as far left as the key that it belongs to. */
  #ownsList(indent: number): boolean {
    const level = this.#levels.at(-1);
    return level?.kind === 'map' && level.indent === indent;
  }
}

const unquoted = (text: string): string => text.replace(/^(['"])(.*)\1$/, '$2');

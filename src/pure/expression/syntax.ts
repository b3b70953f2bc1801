/** Where a part of an expression stands in its text: offsets, `end` exclusive, its parentheses balanced. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type BinarySign = '&&' | '||' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | '+' | '-' | '*' | '/' | '%';

/** An expression as it was written, before anything is known about its names and types. */
export type Syntax = Span &
  (
    | { readonly op: 'literal'; readonly value: number | string | boolean }
    | { readonly op: 'name'; readonly name: string }
    | { readonly op: 'field'; readonly of: Syntax; readonly field: string }
    | { readonly op: 'call'; readonly name: string; readonly args: readonly Syntax[] }
    | { readonly op: 'method'; readonly of: Syntax; readonly name: string; readonly args: readonly Syntax[] }
    | { readonly op: 'list'; readonly items: readonly Syntax[] }
    | { readonly op: 'not' | 'negate'; readonly of: Syntax }
    | { readonly op: 'binary'; readonly sign: BinarySign; readonly left: Syntax; readonly right: Syntax }
    | { readonly op: 'if'; readonly test: Syntax; readonly yes: Syntax; readonly no: Syntax }
    /** CEL that this language leaves out; the message says what to write instead. */
    | { readonly op: 'refused'; readonly message: string }
  );

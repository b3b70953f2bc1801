import type { FactRef, Value, ValueType } from './fact.ts';
import type { Span } from './syntax.ts';

/** What a macro binds: `c` in `.exists(c, c >= 0.3)`. Its identity, not its name, says which macro it belongs to. */
export interface Variable {
  readonly name: string;
  readonly type: ValueType;
}

export type ComparisonSign = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithmeticSign = '+' | '-' | '*' | '/' | '%';
export type TextMethod = 'startsWith' | 'endsWith' | 'contains';

/** What a macro ranges over: a list, or one metric fact per member of a dimension. */
export type Items =
  | { readonly of: 'list'; readonly list: Checked }
  | { readonly of: 'members'; readonly members: FactRef; readonly metric: Extract<FactRef, { kind: 'metric' }> };

/** An expression whose names are resolved to facts and whose types agree: what is evaluated and explained. */
export type Checked = Span & { readonly type: ValueType } & (
    | { readonly op: 'literal'; readonly value: Value }
    | { readonly op: 'fact'; readonly ref: FactRef }
    | { readonly op: 'variable'; readonly variable: Variable }
    | { readonly op: 'and' | 'or'; readonly left: Checked; readonly right: Checked }
    | { readonly op: 'compare'; readonly sign: ComparisonSign; readonly left: Checked; readonly right: Checked }
    | { readonly op: 'arithmetic'; readonly sign: ArithmeticSign; readonly left: Checked; readonly right: Checked }
    | { readonly op: 'join'; readonly left: Checked; readonly right: Checked }
    | { readonly op: 'not' | 'negate' | 'known' | 'round' | 'abs' | 'size'; readonly of: Checked }
    | { readonly op: 'if'; readonly test: Checked; readonly yes: Checked; readonly no: Checked }
    | { readonly op: 'in'; readonly item: Checked; readonly list: Checked }
    | { readonly op: 'list'; readonly items: readonly Checked[] }
    | { readonly op: 'min' | 'max'; readonly of: readonly Checked[] }
    | { readonly op: 'text'; readonly method: TextMethod; readonly of: Checked; readonly part: Checked }
    | {
        readonly op: 'exists' | 'all';
        readonly items: Items;
        readonly variable: Variable;
        readonly condition: Checked;
      }
  );

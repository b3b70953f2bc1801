import type { ValueType } from './fact.ts';

/** A condition as the server reads it from its text, and writes it again: rules on one fact each, joined in groups. */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly not?: true; readonly of: readonly Condition[] }
  | { readonly kind: 'compare'; readonly fact: string; readonly sign: Sign; readonly value: string | number | boolean }
  | { readonly kind: 'in'; readonly not?: true; readonly fact: string; readonly values: readonly (string | number)[] }
  | { readonly kind: 'has'; readonly not?: true; readonly fact: string; readonly value: string | number }
  | {
      readonly kind: 'text';
      readonly not?: true;
      readonly fact: string;
      readonly method: Method;
      readonly value: string;
    }
  | { readonly kind: 'known'; readonly not?: true; readonly fact: string }
  | { readonly kind: 'is'; readonly not?: true; readonly fact: string }
  /** What no rule can show: its text, whole. */
  | { readonly kind: 'expression'; readonly text: string };

export type Sign = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type Method = 'startsWith' | 'endsWith' | 'contains';

/** What a rule asks of its fact; the word for it is chosen where it is shown. */
export type Operator =
  | Sign
  | 'in'
  | 'notIn'
  | 'has'
  | 'hasNot'
  | Method
  | 'startsNot'
  | 'endsNot'
  | 'containsNot'
  | 'known'
  | 'unknown'
  | 'is'
  | 'isNot'
  | 'expression';

/** What can be asked of a fact of a type, the most usual first. */
export function operatorsOf(type: ValueType | undefined): readonly Operator[] {
  switch (type) {
    case 'number':
    case 'instant':
      return ['>=', '>', '<=', '<', '==', '!=', 'known', 'unknown'];
    case 'date':
      return ['<', '<=', '>=', '>', '==', '!=', 'known', 'unknown'];
    case 'bool':
      return ['is', 'isNot', 'known', 'unknown'];
    case 'list(text)':
    case 'list(number)':
      return ['has', 'hasNot', 'known', 'unknown'];
    default:
      return [
        '==',
        '!=',
        'in',
        'notIn',
        'contains',
        'containsNot',
        'startsWith',
        'startsNot',
        'endsWith',
        'endsNot',
        'known',
        'unknown',
      ];
  }
}

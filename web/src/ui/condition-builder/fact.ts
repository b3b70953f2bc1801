export type ValueType = 'number' | 'text' | 'bool' | 'instant' | 'date' | 'list(text)' | 'list(number)';

/** What a rule may be about; `label` is shown, `fact` is what the condition's text says. */
export interface ConditionFact {
  readonly fact: string;
  readonly label: string;
  readonly group: string;
  readonly type: ValueType;
  readonly unit?: string;
  readonly meaning?: string;
  readonly in_use: boolean;
  readonly values?: readonly { readonly value: string; readonly label?: string }[];
}

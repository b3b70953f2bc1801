import { t } from '@lingui/core/macro';
import type { Operator } from './condition.ts';
import type { ValueType } from './fact.ts';

/** An operator as one says it of a fact of a type. */
export function operatorWord(operator: Operator, type: ValueType | undefined): string {
  const isDay = type === 'date' || type === 'instant';
  const words: Readonly<Record<Operator, string>> = {
    '==': t`is`,
    '!=': t`is not`,
    '<': isDay ? t`is before` : t`is less than`,
    '<=': isDay ? t`is on or before` : t`is at most`,
    '>': isDay ? t`is after` : t`is more than`,
    '>=': isDay ? t`is on or after` : t`is at least`,
    in: t`is one of`,
    notIn: t`is none of`,
    has: t`has`,
    hasNot: t`does not have`,
    startsWith: t`begins with`,
    startsNot: t`does not begin with`,
    endsWith: t`ends with`,
    endsNot: t`does not end with`,
    contains: t`contains`,
    containsNot: t`does not contain`,
    known: t`is known`,
    unknown: t`is not known`,
    is: t`is true`,
    isNot: t`is not true`,
    expression: t`holds`,
  };
  return words[operator];
}

import { t } from '@lingui/core/macro';
import type { Field, FieldProblem } from './form-answers.ts';

/** What a field is called; those of next steps that their form does not name, by what they are. */
export function labelOf({ id, label }: Field): string {
  if (label !== '') return label;
  if (id === 'action') return t`What is to be done`;
  return id === 'owner' ? t`By whom` : t`By when`;
}

/** What to say at a field; the server's own words are for programs. */
export function problemText({ reason }: FieldProblem, field: Field | undefined): string {
  if (reason === 'needed') {
    switch (field?.type) {
      case 'choice':
      case 'choices':
      case 'person':
      case 'contact':
        return t`Choose one.`;
      case 'date':
        return t`Give a date.`;
      case 'yes/no':
        return t`Say yes or no.`;
      case 'list':
        return t`Add at least one row.`;
      default:
        return t`This is needed.`;
    }
  }
  switch (field?.type) {
    case 'number':
    case 'percent':
    case 'money':
      return t`Give a number, 0 or more.`;
    case 'date':
      return t`Give a date.`;
    default:
      return t`This can’t be used here.`;
  }
}

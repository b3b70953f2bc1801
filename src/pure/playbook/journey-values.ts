import { didYouMean } from './did-you-mean.ts';
import type { FieldText } from './form-schema.ts';

/** What texts may name besides of the journey that sends them. */
export interface JourneyValues {
  /** Forms whose answers may be known; undefined where no journey runs. */
  readonly forms: Readonly<Record<string, readonly FieldText[]>> | undefined;
  /** What signals keep as evidence, of which the one that the journey entered by has some. */
  readonly evidence: readonly string[];
}

/** Whether a path is a journey's own: `answers.proposal.option_a`, `evidence.address`. */
export function isJourneyValue(path: string): boolean {
  return /^(answers|evidence)(\.|$)/.test(path);
}

/**
 * Why a text may not name such a value; undefined when it may. `answers.proposal.services[].price` is a field of the
 * rows of a list, `answers.proposal.services[]` the row itself.
 */
export function journeyValueProblem(path: string, { forms, evidence }: JourneyValues): string | undefined {
  const [root, name, ...rest] = path.split('.');
  if (forms === undefined) return `a health model sends this by itself, so there is no "${path}": take it out`;
  if (name === undefined) return root === 'answers' ? 'write answers.<form>.<field>' : 'write evidence.<name>';
  if (root === 'answers') return answerProblem(name, rest, forms);
  if (evidence.includes(name) && rest.length === 0) return undefined;
  return `no signal keeps the evidence "${[name, ...rest].join('.')}"${didYouMean(name, evidence) || ': add it under "evidence:" of the signal'}`;
}

function answerProblem(
  form: string,
  [field, inRow, ...deeper]: readonly string[],
  forms: NonNullable<JourneyValues['forms']>,
): string | undefined {
  const fields = Object.hasOwn(forms, form) ? forms[form] : undefined;
  if (fields === undefined)
    return `there is no form "${form}"${didYouMean(form, Object.keys(forms)) || ': add it in forms/'}`;
  if (field === undefined) return undefined;
  const id = field.replace(/\[\]$/, '');
  const known = fields.find((one) => one.field === id);
  if (known === undefined) return unknownField(`the form ${form} has`, id, fields);
  if (id === field)
    return inRow === undefined ? undefined : `answers.${form}.${field} has no parts; rows are shown by {{#each}}`;
  if (known.type !== 'list')
    return inRow === undefined ? undefined : `answers.${form}.${id} has no rows: it is ${known.type}`;
  if (inRow === undefined) return `a row is shown by its fields: {{this.${known.fields[0]?.field}}}`;
  if (deeper.length > 0) return `answers.${form}.${field}.${inRow} has no parts`;
  return known.fields.some((one) => one.field === inRow)
    ? undefined
    : unknownField(`the rows of ${form}.${id} have`, inRow, known.fields);
}

function unknownField(where: string, field: string, fields: readonly { readonly field: string }[]): string {
  const names = fields.map((one) => one.field);
  return `${where} no field "${field}"${didYouMean(field, names) || `; there are ${names.join(', ')}`}`;
}

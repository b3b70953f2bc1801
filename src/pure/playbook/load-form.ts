import type { z } from 'zod';
import type { Expression } from '#pure/expression';
import type { FieldText, formSchema } from './form-schema.ts';
import { checkId } from './load-facts.ts';
import { FileReading } from './loading.ts';
import type { Field, Form } from './playbook.ts';
import { readLabel, readTitle } from './read-label.ts';
import type { Path } from './yaml-file.ts';

export type FormText = z.output<typeof formSchema>;

/** What rows that become tasks must say. */
const NEXT_STEPS = ['action', 'owner', 'due'];

export function loadForm(text: FormText, file: FileReading): Form {
  checkId(file, [], text.form);
  return {
    id: text.form,
    ...readTitle(text.title, file, ['title']),
    fields: loadFields(text.fields, file, ['fields'], text.form),
  };
}

/** `form`: whose fields may be asked for by `show when`. */
export function loadFields(texts: readonly FieldText[], file: FileReading, path: Path, form?: string): Field[] {
  const seen = new Set<string>();
  return texts.map((text, index) => {
    const at = [...path, index];
    if (seen.has(text.field)) file.wrong([...at, 'field'], `there are two fields "${text.field}": choose another name`);
    seen.add(text.field);
    const showWhen = form === undefined ? undefined : loadShowWhen(text, form, file, at);
    return { ...loadField(text, file, at), ...(showWhen === undefined ? {} : { showWhen }) };
  });
}

/** Nothing but the form is at hand while it is filled in. */
function loadShowWhen(text: FieldText, form: string, file: FileReading, path: Path): Expression | undefined {
  const { forms, choices } = file.catalog;
  const only = { attributes: {}, metrics: {}, events: {}, forms, scores: [], signals: [], outcomes: [] };
  const alone = new FileReading(file.loading, file.yaml, { ...only, ...(choices === undefined ? {} : { choices }) });
  const at = [...path, 'show when'];
  const condition = alone.condition(text['show when'], at, { form });
  if (condition?.refs.some((ref) => ref.kind === 'answer' && ref.field === text.field))
    file.wrong(at, `"${text.field}" cannot ask for itself: what is not shown has no answer`);
  return condition;
}

function loadField(text: FieldText, file: FileReading, path: Path): Field {
  const label = readLabel(text.label, file, [...path, 'label']);
  const base = { id: text.field, ...label, type: text.type, required: text.required ?? false };
  if (text.type === 'list') {
    const fields = loadFields(text.fields, file, [...path, 'fields']);
    const lacking = NEXT_STEPS.filter((name) => !fields.some((field) => field.id === name));
    if (text.rows === 'next steps' && lacking.length > 0) {
      file.wrong(
        [...path, 'rows'],
        `rows of next steps need the fields ${NEXT_STEPS.join(', ')}: ${lacking.join(', ')} is missing`,
      );
    }
    return { ...base, fields, ...(text.rows === undefined ? {} : { rows: text.rows }) };
  }
  const chooses = text.type === 'choice' || text.type === 'choices';
  if (chooses && text.options === undefined) file.wrong(path, `a ${text.type} needs "options"`);
  if (!chooses && text.options !== undefined)
    file.wrongKey(path, 'options', `"options" belong to a choice; this is ${text.type}`);
  const options = text.options?.map((option, index) =>
    typeof option === 'string'
      ? { value: option, label: option }
      : { value: option.value, ...readLabel(option.label, file, [...path, 'options', index, 'label']) },
  );
  const values = options?.map((option) => option.value) ?? [];
  if (new Set(values).size < values.length) file.wrong([...path, 'options'], 'two options have the same value');
  return { ...base, ...(options === undefined ? {} : { options }) };
}

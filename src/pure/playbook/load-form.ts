import type { z } from 'zod';
import type { FieldText, formSchema } from './form-schema.ts';
import { checkId } from './load-facts.ts';
import type { FileReading } from './loading.ts';
import type { Field, Form } from './playbook.ts';
import type { Path } from './yaml-file.ts';

export type FormText = z.output<typeof formSchema>;

/** What rows that become tasks must say. */
const NEXT_STEPS = ['action', 'owner', 'due'];

export function loadForm(text: FormText, file: FileReading): Form {
  checkId(file, [], text.form);
  return { id: text.form, title: text.title, fields: loadFields(text.fields, file, ['fields']) };
}

function loadFields(texts: readonly FieldText[], file: FileReading, path: Path): Field[] {
  const seen = new Set<string>();
  return texts.map((text, index) => {
    const at = [...path, index];
    if (seen.has(text.field)) file.wrong([...at, 'field'], `there are two fields "${text.field}": choose another name`);
    seen.add(text.field);
    return loadField(text, file, at);
  });
}

function loadField(text: FieldText, file: FileReading, path: Path): Field {
  const base = { id: text.field, label: text.label, type: text.type, required: text.required ?? false };
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
  const options = text.options?.map((option) =>
    typeof option === 'string' ? { value: option, label: option } : option,
  );
  const values = options?.map((option) => option.value) ?? [];
  if (new Set(values).size < values.length) file.wrong([...path, 'options'], 'two options have the same value');
  return { ...base, ...(options === undefined ? {} : { options }) };
}

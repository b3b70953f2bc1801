import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import { Button, IconButton } from '#web/ui';
import { FieldInput } from './field-input.tsx';
import { type Answers, type Field, isAsked, type Json, rowFields } from './form-answers.ts';

interface FormFieldsProps {
  readonly account: string;
  readonly fields: readonly Field[];
  readonly row: Answers;
  readonly prefix?: string;
  /** The ways to fields with a condition that are asked for. */
  readonly shown: readonly string[];
  readonly disabled: boolean;
  /** What is wrong at a field, by its way. */
  readonly problem: (path: string, field: Field) => string | undefined;
  readonly onChange: (row: Answers) => void;
}

/** The fields of a form or of a row of it, in their order; what is not asked for is not there. */
export function FormFields(props: FormFieldsProps) {
  const { account, fields, row, prefix = '', shown, disabled, problem, onChange } = props;
  const set = (id: string, value: Json | undefined): void => {
    const { [id]: _, ...rest } = row;
    onChange(value === undefined ? rest : { ...rest, [id]: value });
  };
  return fields.map((field) => {
    const path = `${prefix}${field.id}`;
    if (!isAsked(field, path, shown)) return null;
    const value = row[field.id];
    if (field.type === 'list') {
      const rows = Array.isArray(value) ? (value as readonly Answers[]) : [];
      return (
        <RowsField
          {...props}
          key={field.id}
          field={field}
          rows={rows}
          path={path}
          onChange={(next) => set(field.id, next.length === 0 ? undefined : next)}
        />
      );
    }
    return (
      <FieldInput
        key={field.id}
        account={account}
        field={field}
        value={value}
        error={problem(path, field)}
        disabled={disabled}
        onChange={(next) => set(field.id, next)}
      />
    );
  });
}

interface RowsFieldProps extends Omit<FormFieldsProps, 'onChange'> {
  readonly field: Field;
  readonly rows: readonly Answers[];
  readonly path: string;
  readonly onChange: (rows: readonly Answers[]) => void;
}

function RowsField({ field, rows, path, onChange, ...props }: RowsFieldProps) {
  const error = props.problem(path, field);
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="pb-1 text-s font-medium text-text-2">
        {field.label}
        {field.required && ' *'}
      </legend>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity than their place
        <div key={index} className="flex items-start gap-2 rounded border border-line p-2.5">
          <div className="flex min-w-0 flex-1 flex-col gap-2.5">
            <FormFields
              {...props}
              fields={rowFields(field)}
              row={row}
              prefix={`${path}[${index}].`}
              onChange={(next) => onChange(rows.map((one, at) => (at === index ? next : one)))}
            />
          </div>
          <IconButton
            label={t`Remove row ${index + 1}`}
            disabled={props.disabled}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          >
            <X size={14} />
          </IconButton>
        </div>
      ))}
      {error !== undefined && <p className="text-s text-red">{error}</p>}
      <Button
        className="self-start"
        icon={<Plus size={14} />}
        disabled={props.disabled}
        onClick={() => onChange([...rows, {}])}
      >
        <Trans>Add a row</Trans>
      </Button>
    </fieldset>
  );
}

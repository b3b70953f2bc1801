import { t } from '@lingui/core/macro';
import { useRead } from '#web/api';
import { CheckField, Field as FieldFrame, Segmented, SelectField, TextArea, TextField } from '#web/ui';
import type { Field, Json } from './form-answers.ts';
import { labelOf } from './form-words.ts';

interface FieldInputProps {
  readonly account: string;
  readonly field: Field;
  readonly value: Json | undefined;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: Json | undefined) => void;
}

/** The control that fits the type of a field. */
export function FieldInput({ account, field, value, error, disabled, onChange }: FieldInputProps) {
  const { type, required, options = [] } = field;
  const label = required ? `${labelOf(field)} *` : labelOf(field);
  const common = { label, error, disabled, 'aria-required': required || undefined };
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const setText = (next: string): void => onChange(next === '' ? undefined : next);
  switch (type) {
    case 'long text':
      return <TextArea {...common} rows={3} value={text} onChange={({ target }) => setText(target.value)} />;
    case 'number':
    case 'percent':
    case 'money':
      return (
        <TextField
          {...common}
          label={type === 'percent' ? `${label} (%)` : label}
          type="number"
          inputMode="decimal"
          step="any"
          {...(type === 'number' ? {} : { min: 0 })}
          className="max-w-60"
          value={text}
          onChange={({ target }) => onChange(target.value === '' ? undefined : Number(target.value))}
        />
      );
    case 'date':
      return (
        <TextField
          {...common}
          type="date"
          className="max-w-60"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      );
    case 'yes/no':
      return (
        <FieldFrame label={label} error={error}>
          {(wiring) => (
            <span id={wiring.id}>
              <Segmented
                label={labelOf(field)}
                value={value === true ? 'yes' : value === false ? 'no' : ''}
                onChange={(next) => onChange(next === 'yes')}
                options={[
                  { value: 'yes', label: t`Yes` },
                  { value: 'no', label: t`No` },
                ]}
              />
            </span>
          )}
        </FieldFrame>
      );
    case 'choice':
      return (
        <SelectField {...common} className="max-w-80" value={text} onChange={({ target }) => setText(target.value)}>
          <option value="">{t`Choose`}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </SelectField>
      );
    case 'choices': {
      const chosen = Array.isArray(value) ? value.map(String) : [];
      return (
        <fieldset className="flex flex-col gap-1.5">
          <legend className="pb-1 text-s font-medium text-text-2">{label}</legend>
          {options.map((option) => (
            <CheckField
              key={option.value}
              label={option.label}
              disabled={disabled}
              checked={chosen.includes(option.value)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, option.value] : chosen.filter((one) => one !== option.value))
              }
            />
          ))}
          {error !== undefined && <p className="text-s text-red">{error}</p>}
        </fieldset>
      );
    }
    case 'person':
      return <PersonField {...common} value={text} onChange={setText} />;
    case 'contact':
      return <ContactField {...common} account={account} value={text} onChange={setText} />;
    default:
      return <TextField {...common} value={text} onChange={({ target }) => setText(target.value)} />;
  }
}

interface NamedProps {
  readonly label: string;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function PersonField({ value, onChange, ...common }: NamedProps) {
  const { data } = useRead('list-people', {});
  return (
    <SelectField {...common} className="max-w-80" value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">{t`Nobody yet`}</option>
      {data?.people.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

function ContactField({ account, value, onChange, ...common }: NamedProps & { account: string }) {
  const { data } = useRead('list-contacts', { account });
  return (
    <SelectField {...common} className="max-w-80" value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">{t`Nobody yet`}</option>
      {data?.contacts.map(({ contact, name, email }) => (
        <option key={contact} value={contact}>
          {name ?? email ?? contact}
        </option>
      ))}
    </SelectField>
  );
}

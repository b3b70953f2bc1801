import { t } from '@lingui/core/macro';
import { useRead } from '#web/api';
import { SelectField } from '#web/ui';

interface ContactChoiceProps {
  readonly account: string;
  readonly value: string;
  readonly onChange: (contact: string) => void;
  readonly label: string;
}

/** One of the account's people, or nobody. */
export function ContactChoice({ account, value, onChange, label }: ContactChoiceProps) {
  const { data } = useRead('list-contacts', { account, limit: 200 });
  return (
    <SelectField label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t`Nobody in particular`}</option>
      {(data?.contacts ?? []).map(({ contact, name, role }) => (
        <option key={contact} value={contact}>
          {role === undefined ? (name ?? contact) : `${name ?? contact} (${role})`}
        </option>
      ))}
    </SelectField>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { call, invalidateReads, Problem, queryClient, useRead } from '#web/api';
import { useMay } from '#web/app';
import { Button, Panel, Skeleton, TextField, tellDone } from '#web/ui';

const KEYS = ['company.name', 'company.support_phone', 'company.booking_link'] as const;
type Key = (typeof KEYS)[number];
type Values = Readonly<Record<Key, string>>;

/** What mails and documents name of the company. */
export function CompanyPanel() {
  const mayAdminister = useMay('administer');
  const { data } = useRead('list-settings', {}, { enabled: mayAdminister });
  if (!mayAdminister) return null;
  const value = (key: Key): string => data?.settings.find((setting) => setting.key === key)?.value ?? '';
  return (
    <Panel title={<Trans>Your company</Trans>} note={<Trans>as mails and proposals name it</Trans>}>
      {data === undefined ? (
        <Skeleton rows={3} />
      ) : (
        <CompanyForm
          before={{
            'company.name': value('company.name'),
            'company.support_phone': value('company.support_phone'),
            'company.booking_link': value('company.booking_link'),
          }}
        />
      )}
    </Panel>
  );
}

function CompanyForm({ before }: { before: Values }) {
  const [values, setValues] = useState(before);
  const [problems, setProblems] = useState<Partial<Values>>({});
  const [isSaving, setSaving] = useState(false);
  const changed = KEYS.filter((key) => values[key].trim() !== before[key]);
  const save = async (): Promise<void> => {
    setSaving(true);
    const wrong: Partial<Record<Key, string>> = {};
    for (const key of changed) {
      const value = values[key].trim();
      try {
        await call('set-setting', value === '' ? { key } : { key, value }, { idempotencyKey: crypto.randomUUID() });
      } catch (error) {
        wrong[key] = error instanceof Problem ? error.message : String(error);
      }
    }
    setProblems(wrong);
    setSaving(false);
    if (Object.keys(wrong).length === 0) tellDone(t`Saved`);
    await invalidateReads(queryClient, ['list-settings', 'get-rollout', 'get-me']);
  };
  const field = (key: Key, label: string, placeholder: string) => (
    <TextField
      label={label}
      placeholder={placeholder}
      value={values[key]}
      error={problems[key]}
      onChange={(event) => setValues({ ...values, [key]: event.target.value })}
    />
  );
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {field('company.name', t`Name`, 'Acme')}
      {field('company.support_phone', t`Support phone`, '+1 555 0100')}
      {field('company.booking_link', t`Booking link`, 'https://')}
      <div className="flex justify-end">
        <Button type="submit" busy={isSaving} disabled={changed.length === 0}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </form>
  );
}

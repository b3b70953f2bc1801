import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useWords } from '#web/app';
import { formatDate, formatNumber, Panel, Pill, tellDone } from '#web/ui';
import { showChange } from './account-cache.ts';
import { valueText } from './event-words.ts';
import { InPlaceText } from './in-place-text.tsx';
import type { AccountPage } from './sections.ts';
import { useEventWrite } from './use-event-write.ts';

interface RecordPanelProps {
  readonly account: string;
  readonly page: AccountPage;
  readonly mayEdit: boolean;
}

type Plain = string | number | boolean | null;

/** What is recorded of the account, field by field; each text and number changes in place. */
export function RecordPanel({ account, page, mayEdit }: RecordPanelProps) {
  const words = useWords();
  const write = useEventWrite('set-account');
  const attributes: Readonly<Record<string, unknown>> = page.attributes;
  const save = (field: string, value: Plain): void => {
    if (field === 'name')
      showChange(account, ({ name: _, ...one }) => (typeof value === 'string' ? { ...one, name: value } : one));
    else
      showChange(account, (one) => ({
        ...one,
        // Whatever JSON holds.
        attributes: { ...one.attributes, [field]: value } as AccountPage['attributes'],
      }));
    write.mutate({ account, attributes: { [field]: value } });
  };
  const change = (field: string, before: unknown, said: string | undefined): void => {
    save(field, typed(before, said));
    tellDone(t`${field} is changed.`, () => save(field, isPlain(before) ? (before ?? null) : null));
  };
  const editable = (field: string, value: unknown) => (
    <InPlaceText
      label={field}
      thing={`account:${account}:${field}`}
      empty={t`not set`}
      mayEdit={mayEdit && isPlain(value)}
      value={value === null || value === undefined ? undefined : typedText(value)}
      {...(typeof value === 'number' ? { shown: formatNumber(value, { maximumFractionDigits: 6 }) } : {})}
      onSave={(said) => change(field, value, said)}
    />
  );
  return (
    <Panel
      title={<Trans>Record</Trans>}
      actions={
        page.sample && (
          <Pill>
            <Trans>Sample</Trans>
          </Pill>
        )
      }
    >
      <dl className="grid grid-cols-[minmax(104px,auto)_1fr] gap-x-4 gap-y-0.5 text-s">
        <Row label={t`Name`}>{editable('name', page.name)}</Row>
        <Row label={t`Id`}>
          <span className="font-mono text-xs break-all">{account}</span>
        </Row>
        {page.created_on !== undefined && <Row label={t`Customer since`}>{formatDate(page.created_on)}</Row>}
        {page.zone !== undefined && <Row label={t`Time zone`}>{page.zone}</Row>}
        {page.segments.length > 0 && (
          <Row label={t`Segments`}>
            <span className="flex flex-wrap gap-1">
              {page.segments.map((segment) => (
                <Pill key={segment}>{segment}</Pill>
              ))}
            </span>
          </Row>
        )}
        {Object.entries(attributes).map(([field, value]) => (
          <Row key={field} label={words.name(field)}>
            {editable(field, value)}
          </Row>
        ))}
      </dl>
    </Panel>
  );
}

const isPlain = (value: unknown): value is Plain | undefined =>
  value === undefined || value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** As it is typed in again: a number without the separators of its locale. */
const typedText = (value: unknown): string =>
  typeof value === 'number'
    ? formatNumber(value, { useGrouping: false, maximumFractionDigits: 6 })
    : typeof value === 'string'
      ? value
      : valueText(value);

/** What was a number stays one where it can be read so. */
function typed(before: unknown, said: string | undefined): Plain {
  if (said === undefined) return null;
  const number = Number(said.replace(',', '.'));
  return typeof before === 'number' && !Number.isNaN(number) ? number : said;
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="truncate leading-6 text-text-3" title={label}>
        {label}
      </dt>
      <dd className="flex min-h-6 min-w-0 items-center">{children}</dd>
    </>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Output } from '#web/api';
import { spoken } from '#web/app';
import { Pill } from '#web/ui';
import { attributeName, inText, type MapData, rulesOf, targetOf, withReading, withTarget } from './column-rules.ts';
import { targetWords } from './kind-words.ts';

type Proposal = Output<'propose-import'>;

interface ColumnTableProps {
  readonly proposal: Proposal;
  readonly data: MapData;
  readonly onChange: (data: MapData) => void;
}

const OWN = '\0own';

/** Each column of the file: some of its cells, what it becomes, and how its values are written. */
export function ColumnTable({ proposal, data, onChange }: ColumnTableProps) {
  const rules = rulesOf(data);
  const missing = proposal.targets.filter(
    ({ required, target }) => required && !rules.has(target) && !(target === 'event' && data.event !== undefined),
  );
  return (
    <div className="flex flex-col">
      {missing.length > 0 && (
        <p role="status" className="border-b border-line bg-yellow-soft px-3.5 py-2 text-s text-yellow">
          <Trans>
            Still needed: {missing.map(({ target }) => targetWords(target) ?? target).join(', ')}. Choose the column
            that has it.
          </Trans>
        </p>
      )}
      <div className="overflow-x-auto">
        <table className="w-full min-w-160 text-s">
          <thead>
            <tr className="border-b border-line text-left text-text-3">
              <th scope="col" className="px-3.5 py-2 font-medium">
                <Trans>Column of the file</Trans>
              </th>
              <th scope="col" className="px-2 py-2 font-medium">
                <Trans>Its first values</Trans>
              </th>
              <th scope="col" className="px-2 py-2 font-medium">
                <Trans>Becomes</Trans>
              </th>
              <th scope="col" className="px-3.5 py-2 font-medium">
                <Trans>Read as</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {proposal.header.map((column, place) => (
              <ColumnRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a file may name two columns alike
                key={place}
                column={column}
                cells={proposal.rows.map((fields) => fields[place] ?? '')}
                target={targetOf(rules, column)}
                isInText={inText(rules, column)}
                taken={new Set(rules.keys())}
                {...{ proposal, data, onChange }}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

interface ColumnRowProps extends ColumnTableProps {
  readonly column: string;
  readonly cells: readonly string[];
  readonly target: string | undefined;
  readonly isInText: boolean;
  readonly taken: ReadonlySet<string>;
}

function ColumnRow({ column, cells, target, isInText, taken, proposal, data, onChange }: ColumnRowProps) {
  const known = proposal.targets.some((one) => one.target === target);
  const value = target === undefined ? '' : known ? target : OWN;
  const choose = (next: string): void => {
    const own = attributeName(column);
    const chosen = next === '' ? undefined : next === OWN ? own : next;
    const declared = proposal.targets.find((one) => one.target === chosen && one.declared);
    onChange(withTarget(data, column, chosen, declared?.type));
  };
  return (
    <tr className="border-b border-line last:border-b-0">
      <th scope="row" className="max-w-52 truncate px-3.5 py-1.5 text-left font-medium" title={column}>
        {column}
      </th>
      <td className="max-w-64 truncate px-2 py-1.5 text-text-2" title={cells.join('\n')}>
        {cells
          .filter((cell) => cell !== '')
          .slice(0, 3)
          .join(' · ') || <span className="text-text-3">–</span>}
      </td>
      <td className="px-2 py-1.5">
        {isInText && target === undefined ? (
          <Pill title={t`The text of the map says more of this column than this table shows`}>
            <Trans>Set in the text</Trans>
          </Pill>
        ) : (
          <select
            aria-label={t`What ${column} becomes`}
            value={value}
            onChange={(event) => choose(event.target.value)}
            className={`h-7 w-full min-w-40 rounded border border-line-strong bg-surface px-1.5 pointer-coarse:h-11 ${target === undefined ? 'text-text-3' : 'text-text'}`}
          >
            <option value="">{t`Left out`}</option>
            {proposal.targets.map((one) => (
              <option key={one.target} value={one.target}>
                {targetWords(one.target) ?? spoken(one.target)}
                {one.required ? ' *' : ''}
                {taken.has(one.target) && one.target !== target ? ` (${t`taken`})` : ''}
              </option>
            ))}
            {proposal.takes_others && (
              <option value={OWN}>
                {target !== undefined && !known ? t`Own field: ${target}` : t`Own field: ${attributeName(column)}`}
              </option>
            )}
          </select>
        )}
      </td>
      <td className="px-3.5 py-1.5">
        {target !== undefined && <Reading {...{ column, target, proposal, data, onChange }} />}
      </td>
    </tr>
  );
}

const FORMATS: Readonly<Record<string, readonly string[]>> = {
  date: ['', 'YYYY.MM.DD', 'YYYY/MM/DD', 'DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY', 'YYYYMMDD'],
  instant: ['', 'YYYY.MM.DD HH:mm', 'YYYY/MM/DD HH:mm', 'DD.MM.YYYY HH:mm', 'DD/MM/YYYY HH:mm', 'MM/DD/YYYY HH:mm'],
  number: ['', '1,234.5', '1.234,5', '1 234,5'],
  integer: ['', '1,234.5', '1.234,5'],
};

/** The type of a field of one's own, and how dates and numbers are written. */
function Reading({ column, target, proposal, data, onChange }: ColumnTableProps & { column: string; target: string }) {
  const known = proposal.targets.find((one) => one.target === target);
  const rule = rulesOf(data).get(target);
  if (rule?.kind !== 'plain') return null;
  const { to, format } = rule.rule;
  const type = to ?? known?.type ?? 'text';
  const formats = FORMATS[type];
  const change = (next: { to?: string | undefined; format?: string | undefined }): void => {
    const { to: type = to, format: written = format } = next;
    onChange(
      withReading(data, target, {
        ...(type === undefined ? {} : { to: type }),
        ...(written === undefined ? {} : { format: written }),
      }),
    );
  };
  return (
    <span className="flex gap-1.5">
      {known === undefined || known.declared ? (
        <select
          aria-label={t`Type of ${column}`}
          value={type}
          onChange={(event) => change({ to: event.target.value === 'text' ? '' : event.target.value, format: '' })}
          className="h-7 rounded border border-line-strong bg-surface px-1 pointer-coarse:h-11"
        >
          <TypeOptions />
        </select>
      ) : (
        <span className="self-center text-text-3">
          <TypeWord type={type} />
        </span>
      )}
      {formats !== undefined && (
        <select
          aria-label={t`How ${column} is written`}
          value={format ?? ''}
          onChange={(event) => change({ format: event.target.value })}
          className="h-7 rounded border border-line-strong bg-surface px-1 pointer-coarse:h-11"
        >
          {[...new Set([...formats, format ?? ''])].map((one) => (
            <option key={one} value={one}>
              {one === '' ? (type === 'number' || type === 'integer' ? '1234.5' : '2026-03-31') : one}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}

function TypeOptions() {
  return (
    <>
      <option value="text">{t`Text`}</option>
      <option value="number">{t`Number`}</option>
      <option value="integer">{t`Whole number`}</option>
      <option value="bool">{t`Yes or no`}</option>
      <option value="date">{t`Date`}</option>
      <option value="instant">{t`Date and time`}</option>
    </>
  );
}

function TypeWord({ type }: { type: string }) {
  if (type === 'number') return <Trans>Number</Trans>;
  if (type === 'integer') return <Trans>Whole number</Trans>;
  if (type === 'bool') return <Trans>Yes or no</Trans>;
  if (type === 'date') return <Trans>Date</Trans>;
  if (type === 'instant') return <Trans>Date and time</Trans>;
  return <Trans>Text</Trans>;
}

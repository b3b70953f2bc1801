import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Words } from '#web/app';
import { Avatar, formatAgo, formatDate, formatInstant, formatMoney, formatNumber, HealthMark, Pill } from '#web/ui';
import type { Column } from '#web/ui/data-table';
import type { Fact } from './account-facts.ts';
import { type AccountRow, cellsOf, nameOf, valueAt } from './account-row.ts';
import { WeeksBars } from './weeks-bars.tsx';

function money(row: AccountRow): string | undefined {
  const { arr = [] } = cellsOf(row);
  return arr.length === 0 ? undefined : arr.map(({ minor, currency }) => formatMoney(minor, currency)).join(' + ');
}

/** The columns of every list of accounts, then one for each fact. */
export function accountColumns(facts: readonly Fact[], words: Words): Column<AccountRow>[] {
  // `playbook.journey`, as the list answers them.
  const titled = (journey: string): string => {
    const [playbook = '', ...name] = journey.split('.');
    return words.journey(playbook, name.join('.'));
  };
  return [
    {
      id: 'name',
      title: t`Account`,
      width: 215,
      sort: 'name',
      pinned: true,
      text: nameOf,
      cell: (row) => (
        <>
          <Avatar name={nameOf(row)} kind="company" />
          <Link
            to="/accounts/$account/$section"
            params={{ account: row.account, section: 'summary' }}
            className="truncate font-medium hover:underline"
            tabIndex={-1}
          >
            {nameOf(row)}
          </Link>
          {row.sample && (
            <Pill>
              <Trans>Sample</Trans>
            </Pill>
          )}
        </>
      ),
    },
    {
      id: 'health',
      title: t`Health`,
      width: 145,
      sort: 'health',
      descendingFirst: true,
      cell(row) {
        const { health } = cellsOf(row);
        if (health === undefined) return null;
        const { score, band, change, weeks } = health;
        const before = score === null || change === null ? null : score - change;
        return (
          <>
            <HealthMark band={band} value={score} before={before} className="min-w-14" />
            <WeeksBars weeks={weeks} band={band} />
          </>
        );
      },
    },
    {
      id: 'arr',
      title: t`ARR`,
      width: 104,
      align: 'end',
      sort: 'arr',
      descendingFirst: true,
      text: money,
      cell: money,
    },
    {
      id: 'renewal_on',
      title: t`Renewal`,
      width: 118,
      align: 'end',
      sort: 'renewal_on',
      text: (row) => (cellsOf(row).renewal_on ?? undefined) && formatAgo(`${cellsOf(row).renewal_on}T12:00:00`),
      cell: (row) => {
        const on = cellsOf(row).renewal_on;
        return on === null || on === undefined ? null : formatDate(on, { short: true });
      },
    },
    {
      id: 'owner',
      title: t`Owner`,
      width: 134,
      sort: 'owner',
      text: (row) => cellsOf(row).owner?.name,
      cell(row) {
        const { owner } = cellsOf(row);
        if (owner === null || owner === undefined) return null;
        return (
          <>
            <Avatar name={owner.name} />
            <span className="truncate">{owner.name}</span>
          </>
        );
      },
    },
    { id: 'segment', title: t`Segment`, width: 106, sort: 'segment', text: textAt('segment'), cell: textAt('segment') },
    {
      id: 'signals',
      title: t`Open signals`,
      width: 115,
      sort: 'signals',
      descendingFirst: true,
      cell(row) {
        const { strong = 0, moderate = 0, weak = 0 } = cellsOf(row).signals ?? {};
        if (strong + moderate + weak === 0) return null;
        return (
          <>
            {strong > 0 && (
              <Pill tone="red" title={t`strong`}>
                {t`${strong} strong`}
              </Pill>
            )}
            {strong === 0 && moderate > 0 && (
              <Pill tone="yellow" title={t`moderate`}>
                {t`${moderate} moderate`}
              </Pill>
            )}
            {strong === 0 && moderate === 0 && <Pill title={t`weak`}>{t`${weak} weak`}</Pill>}
            <Rest count={strong > 0 ? moderate + weak : moderate > 0 ? weak : 0} />
          </>
        );
      },
    },
    {
      id: 'journeys',
      title: t`Journeys`,
      width: 118,
      sort: 'journeys',
      descendingFirst: true,
      text: (row) => (cellsOf(row).journeys ?? []).map(titled).join(', '),
      cell(row) {
        const [first, ...more] = cellsOf(row).journeys ?? [];
        if (first === undefined) return null;
        return (
          <>
            <span className="truncate">{titled(first)}</span>
            <Rest count={more.length} />
          </>
        );
      },
    },
    {
      id: 'last_touch',
      title: t`Last touch`,
      width: 105,
      align: 'end',
      sort: 'last_touch',
      descendingFirst: true,
      text(row) {
        const at = cellsOf(row).last_touch;
        return at === null || at === undefined ? undefined : formatInstant(at);
      },
      cell: (row) => {
        const at = cellsOf(row).last_touch;
        return at === null || at === undefined ? null : formatAgo(at);
      },
    },
    {
      id: 'account',
      title: t`Id`,
      width: 130,
      sort: 'account',
      hidden: true,
      text: textAt('account'),
      cell: textAt('account'),
    },
    {
      id: 'domain',
      title: t`Domain`,
      width: 130,
      sort: 'domain',
      hidden: true,
      text: textAt('domain'),
      cell: textAt('domain'),
    },
    {
      id: 'segments',
      title: t`Segments joined`,
      width: 150,
      hidden: true,
      text: (row) => listText(valueAt(row, 'segments')) ?? undefined,
      cell: (row) => listText(valueAt(row, 'segments')),
    },
    {
      id: 'zone',
      title: t`Time zone`,
      width: 120,
      sort: 'zone',
      hidden: true,
      text: textAt('zone'),
      cell: textAt('zone'),
    },
    {
      id: 'created_on',
      title: t`Customer since`,
      width: 120,
      align: 'end',
      sort: 'created_on',
      hidden: true,
      cell: (row) => shown(valueAt(row, 'created_on'), 'date'),
    },
    ...facts.filter(({ fact }) => !SHOWN.has(fact)).map(factColumn),
  ];
}

/** Facts that a column above shows better. */
const SHOWN: ReadonlySet<string> = new Set([
  'account.name',
  'account.id',
  'account.owner',
  'account.segment',
  'account.segments',
  'account.zone',
  'account.created_on',
  'account.domain',
  'account.open_signals',
  'account.journeys',
  'account.days_since_touch',
  'contract.arr',
  'contract.ends_on',
]);

function factColumn({ fact, type, label }: Fact): Column<AccountRow> {
  const isFigure = type === 'number' || type === 'date' || type === 'instant';
  return {
    id: fact,
    title: label,
    width: isFigure ? 110 : 150,
    sort: fact,
    hidden: true,
    ...(isFigure ? { align: 'end' } : {}),
    ...(type === 'number' ? { descendingFirst: true } : {}),
    text: (row) => shown(valueAt(row, fact), type) ?? undefined,
    cell: (row) => shown(valueAt(row, fact), type),
  };
}

function shown(value: unknown, type: Fact['type']): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? t`yes` : t`no`;
  if (typeof value === 'number')
    return type === 'instant' ? formatInstant(value) : formatNumber(value, { maximumFractionDigits: 2 });
  if (Array.isArray(value)) return listText(value);
  return type === 'date' ? formatDate(String(value)) : String(value);
}

const listText = (value: unknown): string | null =>
  Array.isArray(value) && value.length > 0 ? value.join(', ') : null;

const textAt =
  (column: string) =>
  (row: AccountRow): string | undefined => {
    const value = valueAt(row, column);
    return typeof value === 'string' ? value : undefined;
  };

function Rest({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className="text-text-3 tabular-nums" title={plural(count, { one: '# more', other: '# more' })}>
      +{formatNumber(count)}
    </span>
  );
}

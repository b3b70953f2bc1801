import { t } from '@lingui/core/macro';
import type { Words } from '#web/app';
import { formatDate, formatNumber, Pill } from '#web/ui';
import type { Column } from '#web/ui/data-table';
import type { Change } from './figures.ts';
import type { Kind } from './search.ts';
import { nameOf, outcomeWords, wayTone, wayWords } from './words.ts';

const common = (words: Words): Column<Change>[] => [
  {
    id: 'account',
    title: t`Account`,
    width: 260,
    pinned: true,
    cell: ({ account }) => <span className="font-medium">{account}</span>,
    text: ({ account }) => account,
  },
  {
    id: 'what',
    title: t`What`,
    width: 260,
    cell: (change) => nameOf(change, words),
    text: (change) => nameOf(change, words),
  },
  { id: 'at', title: t`When`, width: 130, cell: ({ at }) => formatDate(at) },
];

const way: () => Column<Change> = () => ({
  id: 'way',
  title: t`Under the draft`,
  width: 130,
  cell: (change) => (change.kind === 'band' ? null : <Pill tone={wayTone(change.way)}>{wayWords(change.way)}</Pill>),
});

const liveAt: () => Column<Change> = () => ({
  id: 'live',
  title: t`Under what is live`,
  width: 150,
  cell: (change) => (change.kind === 'band' || change.liveAt === null ? '–' : formatDate(change.liveAt)),
});

const band = (side: 'live' | 'draft', title: string, words: Words): Column<Change> => ({
  id: side,
  title,
  width: 170,
  cell: (change) => {
    if (change.kind !== 'band') return null;
    const { value, band: name } = change[side];
    return `${words.band(name)}${value === null ? '' : ` · ${formatNumber(value, { maximumFractionDigits: 1 })}`}`;
  },
});

/** The columns of differences of one kind. */
export function columnsOf(kind: Kind, words: Words): Column<Change>[] {
  switch (kind) {
    case 'signal':
      return [
        ...common(words),
        way(),
        liveAt(),
        {
          id: 'outcome',
          title: t`Ended in`,
          width: 140,
          cell: (change) => (change.kind === 'signal' ? outcomeWords(change.outcome) : null),
        },
      ];
    case 'band':
      return [
        ...common(words),
        band('live', t`Live, at the end`, words),
        band('draft', t`Draft, at the end`, words),
        {
          id: 'days',
          title: t`Days apart`,
          width: 110,
          align: 'end',
          cell: (change) => (change.kind === 'band' ? formatNumber(change.days) : null),
        },
      ];
    case 'entry':
    case 'message':
      return [...common(words), way(), liveAt()];
  }
}

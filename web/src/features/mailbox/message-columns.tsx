import { t } from '@lingui/core/macro';
import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import type { Output } from '#web/api';
import { Pill, When } from '#web/ui';
import type { Column } from '#web/ui/data-table';
import { nameText, stateText, stateTone } from './state-words.ts';

export type MessageRow = Output<'list-messages'>['messages'][number];

export const messageColumns = (): readonly Column<MessageRow>[] => [
  {
    id: 'account',
    title: t`Account`,
    width: 200,
    pinned: true,
    cell: ({ account, account_name, direction }) => (
      <span className="flex min-w-0 items-center gap-1.5">
        {direction === 'in' ? (
          <ArrowDownLeft size={13} className="shrink-0 text-green" aria-label={t`received`} />
        ) : (
          <ArrowUpRight size={13} className="shrink-0 text-text-3" aria-label={t`to the customer`} />
        )}
        <span className="truncate font-medium">{account_name ?? account}</span>
      </span>
    ),
    text: ({ account, account_name }) => account_name ?? account,
  },
  {
    id: 'state',
    title: t`State`,
    width: 120,
    cell: ({ state, reason }) => (
      <Pill tone={stateTone(state)} title={reason}>
        {stateText(state)}
      </Pill>
    ),
  },
  {
    id: 'subject',
    title: t`Subject`,
    width: 420,
    cell: (row) => (
      <span className="truncate">
        {row.direction === 'in' && row.subject !== undefined ? t`Re: ${row.subject}` : subjectOf(row)}
        {restOf(row) !== undefined && <span className="pl-2 text-text-3">{restOf(row)}</span>}
      </span>
    ),
    text: (row) => [subjectOf(row), restOf(row)].filter((part) => part !== undefined).join(' — '),
  },
  {
    id: 'to',
    title: t`Address`,
    width: 260,
    cell: ({ to, from_address, contact }) => to ?? from_address ?? contact ?? '',
  },
  {
    id: 'message',
    title: t`Message`,
    width: 150,
    hidden: true,
    cell: ({ name }) => (name === undefined ? '' : nameText(name)),
  },
  { id: 'owner', title: t`Owner`, width: 140, hidden: true, cell: ({ owner_name }) => owner_name ?? '' },
  { id: 'when', title: t`When`, width: 110, cell: ({ created_at }) => <When at={created_at} /> },
];

function subjectOf({ subject, name, direction }: MessageRow): string {
  if (subject !== undefined) return subject;
  if (direction === 'in') return t`Reply`;
  return name === undefined ? t`Message` : nameText(name);
}

/** Of a reply how it begins, of what did not leave the reason. */
function restOf({ text, reason, state }: MessageRow): string | undefined {
  return text ?? (state === 'kept' ? undefined : reason);
}

import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import type { Words } from '#web/app';
import { formatInstant, formatMoney, HealthMark, Sparkline, StrengthPill, When } from '#web/ui';
import type { Column } from '#web/ui/data-table';
import { Clock } from './clock.tsx';
import { DIRECTION_WORDS, type Signal, STATUS_WORDS } from './signal-words.ts';

const say = (words: typeof STATUS_WORDS, name: string | null): string => {
  const word = name === null ? undefined : words[name];
  return word === undefined ? (name ?? '') : i18n._(word);
};

export function columnsOf(words: Words): readonly Column<Signal>[] {
  return [
    {
      id: 'signal',
      title: t`Signal`,
      width: 260,
      pinned: true,
      text: (signal) => words.signal(signal.playbook, signal.kind),
      cell: (signal) => (
        <span className="truncate font-medium">
          {words.signal(signal.playbook, signal.kind)}
          {signal.level !== null && <span className="pl-1.5 text-text-3">{String(signal.level)}</span>}
        </span>
      ),
    },
    {
      id: 'account',
      title: t`Account`,
      width: 190,
      text: (signal) => signal.account_name ?? signal.account,
      cell: (signal) => (
        <Link
          to="/accounts/$account/$section"
          params={{ account: signal.account, section: 'signals' }}
          className="truncate hover:underline"
        >
          {signal.account_name ?? signal.account}
        </Link>
      ),
    },
    {
      id: 'strength',
      title: t`Strength`,
      width: 100,
      cell: (signal) => <StrengthPill strength={signal.strength} />,
    },
    {
      id: 'clock',
      title: t`Time left`,
      width: 110,
      text: (signal) => (signal.respond_by === undefined ? undefined : formatInstant(signal.respond_by)),
      cell: (signal) =>
        signal.respond_by !== undefined && signal.status === 'raised' && <Clock by={signal.respond_by} />,
    },
    {
      id: 'curve',
      title: t`12 weeks`,
      width: 100,
      cell: (signal) =>
        signal.curve !== undefined && (
          <Sparkline values={signal.curve} label={t`The metric behind it, over 12 weeks`} />
        ),
    },
    {
      id: 'health',
      title: t`Health`,
      width: 80,
      cell: (signal) =>
        signal.health !== undefined && <HealthMark band={signal.health.band} value={signal.health.value} />,
    },
    {
      id: 'arr',
      title: t`ARR`,
      width: 110,
      align: 'end',
      cell: ({ arr: [first] }) => (first === undefined ? '' : formatMoney(first.minor, first.currency)),
    },
    {
      id: 'status',
      title: t`Status`,
      width: 120,
      text: (signal) => signal.reason ?? undefined,
      cell: (signal) => <span className="truncate text-text-2">{say(STATUS_WORDS, signal.status)}</span>,
    },
    {
      id: 'raised',
      title: t`Raised`,
      width: 110,
      cell: (signal) => <When at={signal.raisedAt} className="text-text-2" />,
    },
    {
      id: 'direction',
      title: t({ message: 'Leads to', context: 'signal' }),
      width: 100,
      hidden: true,
      cell: (signal) => <span className="text-text-2">{say(DIRECTION_WORDS, signal.direction)}</span>,
    },
    {
      id: 'reason',
      title: t`Reason`,
      width: 220,
      hidden: true,
      text: (signal) => signal.reason ?? undefined,
      cell: (signal) => <span className="truncate text-text-2">{signal.reason}</span>,
    },
    {
      id: 'playbook',
      title: t`Playbook`,
      width: 150,
      hidden: true,
      cell: (signal) => <span className="truncate text-text-2">{words.playbook(signal.playbook)}</span>,
    },
  ];
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useRead, useWrite } from '#web/api';
import { useMay, useWords } from '#web/app';
import { Button, formatMoney, formatNumber, HealthMark, Loaded, Sparkline, tellDone, When } from '#web/ui';
import { ListBar, type ListState } from '#web/ui/data-table';
import { DismissDialog } from './dismiss-dialog.tsx';
import type { Signal } from './signal-words.ts';

interface WeekBoardProps {
  readonly list: ListState;
  readonly whose: 'mine' | 'team' | 'all';
  readonly mine: 'mine' | 'all';
  readonly onOpen: (signal: Signal) => void;
}

/** The review of the week: moderate signals, from what nobody has looked at to what is worth pursuing. */
export function WeekBoard({ list, whose, mine, onOpen }: WeekBoardProps) {
  return (
    <>
      <ListBar list={list} whose={mine}>
        <p className="text-s text-text-2">
          <Trans>Moderate signals: one clear sign. Look at each once a week, and keep or dismiss it.</Trans>
        </p>
      </ListBar>
      <div className="grid min-h-0 flex-1 grid-cols-3 gap-4 overflow-auto px-6 py-4 max-md:grid-cols-1 max-sm:px-4">
        <Lane status="raised" title={<Trans>To look at</Trans>} whose={whose} onOpen={onOpen} />
        <Lane status="acknowledged" title={<Trans>Acknowledged</Trans>} whose={whose} onOpen={onOpen} />
        <Lane status="qualified" title={<Trans>Qualified</Trans>} whose={whose} onOpen={onOpen} />
      </div>
    </>
  );
}

interface LaneProps extends Pick<WeekBoardProps, 'whose' | 'onOpen'> {
  readonly status: 'raised' | 'acknowledged' | 'qualified';
  readonly title: ReactNode;
}

const SHOWN = 50;

function Lane({ status, title, whose, onOpen }: LaneProps) {
  const answer = useRead(
    'list-signals',
    { whose, status, strength: 'moderate', order: 'clock', curves: true, limit: SHOWN },
    { keepPrevious: true },
  );
  const count = answer.data?.signals.length ?? 0;
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <h2 className="flex items-baseline gap-2">
        {title}
        <span className="text-s font-normal text-text-3 tabular-nums">
          {answer.data?.next === undefined ? formatNumber(count) : `${formatNumber(count)}+`}
        </span>
      </h2>
      <Loaded answer={answer} rows={4}>
        {({ signals }) =>
          signals.length === 0 ? (
            <p className="rounded-l border border-dashed border-line px-3.5 py-6 text-center text-s text-text-3">
              {status === 'raised' ? <Trans>Nothing is left to look at</Trans> : <Trans>None</Trans>}
            </p>
          ) : (
            <ul className="flex flex-col gap-2">
              {signals.map((signal) => (
                <Card key={signal.id} signal={signal} onOpen={onOpen} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function Card({ signal, onOpen }: { signal: Signal; onOpen: (signal: Signal) => void }) {
  const words = useWords();
  const may = useMay('work');
  const [dismissing, setDismissing] = useState(false);
  const acknowledge = useWrite('acknowledge-signal', { onDone: () => tellDone(t`The signal is acknowledged`) });
  const [arr] = signal.arr;
  return (
    <li
      className="flex flex-col gap-2 rounded-l border border-line bg-surface p-3 focus-within:border-line-strong"
      onKeyDown={(event) => {
        if (!may || dismissing || event.metaKey || event.ctrlKey) return;
        if (event.key === 'a' && signal.status === 'raised')
          acknowledge.mutate({ account: signal.account, signal: signal.id });
        else if (event.key === 'd') setDismissing(true);
        else return;
        event.preventDefault();
      }}
    >
      <button data-row="" type="button" className="flex items-start gap-2 text-left" onClick={() => onOpen(signal)}>
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{words.signal(signal.playbook, signal.kind)}</span>
          <span className="block truncate text-s text-text-2">{signal.account_name ?? signal.account}</span>
        </span>
        {signal.curve !== undefined && (
          <Sparkline values={signal.curve} label={t`The metric behind it, over 12 weeks`} />
        )}
      </button>
      <div className="flex items-center gap-2.5 text-s text-text-2">
        {signal.health !== undefined && <HealthMark band={signal.health.band} value={signal.health.value} />}
        {arr !== undefined && <span className="tabular-nums">{formatMoney(arr.minor, arr.currency)}</span>}
        <When at={signal.raisedAt} className="text-text-3" />
        <span className="flex-1" />
        {may && signal.status === 'raised' && (
          <Button
            busy={acknowledge.isPending}
            onClick={() => acknowledge.mutate({ account: signal.account, signal: signal.id })}
          >
            <Trans>Keep</Trans>
          </Button>
        )}
        {may && (
          <Button look="ghost" onClick={() => setDismissing(true)}>
            <Trans>Dismiss</Trans>
          </Button>
        )}
      </div>
      {dismissing && <DismissDialog signals={[signal]} onClose={() => setDismissing(false)} />}
    </li>
  );
}

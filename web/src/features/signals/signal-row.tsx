import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { type Output, useWrite } from '#web/api';
import { useMay, useWords } from '#web/app';
import { Avatar, buttonClasses, formatAgo, formatMoney, HealthMark, Sparkline, tellDone } from '#web/ui';
import { Clock } from './clock.tsx';

type Signal = Output<'get-today'>['signals'][number];

/** A strong signal in a few words: what, who, how it came, what they are worth, and the time that is left. */
export function SignalRow({ signal }: { signal: Signal }) {
  const words = useWords();
  const may = useMay('work');
  const navigate = useNavigate();
  const acknowledge = useWrite('acknowledge-signal', {
    onDone: () => tellDone(t`Acknowledged: it is yours to look at`),
  });
  const name = signal.account_name ?? signal.account;
  const [arr] = signal.arr;
  const search = { signal: signal.id, account: signal.account } as never;
  return (
    <li
      className="group flex min-h-13 items-center gap-3 border-t border-line px-3.5 py-1.5 first:border-t-0 focus-within:bg-hover hover:bg-hover"
      onKeyDown={(event) => {
        if (event.key === 'a' && may && !event.metaKey && !event.ctrlKey) {
          event.preventDefault();
          acknowledge.mutate({ account: signal.account, signal: signal.id });
        }
      }}
    >
      <Avatar kind="company" name={name} />
      <Link data-row="" to="/signals" search={search} className="min-w-0 flex-1 outline-none">
        <span className="block truncate font-medium">{words.signal(signal.playbook, signal.kind)}</span>
        <span className="block truncate text-s text-text-2">
          {name} · <Trans>raised {formatAgo(signal.raisedAt)}</Trans>
          {signal.level !== null && ` · ${t`level ${String(signal.level)}`}`}
        </span>
      </Link>
      {signal.curve !== undefined && (
        <span className="max-sm:hidden">
          <Sparkline values={signal.curve} label={t`The metric behind it, over 12 weeks`} />
        </span>
      )}
      {signal.health !== undefined && (
        <HealthMark className="w-12" band={signal.health.band} value={signal.health.value} />
      )}
      <span className="w-22 truncate text-right text-s text-text-2 tabular-nums max-md:hidden">
        {arr === undefined ? '' : formatMoney(arr.minor, arr.currency)}
      </span>
      {signal.respond_by !== undefined && <Clock by={signal.respond_by} />}
      <button
        type="button"
        className={`${buttonClasses()} max-sm:hidden`}
        onClick={() => void navigate({ to: '/signals', search })}
        aria-label={t`Open the signal of ${name}`}
      >
        <Trans context="verb">Open</Trans>
      </button>
    </li>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type Output, useRead } from '#web/api';
import { useWords } from '#web/app';
import { EmptyState, formatDate, Loaded, Panel, Pill, Sparkline, StrengthPill, When } from '#web/ui';
import { valueText } from '../event-words.ts';
import type { SectionProps } from '../sections.ts';
import { signalStatusWords } from '../signal-words.ts';
import { useAddress } from '../use-address.ts';

type Signal = Output<'list-signals'>['signals'][number];

/** What was seen that asks for something: the open ones first, then what became of others. */
export function SignalsSection({ account }: SectionProps) {
  const { change } = useAddress();
  const answer = useRead('list-signals', { account, curves: true, limit: 100 });
  return (
    <Loaded answer={answer} rows={6}>
      {({ signals }) => {
        const open = signals.filter(isOpen);
        const closed = signals.filter((signal) => !isOpen(signal));
        return (
          <div className="flex flex-col gap-4">
            <Panel flush title={<Trans context="state">Open</Trans>}>
              {open.map((signal) => (
                <SignalRow key={signal.id} signal={signal} />
              ))}
              {open.length === 0 && (
                <EmptyState
                  title={<Trans>No signal is open</Trans>}
                  action={
                    <button
                      type="button"
                      className="text-s text-accent hover:underline"
                      onClick={() => change({ why: '?' })}
                    >
                      <Trans>Why not…?</Trans>
                    </button>
                  }
                >
                  <Trans>
                    A signal is raised when a rule of a live playbook holds. Ask of any of them why it does not.
                  </Trans>
                </EmptyState>
              )}
            </Panel>
            {closed.length > 0 && (
              <Panel flush title={<Trans>Closed</Trans>}>
                {closed.map((signal) => (
                  <SignalRow key={signal.id} signal={signal} />
                ))}
              </Panel>
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

const OPEN = new Set(['raised', 'blocked', 'standing', 'acknowledged', 'qualified', 'handed_over']);
const isOpen = ({ status }: Signal): boolean => OPEN.has(status);

function SignalRow({ signal }: { signal: Signal }) {
  const { change } = useAddress();
  const words = useWords();
  const {
    id,
    account,
    playbook,
    strength,
    status,
    raisedAt,
    respond_by: respondBy,
    overdue,
    reason,
    kind,
    curve,
  } = signal;
  const title = words.signal(playbook, kind);
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-3.5 py-2 text-s first:border-t-0">
      <span className="w-18 shrink-0">
        <StrengthPill strength={strength} />
      </span>
      <Link to="/signals" search={{ signal: id, account }} className="font-medium hover:underline">
        {title}
      </Link>
      <span className="min-w-0 flex-1 truncate text-text-2">{evidenceText(signal)}</span>
      {curve !== undefined && <Sparkline values={curve} label={t`${title} over 12 weeks`} />}
      {status === 'raised' && respondBy !== undefined ? (
        <span className={overdue === true ? 'font-medium text-red' : 'text-text-2'}>
          {overdue === true ? <Trans>overdue</Trans> : <Trans>respond</Trans>} <When at={respondBy} />
        </span>
      ) : (
        <Pill title={reason ?? undefined}>{signalStatusWords(status)}</Pill>
      )}
      <span className="w-24 text-right text-text-3" title={formatDate(raisedAt)}>
        <When at={raisedAt} />
      </span>
      <button type="button" className="text-accent hover:underline" onClick={() => change({ why: kind })}>
        <Trans>Why</Trans>
      </button>
    </div>
  );
}

/** The facts that raised it, as they were. */
function evidenceText({ evidence }: Signal): string {
  const { facts = {} } = evidence as { readonly facts?: Readonly<Record<string, unknown>> };
  return Object.entries(facts)
    .map(([fact, value]) => `${fact} = ${valueText(value)}`)
    .join(' · ');
}

import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type Output, useRead, useWrite } from '#web/api';
import { useMay, useWords } from '#web/app';
import {
  Button,
  formatDate,
  formatInstant,
  formatMoney,
  formatNumber,
  HealthMark,
  Loaded,
  localeNow,
  Pill,
  SidePanel,
  StrengthPill,
  tellDone,
  useShortcut,
} from '#web/ui';
import { Clock } from './clock.tsx';
import { DismissDialog } from './dismiss-dialog.tsx';
import { EvidenceChart } from './evidence-chart.tsx';
import { QualifyDialog } from './qualify-dialog.tsx';
import { isOpen, type Signal, STATUS_WORDS } from './signal-words.ts';

type WholeSignal = Output<'get-signal'>;

interface SignalPanelProps {
  readonly account: string;
  readonly signal: string;
  readonly onOpen: (signal: Pick<Signal, 'id' | 'account'>) => void;
  readonly onClose: () => void;
}

/** A signal beside the list: what it stands on, what it looks like over time, and what becomes of it. */
export function SignalPanel({ account, signal: id, onOpen, onClose }: SignalPanelProps) {
  const answer = useRead('get-signal', { account, signal: id, locale: localeNow() });
  const words = useWords();
  const signal = answer.data;
  return (
    <SidePanel
      open
      onOpenChange={(open) => !open && onClose()}
      title={signal === undefined ? t`Signal` : words.signal(signal.playbook, signal.kind)}
      description={signal !== undefined && <Head signal={signal} />}
      footer={signal !== undefined && isOpen(signal) && <Actions signal={signal} onClose={onClose} />}
    >
      <Loaded answer={answer} rows={8}>
        {(whole) => <Evidence signal={whole} onOpen={onOpen} />}
      </Loaded>
    </SidePanel>
  );
}

function Head({ signal }: { signal: WholeSignal }) {
  const { _ } = useLingui();
  const status = STATUS_WORDS[signal.status];
  const [arr] = signal.arr;
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Link
        to="/accounts/$account/$section"
        params={{ account: signal.account, section: 'summary' }}
        className="font-medium text-text hover:underline"
      >
        {signal.account_name ?? signal.account}
      </Link>
      {signal.health !== undefined && <HealthMark band={signal.health.band} value={signal.health.value} />}
      {arr !== undefined && <span className="tabular-nums">{formatMoney(arr.minor, arr.currency)}</span>}
      <StrengthPill strength={signal.strength} />
      {status !== undefined && <Pill>{_(status)}</Pill>}
      {signal.respond_by !== undefined && signal.status === 'raised' && <Clock by={signal.respond_by} />}
    </span>
  );
}

function Section({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2 border-t border-line pt-3.5 first:border-t-0 first:pt-0">
      <h3 className="text-s font-medium text-text-2">{title}</h3>
      {children}
    </section>
  );
}

function Evidence({ signal, onOpen }: { signal: WholeSignal; onOpen: SignalPanelProps['onOpen'] }) {
  const words = useWords();
  const { qualification, released } = signal;
  return (
    <div className="flex flex-col gap-4">
      <Section title={<Trans>What it stands on</Trans>}>
        <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5">
          {signal.facts.map((fact) => (
            <Fact key={fact.label} fact={fact} />
          ))}
        </dl>
        <p className="text-s text-text-3">
          <Trans>Raised {formatInstant(signal.raisedAt)}</Trans>
          {signal.stronger_at !== undefined && ` · ${t`stronger since ${formatInstant(signal.stronger_at)}`}`}
          {released !== undefined && ` · ${t`released from history by ${released.by}`}`}
        </p>
        {signal.reason !== null && <p className="text-s">{signal.reason}</p>}
      </Section>
      {signal.curves.map((curve) => (
        <Section key={curve.label} title={words.say(signal.playbook, curve.label)}>
          <EvidenceChart curve={curve} raisedAt={signal.raisedAt} />
        </Section>
      ))}
      {signal.condition !== undefined && (
        <Section title={<Trans>The rule</Trans>}>
          <code className="block rounded bg-sunken p-2 font-mono text-s break-words whitespace-pre-wrap">
            {signal.condition}
          </code>
          {signal.gate !== undefined && (
            <code className="block rounded bg-sunken p-2 font-mono text-s break-words whitespace-pre-wrap">
              {t`needs`} {signal.gate}
            </code>
          )}
          <Link
            to="/accounts/$account/$section"
            params={{ account: signal.account, section: 'signals' }}
            search={{ why: signal.kind } as never}
            className="text-s text-accent-strong underline"
          >
            <Trans>Why it fired, and what would change it</Trans>
          </Link>
        </Section>
      )}
      {qualification !== undefined && <Qualification found={qualification} />}
      {signal.others.length > 0 && (
        <Section title={<Trans>Other open signals of the account</Trans>}>
          <ul className="flex flex-col">
            {signal.others.map((other) => (
              <li key={other.id}>
                <button
                  type="button"
                  className="flex w-full items-center gap-2 rounded px-1 py-1.5 text-left hover:bg-hover"
                  onClick={() => onOpen(other)}
                >
                  <span className="min-w-0 flex-1 truncate">{words.signal(other.playbook, other.kind)}</span>
                  {other.respond_by !== undefined && other.status === 'raised' && <Clock by={other.respond_by} />}
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function Fact({ fact: { label, value, date, instant, unit } }: { fact: WholeSignal['facts'][number] }) {
  const words = useWords();
  const text =
    typeof date === 'string'
      ? formatDate(date)
      : instant !== undefined
        ? formatInstant(instant as string | number)
        : typeof value === 'number'
          ? formatNumber(value, { maximumFractionDigits: 2 })
          : String(value ?? '');
  return (
    <>
      <dt className="text-text-2">{words.say(null, label)}</dt>
      <dd className="text-right font-medium tabular-nums">
        {text}
        {typeof unit === 'string' && ` ${words.say(null, unit)}`}
      </dd>
    </>
  );
}

/** As `qualify-signal` has kept it. */
function Qualification({ found }: { found: Readonly<Record<string, unknown>> }) {
  const people = useRead('list-people', {}).data?.people;
  const by = people?.find(({ id }) => id === found.by)?.name ?? String(found.by ?? '');
  const at = typeof found.at === 'number' ? formatInstant(found.at) : '';
  return (
    <Section title={<Trans>Qualification</Trans>}>
      <dl className="flex flex-col gap-1.5">
        <dt className="text-s text-text-2">{t`Business need`}</dt>
        <dd>{String(found.need ?? '')}</dd>
        <dt className="text-s text-text-2">{t`Way to a decision`}</dt>
        <dd>{String(found.decision_path ?? '')}</dd>
      </dl>
      <p className="text-s text-text-3">
        {by} · {at}
      </p>
    </Section>
  );
}

function Actions({ signal, onClose }: { signal: WholeSignal; onClose: () => void }) {
  const may = useMay('work');
  const [dialog, setDialog] = useState<'dismiss' | 'qualify'>();
  const acknowledge = useWrite('acknowledge-signal', { onDone: () => tellDone(t`The signal is acknowledged`) });
  const which = { account: signal.account, signal: signal.id };
  const isRaised = signal.status === 'raised';
  const mayQualify = isRaised || signal.status === 'acknowledged';
  useShortcut(may && isRaised ? 'a' : undefined, () => acknowledge.mutate(which));
  useShortcut(may && mayQualify ? 'q' : undefined, () => setDialog('qualify'));
  useShortcut(may ? 'd' : undefined, () => setDialog('dismiss'));
  if (!may) return null;
  return (
    <>
      <Button look="danger" onClick={() => setDialog('dismiss')} title={t`Key: d`}>
        <Trans>Dismiss</Trans>
      </Button>
      {mayQualify && (
        <Button onClick={() => setDialog('qualify')} title={t`Key: q`}>
          <Trans>Qualify</Trans>
        </Button>
      )}
      {isRaised && (
        <Button look="primary" busy={acknowledge.isPending} onClick={() => acknowledge.mutate(which)} title={t`Key: a`}>
          <Trans>Acknowledge</Trans>
        </Button>
      )}
      {dialog === 'dismiss' && (
        <DismissDialog signals={[signal]} onClose={() => setDialog(undefined)} onDone={onClose} />
      )}
      {dialog === 'qualify' && <QualifyDialog signal={signal} onClose={() => setDialog(undefined)} />}
    </>
  );
}

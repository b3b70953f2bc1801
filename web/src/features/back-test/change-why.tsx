import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { type Output, useRead } from '#web/api';
import { useWords } from '#web/app';
import { classes, EmptyState, formatInstant, formatNumber, Loaded, Pill, SidePanel } from '#web/ui';
import { ConditionLines } from './condition-lines.tsx';
import { standingWords } from './standing-words.ts';
import { nameOf, valueWords, wayTone, wayWords } from './words.ts';

type Explained = Output<'get-back-test-account'>['changes'][number];
type Side = Explained['live'];

/** Why an account would have gone otherwise: each moment, under what is live beside the draft. */
export function ChangeWhy({
  run,
  account,
  at,
  onClose,
}: {
  run: string;
  account: string;
  at: number | undefined;
  onClose: () => void;
}) {
  const answer = useRead('get-back-test-account', { run, account });
  return (
    <SidePanel
      open
      onOpenChange={(open) => !open && onClose()}
      title={account}
      description={
        <Link
          to="/accounts/$account/$section"
          params={{ account, section: 'summary' }}
          className="text-accent hover:underline"
        >
          <Trans>Open the account</Trans>
        </Link>
      }
    >
      <Loaded answer={answer} rows={8}>
        {({ changes, only_today: today }) => (
          <div className="flex flex-col gap-5">
            {today.length > 0 && (
              <p className="text-s text-text-2">
                <Pill tone="yellow">
                  <Trans>today’s value used</Trans>
                </Pill>{' '}
                <code className="font-mono text-xs">{today.join(', ')}</code>
              </p>
            )}
            {changes.length === 0 && (
              <EmptyState title={<Trans>No difference any more</Trans>}>
                <Trans>What is live is another version by now, or the account’s log has grown.</Trans>
              </EmptyState>
            )}
            {changes.map((one) => (
              <Moment
                key={`${one.change.at} ${JSON.stringify(one.change)}`}
                explained={one}
                isAsked={one.change.at === at}
              />
            ))}
          </div>
        )}
      </Loaded>
    </SidePanel>
  );
}

function Moment({ explained, isAsked }: { explained: Explained; isAsked: boolean }) {
  const { change, live, draft } = explained;
  const words = useWords();
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isAsked) place.current?.scrollIntoView({ block: 'start' });
  }, [isAsked]);
  return (
    <section
      ref={place}
      aria-label={`${nameOf(change, words)}, ${formatInstant(change.at)}`}
      className={classes('flex flex-col gap-2', isAsked && 'scroll-mt-2 border-l-2 border-accent pl-3')}
    >
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-medium">{nameOf(change, words)}</h3>
        {change.kind !== 'band' && <Pill tone={wayTone(change.way)}>{wayWords(change.way)}</Pill>}
        <span className="text-s text-text-3">{formatInstant(change.at)}</span>
      </div>
      <div className="grid grid-cols-2 gap-2.5 max-sm:grid-cols-1">
        <SideView title={t`Under what is live`} side={live} kind={change.kind} />
        <SideView title={t`Under the draft`} side={draft} kind={change.kind} />
      </div>
    </section>
  );
}

function SideView({ title, side, kind }: { title: string; side: Side; kind: Explained['change']['kind'] }) {
  const words = useWords();
  const { standing, value, band, contributions, conditions } = side;
  return (
    <div className="min-w-0 rounded border border-line p-2.5 text-s">
      <p className="text-xs font-medium text-text-3">{title}</p>
      {kind === 'band' ? (
        <>
          <p className="font-medium">
            {words.band(band)}
            {value !== null && (
              <span className="tabular-nums"> · {formatNumber(value, { maximumFractionDigits: 1 })}</span>
            )}
          </p>
          <dl className="mt-1 grid grid-cols-[1fr_auto] gap-x-2 gap-y-0.5">
            {contributions.map(({ factor, points, of, input }) => (
              <div key={factor} className="contents">
                <dt className="min-w-0 truncate text-text-2" title={valueWords(input)}>
                  {words.say(null, factor)} <span className="text-text-3">{valueWords(input)}</span>
                </dt>
                <dd className="tabular-nums">
                  {formatNumber(points, { maximumFractionDigits: 1 })}
                  <span className="text-text-3"> / {formatNumber(of, { maximumFractionDigits: 1 })}</span>
                </dd>
              </div>
            ))}
          </dl>
        </>
      ) : (
        <p>{standingWords(standing, kind)}</p>
      )}
      {conditions.map((condition) => (
        <ConditionLines key={condition.label} condition={condition} />
      ))}
    </div>
  );
}

import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { type Output, useRead } from '#web/api';
import { useWords } from '#web/app';
import { classes, formatDate, formatNumber, Loaded, Panel, Pill, type Tone } from '#web/ui';
import { points } from './contributions.tsx';
import { valueText } from './event-words.ts';
import { daysAgo, today } from './today.ts';
import { useAddress } from './use-address.ts';

type Change = Output<'explain-score-change'>;

const signed = (value: number): string =>
  formatNumber(value, { signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** What is shown as 0.0 has moved nothing, and has no colour. */
function toneOf(value: number): Tone {
  if (Math.abs(value) < 0.05) return 'neutral';
  return value < 0 ? 'red' : 'green';
}

const scoreText = (value: number | null): string => (value === null ? valueText(value) : points(value));

/** What moved a score between two days: what happened, the passing of time, and how it is computed. */
export function ScoreChange({ account, score }: { account: string; score: string }) {
  const { search, change } = useAddress();
  const { since = daysAgo(28), on } = search;
  const to = on === undefined ? {} : { to: on };
  const isPeriod = since < (on ?? today());
  const answer = useRead(
    'explain-score-change',
    { account, score, from: since, ...to },
    { keepPrevious: true, enabled: isPeriod },
  );
  const moved = answer.data?.change ?? null;
  return (
    <Panel
      flush
      title={
        <Trans>
          What changed, {formatDate(since, { short: true })} →{' '}
          {on === undefined ? t`today` : formatDate(on, { short: true })}
        </Trans>
      }
      actions={
        <>
          {moved !== null && isPeriod && (
            <span className={classes('font-semibold tabular-nums', moved < 0 ? 'text-red' : 'text-green')}>
              {signed(moved)}
            </span>
          )}
          <input
            type="date"
            aria-label={t`Changed since this day`}
            title={t`Changed since this day`}
            value={since}
            max={on ?? today()}
            onChange={({ target }) => change({ since: target.value === '' ? undefined : target.value })}
            className="h-7 rounded border border-line-strong bg-surface px-2 text-s pointer-coarse:h-11"
          />
        </>
      }
    >
      {isPeriod ? (
        <Loaded answer={answer}>{(data) => <ChangeParts change={data} />}</Loaded>
      ) : (
        <p className="p-3.5 text-s text-text-2">
          <Trans>Choose a day before the one the score is shown of.</Trans>
        </p>
      )}
    </Panel>
  );
}

function ChangeParts({ change }: { change: Change }) {
  const words = useWords();
  const { data, time, configuration, parts, only_today: onlyToday } = change;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 p-3.5">
        <Pill tone={toneOf(data)}>
          <Trans>data {signed(data)}</Trans>
        </Pill>
        <Pill>
          <Trans>passing of time {signed(time)}</Trans>
        </Pill>
        <Pill tone={toneOf(configuration) === 'neutral' ? 'neutral' : 'yellow'}>
          <Trans>configuration {signed(configuration)}</Trans>
        </Pill>
        <span className="text-s text-text-3 tabular-nums">
          {scoreText(change.from.value)} → {scoreText(change.to.value)}
        </span>
      </div>
      {parts.length === 0 && (
        <p className="border-t border-line px-3.5 py-2.5 text-s text-text-2">
          <Trans>Nothing moved it between these days.</Trans>
        </p>
      )}
      <ul>
        {parts.map((part) => (
          <li
            key={`${part.cause} ${part.factor} ${part.source}`}
            className="flex min-h-9 items-center gap-2.5 border-t border-line px-3.5 text-s"
          >
            <span className="w-28 shrink-0 text-text-3">{causeWords(part.cause)}</span>
            <span className="w-36 shrink-0 truncate font-medium max-sm:w-24">{words.name(part.factor)}</span>
            <span className="min-w-0 flex-1 truncate text-text-2" title={part.source}>
              {valueText(part.before)} → {valueText(part.after)}
              {part.events > 0 && (
                <span className="text-text-3">
                  {' · '}
                  <Plural value={part.events} one="# event" other="# events" />
                </span>
              )}
            </span>
            <span className={classes('font-semibold tabular-nums', part.points < 0 ? 'text-red' : 'text-green')}>
              {signed(part.points)}
            </span>
          </li>
        ))}
      </ul>
      {onlyToday.length > 0 && (
        <p className="border-t border-line px-3.5 py-2.5 text-s text-text-2">
          <Trans>Of these only today’s value is known, and that is used: {onlyToday.join(', ')}.</Trans>
        </p>
      )}
    </>
  );
}

function causeWords(cause: Change['parts'][number]['cause']): string {
  if (cause === 'data') return t`data`;
  return cause === 'time' ? t`passing of time` : t`configuration`;
}

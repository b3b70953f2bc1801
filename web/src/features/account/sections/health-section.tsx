import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type Output, useRead } from '#web/api';
import { useWords } from '#web/app';
import { EmptyState, formatDate, formatNumber, Loaded, Panel, Pill, Segmented } from '#web/ui';
import { bandTone } from '../band-tone.ts';
import { Contributions, points } from '../contributions.tsx';
import { LazyTrend } from '../lazy-trend.tsx';
import { edgeOf, stripsOf } from '../score-bands.ts';
import { ScoreChange } from '../score-change.tsx';
import { ScoresBeside } from '../scores-beside.tsx';
import type { SectionProps } from '../sections.ts';
import { today } from '../today.ts';
import { useAddress } from '../use-address.ts';
import { type Explained, useExplained } from '../use-explained.ts';

/** A score's value, how it went, what it is made of as of any day, and what changed it. */
export function HealthSection({ account, page }: SectionProps) {
  const { search } = useAddress();
  const { score = 'health', months = '6', on } = search;
  const history = useRead('list-score-history', { account, score, months: Number(months) }, { keepPrevious: true });
  const explained = useExplained(account, score, on);
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[1fr_400px]">
      <div className="flex min-w-0 flex-col gap-4">
        <Trend history={history} explained={explained.data} />
        <Panel flush title={<Trans>What it is made of</Trans>} note={<Made explained={explained.data} on={on} />}>
          <Loaded answer={explained} rows={5}>
            {(data) =>
              data.score.contributions.length === 0 ? (
                <NotScored missing={data.score.missing} />
              ) : (
                <Contributions score={data.score} max={history.data?.max ?? 100} />
              )
            }
          </Loaded>
          {explained.data !== undefined && explained.data.onlyToday.length > 0 && (
            <p className="border-t border-line px-3.5 py-2.5 text-s text-text-2">
              <Trans>
                Of these only today’s value is known, and that is used: {explained.data.onlyToday.join(', ')}.
              </Trans>
            </p>
          )}
        </Panel>
        <ScoreChange account={account} score={score} />
      </div>
      <ScoresBeside account={account} page={page} open={score} />
    </div>
  );
}

function Made({ explained, on }: { explained: Explained | undefined; on: string | undefined }) {
  if (explained === undefined) return null;
  const value = explained.score.value === null ? undefined : points(explained.score.value);
  if (value === undefined) return null;
  if (on === undefined) return <Trans>adds up to {value}; a part opens into its events</Trans>;
  return (
    <Trans>
      adds up to {value} at the end of {formatDate(on)}
    </Trans>
  );
}

function NotScored({ missing }: { missing: readonly string[] }) {
  return (
    <EmptyState title={<Trans>Not enough is known for a score</Trans>}>
      {missing.length > 0 ? (
        <Trans>It needs: {missing.join(', ')}. It is computed as soon as one of them is known.</Trans>
      ) : (
        <Trans>No live playbook has a health model for this account. Publish one under Playbooks.</Trans>
      )}
    </EmptyState>
  );
}

interface TrendProps {
  readonly history: ReturnType<typeof useRead<'list-score-history'>>;
  readonly explained: Explained | undefined;
}

function Trend({ history, explained }: TrendProps) {
  const { search, change } = useAddress();
  const { months = '6', on } = search;
  const shown = history.data;
  const words = useWords();
  return (
    <Panel
      title={shown?.score === 'health' || shown === undefined ? <Trans>Health</Trans> : words.name(shown.title)}
      note={
        explained !== undefined && (
          <span className="max-sm:hidden">
            <Model model={explained.model} by={shown?.points.at(-1)?.by} />
          </span>
        )
      }
      actions={
        <>
          <Segmented
            label={t`How far back`}
            value={months}
            onChange={(next) => change({ months: next }, true)}
            options={[
              { value: '3', label: t`3 mo` },
              { value: '6', label: t`6 mo` },
              { value: '12', label: t`12 mo` },
            ]}
          />
          <input
            type="date"
            aria-label={t`As of the end of this day`}
            title={t`As of the end of this day`}
            value={on ?? today()}
            max={today()}
            onChange={({ target }) =>
              change({ on: target.value === '' || target.value >= today() ? undefined : target.value })
            }
            className="h-7 rounded border border-line-strong bg-surface px-2 text-s max-sm:hidden pointer-coarse:h-11"
          />
        </>
      }
    >
      <Loaded answer={history} rows={6}>
        {(data) => (
          <>
            <Figure history={data} explained={explained} on={on} />
            {data.points.length === 0 ? (
              <EmptyState title={<Trans>No value has been recorded yet</Trans>}>
                <Trans>The line begins with the first score of this account.</Trans>
              </EmptyState>
            ) : (
              <LazyTrend
                height={190}
                steps
                label={t`${data.title} over ${months} months`}
                points={pointsOf(data)}
                from={Date.parse(data.from)}
                to={Date.parse(data.to)}
                max={data.max}
                bands={stripsOf(data.bands, data.max)}
                marks={marksOf(data)}
                onChoose={(at) => {
                  const day = dayOf(at);
                  change({ on: day >= today() ? undefined : day });
                }}
              />
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

interface ModelProps {
  readonly model: Explained['model'];
  /** As the newest value names what made it. */
  readonly by: string | undefined;
}

function Model({ model, by }: ModelProps) {
  if (model === undefined) return by === undefined ? null : <Trans>model {by}</Trans>;
  const name = model.name ?? model.playbook;
  return (
    <Trans>
      model {name}, version {model.version}
    </Trans>
  );
}

interface FigureProps {
  readonly history: Output<'list-score-history'>;
  readonly explained: Explained | undefined;
  readonly on: string | undefined;
}

function Figure({ history, explained, on }: FigureProps) {
  const words = useWords();
  const value = explained?.score.value ?? null;
  const band = explained?.score.band ?? null;
  const edge = edgeOf(history.bands, band);
  const [first] = history.points;
  const moved = value === null || first?.value == null ? undefined : value - first.value;
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-1 pb-2">
      <span className="text-2xl leading-none font-semibold tracking-tight tabular-nums">
        {value === null ? '–' : points(value)}
      </span>
      {band !== null && (
        <Pill tone={bandTone(band)}>
          {edge === undefined ? words.band(band) : <BandEdge name={words.band(band)} edge={edge} />}
        </Pill>
      )}
      {moved !== undefined && first !== undefined && Math.abs(moved) >= 0.05 && (
        <span className="text-s text-text-2">
          <Trans>
            {formatNumber(moved, { signDisplay: 'exceptZero', maximumFractionDigits: 1 })} since{' '}
            {formatDate(startOf(history))}
          </Trans>
        </span>
      )}
      <span className="flex-1" />
      {on !== undefined && (
        <span className="text-s text-text-2">
          <Trans>as of {formatDate(on)}</Trans>
        </span>
      )}
    </div>
  );
}

function BandEdge({ name, edge: { compare, edge } }: { name: string; edge: NonNullable<ReturnType<typeof edgeOf>> }) {
  const value = formatNumber(edge ?? 0);
  return compare === 'above' ? (
    <Trans>
      {name}, above {value}
    </Trans>
  ) : (
    <Trans>
      {name}, from {value}
    </Trans>
  );
}

/** The first value may be older than what is shown: it stood when that begins. */
const startOf = ({ from, points: [first] }: Output<'list-score-history'>): string =>
  first === undefined || first.at < from ? from : first.at;

function pointsOf({ from, to, points: all }: Output<'list-score-history'>) {
  const begin = Date.parse(from);
  const shown = all.map(({ at, value }) => ({ at: Math.max(begin, Date.parse(at)), value }));
  const last = shown.at(-1);
  return last === undefined ? shown : [...shown, { at: Date.parse(to), value: last.value }];
}

/** Where another model, or another version of it, began to make the score. */
function marksOf({ points: all }: Output<'list-score-history'>) {
  return all.flatMap(({ at, by }, place) => {
    const before = all[place - 1]?.by;
    return before === undefined || before === by ? [] : [{ at: Date.parse(at), label: by }];
  });
}

const dayOf = (at: number): string => today(at);

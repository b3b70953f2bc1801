import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { formatNumber, Pill } from '#web/ui';
import { type BackTest, figuresOf, type Summary } from './figures.ts';
import type { BackTestSearch } from './search.ts';

/** What would have been otherwise, in one sentence. */
export function Headline({ summary }: { summary: Summary }) {
  const { signals, outcomes } = figuresOf(summary);
  if (summary.changed === 0) {
    return (
      <p className="font-medium">
        <Trans>Nothing would have been otherwise.</Trans>
      </p>
    );
  }
  const bands = plural(summary.bandsNow, { one: '# band', other: '# bands' });
  const raised = plural(signals.comes, { one: '# signal', other: '# signals' });
  return (
    <p className="font-medium">
      {outcomes.expansion > 0 ? (
        <Trans>
          Would have changed {bands}, and raised {raised}, {formatNumber(outcomes.expansion)} of which ended in
          expansion.
        </Trans>
      ) : (
        <Trans>
          Would have changed {bands}, and raised {raised}.
        </Trans>
      )}
    </p>
  );
}

/** The figures, each leading to its rows. */
export function BackTestFigures({ test, summary }: { test: BackTest; summary: Summary }) {
  const { signals, entries, messages, outcomes } = figuresOf(summary);
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(10.5rem,1fr))] overflow-hidden rounded-l border border-line bg-surface">
      <Figure
        test={test}
        search={{ kind: 'band' }}
        label={t`Other bands now`}
        value={summary.bandsNow}
        note={t`${formatNumber(summary.bandsEver)} at some time`}
      />
      <Figure
        test={test}
        search={{ kind: 'signal', way: 'comes' }}
        label={t`New signals`}
        value={signals.comes}
        note={t`${formatNumber(outcomes.expansion)} to expansion, ${formatNumber(outcomes.churn)} to churn`}
      />
      <Figure
        test={test}
        search={{ kind: 'signal', way: 'goes' }}
        label={t`Signals gone`}
        value={signals.goes}
        note={t`${formatNumber(signals.moves)} at another time`}
      />
      <Figure
        test={test}
        search={{ kind: 'entry' }}
        label={t`Journeys entered besides`}
        value={entries.comes}
        note={t`${formatNumber(entries.goes)} not entered`}
      />
      <Figure
        test={test}
        search={{ kind: 'message' }}
        label={t`Messages due besides`}
        value={messages.comes}
        note={t`${formatNumber(messages.goes)} not due`}
      />
    </div>
  );
}

function Figure({
  test,
  search,
  label,
  value,
  note,
}: {
  test: BackTest;
  search: BackTestSearch;
  label: string;
  value: number;
  note: string;
}) {
  return (
    <Link
      to="/playbooks/$playbook/back-tests/$run"
      params={{ playbook: test.playbook, run: test.run }}
      search={search}
      className="-mr-px -mb-px flex min-w-0 flex-col gap-0.5 border-r border-b border-line px-3.5 py-2.5 hover:bg-hover"
    >
      <span className="truncate text-s text-text-2">{label}</span>
      <span className="text-xl font-semibold tabular-nums">{formatNumber(value)}</span>
      <span className="truncate text-s text-text-3">{note}</span>
    </Link>
  );
}

/** What the figures do not say by themselves: facts that only today knows, accounts that were left out. */
export function Caveats({ summary }: { summary: Summary }) {
  const { onlyToday, partial, failed, firstFailure, notKept } = summary;
  const facts = Object.entries(onlyToday).sort((a, b) => b[1] - a[1]);
  if (facts.length === 0 && partial === 0 && failed === 0 && notKept === 0) return null;
  return (
    <ul className="flex flex-col gap-1.5 text-s text-text-2">
      {facts.length > 0 && (
        <li className="flex flex-wrap items-center gap-1.5">
          <Pill tone="yellow">
            <Trans>today’s value used</Trans>
          </Pill>
          {facts.map(([fact, accounts]) => (
            <span key={fact}>
              <code className="font-mono text-xs">{fact}</code>{' '}
              <span className="text-text-3">{plural(accounts, { one: '# account', other: '# accounts' })}</span>
            </span>
          ))}
        </li>
      )}
      {partial > 0 && (
        <li>
          {plural(partial, {
            one: 'Of # account only the newest 100,000 events were read.',
            other: 'Of # accounts only the newest 100,000 events were read.',
          })}
        </li>
      )}
      {failed > 0 && (
        <li>
          {plural(failed, { one: '# account could not be replayed.', other: '# accounts could not be replayed.' })}{' '}
          {firstFailure}
        </li>
      )}
      {notKept > 0 && (
        <li>
          {plural(notKept, {
            one: '# further difference is counted and not listed.',
            other: '# further differences are counted and not listed.',
          })}
        </li>
      )}
    </ul>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type Output, useRead } from '#web/api';
import { useWords } from '#web/app';
import { EmptyState, formatNumber, Loaded, Page, Panel, Pill, Segmented } from '#web/ui';
import { useList } from '#web/ui/data-table';
import { OutcomeBar } from './outcome-bar.tsx';
import { titleIn } from './step-words.ts';

type Listed = Output<'list-journeys'>['journeys'][number];

/** All journeys with who is inside and what became of the others; each opens into its map. */
export function JourneysScreen() {
  const list = useList();
  const whose = list.search.whose ?? 'all';
  const answer = useRead('list-journeys', { whose }, { keepPrevious: true });
  return (
    <Page
      title={t`Journeys`}
      actions={
        <Segmented
          label={t`Whose`}
          value={whose}
          onChange={(value) => list.set({ whose: value === 'all' ? undefined : value })}
          options={[
            { value: 'mine', label: <Trans>Mine</Trans> },
            { value: 'team', label: <Trans>My team</Trans> },
            { value: 'all', label: <Trans>All</Trans> },
          ]}
        />
      }
    >
      <Loaded answer={answer} rows={6}>
        {({ journeys }) => (journeys.length === 0 ? <NoJourneys /> : <Journeys journeys={journeys} />)}
      </Loaded>
    </Page>
  );
}

function NoJourneys() {
  return (
    <EmptyState
      title={<Trans>No journeys yet</Trans>}
      action={
        <Link to="/playbooks" className="text-accent underline">
          <Trans>Go to the playbooks</Trans>
        </Link>
      }
    >
      <Trans>
        A journey leads an account through stages and steps. Publish a playbook that has one, and it is drawn here with
        who stands where.
      </Trans>
    </EmptyState>
  );
}

function Journeys({ journeys }: { journeys: readonly Listed[] }) {
  const words = useWords();
  const playbooks = [...new Set(journeys.map(({ playbook }) => playbook))];
  return (
    <div className="flex flex-col gap-5">
      {playbooks.map((playbook) => {
        const own = journeys.filter((one) => one.playbook === playbook);
        return (
          <Panel key={playbook} title={words.playbook(playbook)} flush>
            {own.map((journey) => (
              <JourneyRow key={journey.journey} journey={journey} />
            ))}
          </Panel>
        );
      })}
    </div>
  );
}

function JourneyRow({ journey }: { journey: Listed }) {
  const { playbook, titles, running, entered, reached_goal, held_out, versions, paused, is_live, stages } = journey;
  const live = versions.find(({ status }) => status === 'live');
  const older = versions.filter((one) => one.status !== 'live' && one.running > 0);
  const olderCount = older.reduce((sum, one) => sum + one.running, 0);
  return (
    <Link
      to="/journeys/$playbook/$journey"
      params={{ playbook, journey: journey.journey }}
      className="grid grid-cols-[minmax(14rem,2fr)_repeat(3,minmax(5rem,auto))_minmax(12rem,2fr)] items-center gap-4 border-t border-line px-3.5 py-3 first:border-t-0 hover:bg-hover max-sm:grid-cols-2"
    >
      <span className="min-w-0">
        <span className="flex items-center gap-2">
          <span className="truncate font-medium">{titleIn(titles)}</span>
          {paused !== undefined && (
            <Pill tone="yellow">
              <Trans>paused</Trans>
            </Pill>
          )}
          {!is_live && (
            <Pill>
              <Trans>past</Trans>
            </Pill>
          )}
        </span>
        <span className="block truncate text-s text-text-3">
          {live !== undefined && <Trans>version {live.version}</Trans>}
          {olderCount > 0 && (
            <>
              {' · '}
              <Trans>
                {formatNumber(olderCount)} finish on {older.map(({ version }) => version).join(', ')}
              </Trans>
            </>
          )}
          {live === undefined && stages.map((stage) => titleIn(stage.titles)).join(' → ')}
        </span>
      </span>
      <Figure value={running} label={t`inside now`} />
      <Figure value={entered} label={t`entered`} />
      <Figure value={reached_goal} label={t`reached the goal`} />
      <span className="min-w-0">
        <OutcomeBar outcomes={journey.outcomes} running={running} />
        {held_out > 0 && (
          <span className="block pt-1 text-xs text-text-3">
            <Trans>{formatNumber(held_out)} held out to compare with</Trans>
          </span>
        )}
      </span>
    </Link>
  );
}

function Figure({ value, label }: { value: number; label: string }) {
  return (
    <span className="flex flex-col">
      <span className="text-l font-semibold tabular-nums">{formatNumber(value)}</span>
      <span className="text-xs whitespace-nowrap text-text-3">{label}</span>
    </span>
  );
}

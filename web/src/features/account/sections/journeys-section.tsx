import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useRead } from '#web/api';
import { outcomeText } from '#web/features/journeys';
import { EmptyState, formatDate, formatInstant, Loaded, Panel, Pill, When } from '#web/ui';
import { eventTitle } from '../event-words.ts';
import { HeldMessages } from '../held-messages.tsx';
import { JourneyControls } from '../journey-controls.tsx';
import { JourneyPlace } from '../journey-place.tsx';
import type { JourneyRun } from '../journey-run.ts';
import { JourneyRuns } from '../journey-runs.tsx';
import type { SectionProps } from '../sections.ts';
import { StageStrip } from '../stage-strip.tsx';
import { languageNow, titleOf } from '../titles.ts';
import { useAddress } from '../use-address.ts';

/** Where the account is in its journeys, what each waits for and why, those before, and what the arbiter held back. */
export function JourneysSection({ account }: SectionProps) {
  const answer = useRead('list-account-journeys', { account, locale: languageNow() });
  return (
    <div className="flex flex-col gap-4">
      <Loaded answer={answer} rows={8}>
        {({ journeys }) =>
          journeys.length === 0 ? (
            <NoJourney />
          ) : (
            journeys.map((journey) => <JourneyPanel key={journey.enrollment} account={account} journey={journey} />)
          )
        }
      </Loaded>
      <HeldMessages account={account} />
    </div>
  );
}

function NoJourney() {
  const { change } = useAddress();
  return (
    <Panel>
      <EmptyState
        title={<Trans>It was never in a journey</Trans>}
        action={
          <button type="button" className="text-s text-accent hover:underline" onClick={() => change({ why: '?' })}>
            <Trans>Why not…?</Trans>
          </button>
        }
      >
        <Trans>A journey of a live playbook is entered when its signal is raised and its condition holds.</Trans>
      </EmptyState>
    </Panel>
  );
}

/** `meeting.booked` as it stands in what a journey waits for; in quotes it is part of a condition. */
const EVENT_NAME = /(?<!")\b[a-z_]+\.[a-z_]+\b(?!")/g;

function JourneyPanel({ account, journey }: { account: string; journey: JourneyRun }) {
  const isRunning = journey.status === 'running';
  const [open, setOpen] = useState(isRunning);
  const [onMap, setOnMap] = useState(false);
  const { change } = useAddress();
  const { _ } = useLingui();
  const inWords = (text: string): string => text.replace(EVENT_NAME, (name) => eventTitle(name, _));
  return (
    <Panel
      flush
      title={
        <Link
          to="/journeys/$playbook/$journey"
          params={{ playbook: journey.playbook, journey: journey.journey }}
          className="hover:underline"
        >
          {titleOf(journey.title, journey.titles)}
        </Link>
      }
      note={
        <>
          <Trans>entered {formatDate(journey.entered_at)}</Trans>
          {' · '}
          <Trans>version {journey.version}</Trans>
        </>
      }
      actions={
        <>
          <Status journey={journey} />
          {isRunning && <JourneyControls account={account} journey={journey} />}
        </>
      }
    >
      {journey.stages.length > 0 && <StageStrip journey={journey} />}
      {isRunning && journey.waits_for !== undefined && (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 border-t border-line px-3.5 py-2.5 text-s">
          <span className="text-text-3">
            <Trans>Waits for</Trans>
          </span>
          <span className="font-medium">{inWords(journey.waits_for)}</span>
          {journey.due_at !== undefined && (
            <span className="text-text-2" title={formatInstant(journey.due_at)}>
              <Trans>
                goes on by itself <When at={journey.due_at} />
              </Trans>
            </span>
          )}
          {journey.step !== undefined && (
            <button type="button" className="text-accent hover:underline" onClick={() => change({ why: journey.step })}>
              <Trans>Why</Trans>
            </button>
          )}
        </p>
      )}
      <div className="flex gap-4 border-t border-line px-3.5">
        <Toggle isOpen={open} onToggle={() => setOpen(!open)}>
          {open ? <Trans>Hide what it did</Trans> : <Trans>Show what it did</Trans>}
        </Toggle>
        <Toggle isOpen={onMap} onToggle={() => setOnMap(!onMap)}>
          {onMap ? <Trans>Hide the map</Trans> : <Trans>Show on the map</Trans>}
        </Toggle>
      </div>
      {onMap && <JourneyPlace journey={journey} />}
      {open && <JourneyRuns journey={journey} />}
    </Panel>
  );
}

function Toggle({ isOpen, onToggle, children }: { isOpen: boolean; onToggle: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={onToggle}
      className="min-h-9 text-s text-text-2 hover:text-text pointer-coarse:min-h-11"
    >
      {children}
    </button>
  );
}

function Status({
  journey: { status, outcome, exited_at: exitedAt, reached_goal_at: goalAt },
}: {
  journey: JourneyRun;
}) {
  const way = outcomeText(outcome ?? status);
  if (status === 'held_out') {
    return (
      <Pill title={t`Counted and left alone, to compare with`}>
        <Trans>held out</Trans>
      </Pill>
    );
  }
  return (
    <>
      {goalAt !== undefined && (
        <Pill tone="green" title={formatInstant(goalAt)}>
          <Trans>goal reached</Trans>
        </Pill>
      )}
      {status === 'running' ? (
        <Pill tone="info">
          <Trans>running</Trans>
        </Pill>
      ) : (
        <Pill title={exitedAt === undefined ? undefined : formatInstant(exitedAt)}>
          <Trans>left: {way}</Trans>
        </Pill>
      )}
    </>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRead } from '#web/api';
import { useMay } from '#web/app';
import { formatDate, formatNumber, Loaded, Page, Pill, Segmented, useShortcut } from '#web/ui';
import type { JourneyAnswer, SetSearch } from './journey-answer.ts';
import { JourneyText } from './journey-text.tsx';
import { MapTab } from './map-tab.tsx';
import { PauseButton } from './pause-button.tsx';
import { PeopleTab } from './people-tab.tsx';
import { ResultsTab } from './results-tab.tsx';
import type { JourneySearch, Tab } from './search.ts';
import { titleIn } from './step-words.ts';
import { VersionMenu } from './version-menu.tsx';

/** One journey: its map, who is where, what it brings about, its text. */
export function JourneyScreen() {
  const { playbook = '', journey = '' } = useParams({ strict: false });
  const search: JourneySearch = useSearch({ strict: false });
  const { whose = 'all', version } = search;
  const input = { playbook, journey, whose, ...(version === undefined ? {} : { version }) };
  const answer = useRead('get-journey-map', input, { keepPrevious: true });
  const set = useSetSearch();
  const mayRead = useMay('read-playbooks');
  const tab = search.tab === 'text' && !mayRead ? 'map' : (search.tab ?? 'map');
  useShortcut(search.step === undefined || tab !== 'map' ? undefined : 'Escape', () => set({ step: undefined }));
  const title = answer.data === undefined ? journey : titleIn(answer.data.map.titles);
  return (
    <Page
      tabTitle={title}
      title={
        <>
          <Link to="/journeys" className="font-normal text-text-2 hover:text-text">
            <Trans>Journeys</Trans>
          </Link>
          <span aria-hidden="true" className="font-normal text-text-3">
            /
          </span>
          <span className="truncate">{title}</span>
          {answer.data !== undefined && <State answer={answer.data} />}
        </>
      }
      note={answer.data === undefined ? undefined : noteOf(answer.data)}
      actions={
        <>
          <Tabs
            tab={tab}
            mayRead={mayRead}
            onChange={(next) => set({ tab: next === 'map' ? undefined : next, step: undefined })}
          />
          {answer.data !== undefined && (
            <VersionMenu answer={answer.data} version={version} onChange={(next) => set({ version: next })} />
          )}
          <Segmented
            label={t`Whose`}
            value={whose}
            onChange={(value) => set({ whose: value === 'all' ? undefined : value })}
            options={[
              { value: 'mine', label: <Trans>Mine</Trans> },
              { value: 'team', label: <Trans>My team</Trans> },
              { value: 'all', label: <Trans>All</Trans> },
            ]}
          />
          {answer.data !== undefined && <PauseButton answer={answer.data} />}
        </>
      }
      flush
    >
      <Loaded answer={answer} rows={8}>
        {(data) => {
          if (tab === 'people') return <PeopleTab answer={data} search={search} onSearch={set} />;
          if (tab === 'results') return <ResultsTab answer={data} whose={whose} />;
          if (tab === 'text') return <JourneyText map={data.map} />;
          return <MapTab answer={data} whose={whose} step={search.step} onSearch={set} />;
        }}
      </Loaded>
    </Page>
  );
}

function useSetSearch(): SetSearch {
  const navigate = useNavigate();
  return (changes) =>
    void navigate({
      to: '.',
      // The page's own search, which `readJourneySearch` reads.
      search: ((before: JourneySearch) =>
        Object.fromEntries(
          Object.entries({ ...before, ...changes }).filter(([, value]) => value !== undefined),
        )) as never,
      resetScroll: false,
    });
}

function Tabs({ tab, mayRead, onChange }: { tab: Tab; mayRead: boolean; onChange: (tab: Tab) => void }) {
  const options: { value: Tab; label: React.ReactNode }[] = [
    { value: 'map', label: <Trans>Map</Trans> },
    { value: 'people', label: <Trans context="journey">People</Trans> },
    { value: 'results', label: <Trans>Results</Trans> },
  ];
  if (mayRead) options.push({ value: 'text', label: <Trans>Text</Trans> });
  return <Segmented label={t`Part of the journey`} value={tab} onChange={onChange} options={options} />;
}

function State({ answer: { paused, is_live } }: { answer: JourneyAnswer }) {
  if (paused !== undefined)
    return (
      <Pill tone="yellow" {...(paused.reason === undefined ? {} : { title: paused.reason })}>
        <Trans>paused</Trans>
      </Pill>
    );
  return is_live ? (
    <Pill tone="green">
      <Trans>live</Trans>
    </Pill>
  ) : (
    <Pill>
      <Trans>past version</Trans>
    </Pill>
  );
}

function noteOf({ map, versions }: JourneyAnswer): string {
  const shown = versions.find((one) => one.version === map.version);
  const since = shown === undefined ? '' : formatDate(shown.published_at, { short: true });
  const older = versions.filter((one) => one.version !== map.version && one.running > 0);
  const count = formatNumber(older.reduce((sum, one) => sum + one.running, 0));
  const first = since === '' ? t`version ${map.version}` : t`version ${map.version}, since ${since}`;
  if (older.length === 0) return first;
  const names = older.map((one) => one.version).join(', ');
  return `${first} · ${t`${count} finish on ${names}`}`;
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRead } from '#web/api';
import { useWords } from '#web/app';
import { EmptyState, Loaded, Page, Panel, Segmented } from '#web/ui';
import { figureText, type Kpi, madeOf, targetText } from './figure.ts';
import { InsightsControls } from './insights-controls.tsx';
import { Met } from './insights-screen.tsx';
import { KpiGroups } from './kpi-groups.tsx';
import { KpiRows } from './kpi-rows.tsx';
import { DIVISIONS, type InsightsSearch } from './search.ts';
import { useAsked } from './use-asked.ts';

/** One KPI: what it counts, its trend or groups, and the rows that it is made of. */
export function KpiScreen() {
  const { playbook = '', kpi: id = '' } = useParams({ strict: false });
  const search: InsightsSearch = useSearch({ strict: false });
  const asked = useAsked(search);
  const words = useWords();
  const answer = useRead('list-kpis', { playbook, ...asked }, { keepPrevious: true });
  const kpi = answer.data?.kpis.find((one) => one.kpi === id);
  const title = kpi === undefined ? id : words.say(playbook, kpi.title);
  return (
    <Page
      tabTitle={title}
      title={
        <>
          <Link to="/insights" search={search} className="font-normal text-text-2 hover:text-text">
            <Trans>Insights</Trans>
          </Link>
          <span className="text-text-3">/</span>
          {title}
        </>
      }
      actions={<InsightsControls search={search} />}
    >
      <Loaded answer={answer} rows={8}>
        {() =>
          kpi === undefined ? (
            <EmptyState title={<Trans>This figure is in no live playbook</Trans>}>
              <Trans>It may have been renamed in a newer version.</Trans>
            </EmptyState>
          ) : (
            <div className="flex flex-col gap-4">
              <Head kpi={kpi} />
              <Divided kpi={kpi} search={search} />
              <KpiRows kpi={kpi} asked={asked} />
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function Head({ kpi }: { kpi: Kpi }) {
  const words = useWords();
  const target = targetText(kpi);
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <span className="text-2xl font-semibold tabular-nums">{figureText(kpi)}</span>
      {kpi.met !== null && <Met met={kpi.met} />}
      {target !== undefined && (
        <span className="text-text-2">
          <Trans>target {target}</Trans>
        </span>
      )}
      <span className="text-text-2">{madeOf(kpi)}</span>
      <p className="w-full text-text-2">
        {kpi.meaning === undefined ? kpi.counts : words.say(kpi.playbook, kpi.meaning)}
      </p>
    </div>
  );
}

function Divided({ kpi, search }: { kpi: Kpi; search: InsightsSearch }) {
  const navigate = useNavigate();
  const by = search.by ?? 'month';
  const names = { month: t`By month`, segment: t`By segment`, owner: t`By owner` };
  return (
    <Panel
      title={by === 'month' ? <Trans>Trend</Trans> : names[by]}
      note={by === 'month' ? <Trans>the last 12 months</Trans> : undefined}
      flush
      actions={
        <Segmented
          label={t`Divided`}
          value={by}
          onChange={(next) => void navigate({ to: '.', search: { ...search, by: next }, replace: true })}
          options={DIVISIONS.map((value) => ({ value, label: names[value] }))}
        />
      }
    >
      <KpiGroups kpi={kpi} by={by} search={search} />
    </Panel>
  );
}

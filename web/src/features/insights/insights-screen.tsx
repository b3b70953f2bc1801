import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useSearch } from '@tanstack/react-router';
import { useRead } from '#web/api';
import { useWords } from '#web/app';
import { EmptyState, formatDate, Loaded, Page, Pill } from '#web/ui';
import { figureText, type Kpi, madeOf, targetText } from './figure.ts';
import { InsightsControls } from './insights-controls.tsx';
import type { InsightsSearch } from './search.ts';
import { useAsked } from './use-asked.ts';

/** KPIs against their targets, by playbook; each opens into its trend, its groups and its rows. */
export function InsightsScreen() {
  const search: InsightsSearch = useSearch({ strict: false });
  const asked = useAsked(search);
  const answer = useRead('list-kpis', asked, { keepPrevious: true });
  return (
    <Page title={t`Insights`} actions={<InsightsControls search={search} />}>
      <Loaded answer={answer} rows={8}>
        {({ kpis }) =>
          kpis.length === 0 ? (
            <EmptyState title={<Trans>No figures yet</Trans>}>
              <Trans>Figures and their targets stand in the kpis.yaml of a playbook. Publish one that has them.</Trans>
            </EmptyState>
          ) : (
            <ByPlaybook kpis={kpis} search={search} />
          )
        }
      </Loaded>
    </Page>
  );
}

function ByPlaybook({ kpis, search }: { kpis: readonly Kpi[]; search: InsightsSearch }) {
  const words = useWords();
  const playbooks = [...new Set(kpis.map(({ playbook }) => playbook))];
  return (
    <div className="flex flex-col gap-6">
      {playbooks.map((playbook) => (
        <section key={playbook} aria-label={words.playbook(playbook)} className="flex flex-col gap-2.5">
          <h2>{words.playbook(playbook)}</h2>
          <div className="grid grid-cols-[repeat(auto-fill,minmax(17rem,1fr))] overflow-hidden rounded-l border border-line bg-surface">
            {kpis
              .filter((kpi) => kpi.playbook === playbook)
              .map((kpi) => (
                <KpiCard key={kpi.kpi} kpi={kpi} search={search} />
              ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function KpiCard({ kpi, search }: { kpi: Kpi; search: InsightsSearch }) {
  const words = useWords();
  const target = targetText(kpi);
  return (
    <Link
      to="/insights/$playbook/$kpi"
      params={{ playbook: kpi.playbook, kpi: kpi.kpi }}
      search={search}
      className="-mr-px -mb-px flex min-w-0 flex-col gap-0.5 border-r border-b border-line px-4 py-3 hover:bg-hover"
    >
      <span className="truncate text-s text-text-2">{words.say(kpi.playbook, kpi.title)}</span>
      <span className="flex items-center gap-2">
        <span className="truncate text-xl font-semibold tabular-nums">{figureText(kpi)}</span>
        {kpi.met !== null && <Met met={kpi.met} />}
      </span>
      <span className="flex gap-2 truncate text-s text-text-3">
        {target !== undefined && (
          <span>
            <Trans>target {target}</Trans>
          </span>
        )}
        <span className="truncate">{madeOf(kpi) ?? stateOf(kpi)}</span>
      </span>
    </Link>
  );
}

export function Met({ met }: { met: boolean }) {
  return met ? (
    <Pill tone="green">
      <Trans>on target</Trans>
    </Pill>
  ) : (
    <Pill tone="red">
      <Trans>off target</Trans>
    </Pill>
  );
}

function stateOf({ period: { from, to } }: Kpi): string {
  const day = formatDate(to);
  return from === null ? t`as of ${day}` : `${formatDate(from, { short: true })} – ${formatDate(to, { short: true })}`;
}

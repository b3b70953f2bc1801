import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Output } from '#web/api';
import { useWords } from '#web/app';
import { EmptyState, formatNumber, formatShare, Loaded, Panel, Pill } from '#web/ui';

type Kpi = Output<'list-kpis'>['kpis'][number];
type Answer = Parameters<typeof Loaded<Output<'list-kpis'>>>[0]['answer'];

/** The rates of the playbook against their targets, over the last 90 days; each opens into what it is made of. */
export function KpiTable({ answer }: { answer: Answer }) {
  return (
    <Panel title={<Trans>Against targets</Trans>} note={<Trans>last 90 days</Trans>} flush>
      <Loaded answer={answer}>
        {({ kpis }) => {
          const rates = kpis.filter(({ unit }) => unit === 'share');
          return rates.length === 0 ? (
            <EmptyState title={<Trans>No targets</Trans>}>
              <Trans>Targets stand in the kpis.yaml of the playbook.</Trans>
            </EmptyState>
          ) : (
            rates.map((kpi) => <KpiRow key={kpi.kpi} kpi={kpi} />)
          );
        }}
      </Loaded>
    </Panel>
  );
}

function KpiRow({ kpi }: { kpi: Kpi }) {
  const words = useWords();
  const { playbook, title, value, met, target, numerator, denominator } = kpi;
  return (
    <Link
      to="/insights/$playbook/$kpi"
      params={{ playbook, kpi: kpi.kpi }}
      className="flex min-h-9 items-center gap-2.5 border-t border-line px-3.5 py-1.5 first:border-t-0 hover:bg-hover"
    >
      <span className="min-w-0 flex-1 truncate">{words.say(playbook, title)}</span>
      {numerator !== null && denominator !== null && (
        <span className="text-xs text-text-3 tabular-nums">
          <Trans>
            {formatNumber(numerator)} of {formatNumber(denominator)}
          </Trans>
        </span>
      )}
      <span className="w-14 text-right font-semibold tabular-nums">{value === null ? '–' : formatShare(value)}</span>
      <span className="w-24 text-right text-xs text-text-3">
        {target !== null && <Trans>target {formatShare(target.edge)}</Trans>}
      </span>
      <span className="w-16 text-right">
        {met !== null && (
          <Pill tone={met ? 'green' : 'yellow'}>{met ? <Trans>met</Trans> : <Trans>missed</Trans>}</Pill>
        )}
      </span>
    </Link>
  );
}

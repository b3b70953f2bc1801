import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useWords } from '#web/app';
import { formatNumber, HealthMark, Panel, PanelRow, Pill, Sparkline } from '#web/ui';
import { bandTone } from './band-tone.ts';
import type { AccountPage } from './sections.ts';

/** Health and the scores in short; each opens into what it is made of. */
export function HealthCard({ account, page: { health, scores } }: { account: string; page: AccountPage }) {
  const words = useWords();
  if (health === undefined && scores.length === 0) return null;
  const to = { to: '/accounts/$account/$section', params: { account, section: 'health' } } as const;
  return (
    <Panel flush>
      {health !== undefined && (
        <Link {...to} className="flex items-center gap-3 px-3.5 py-3 hover:bg-hover">
          <span className="flex flex-col gap-0.5">
            <span className="text-s text-text-2">
              <Trans>Health</Trans>
            </span>
            <span className="text-xl">
              <HealthMark
                band={health.band}
                value={health.value}
                before={health.value === null || health.change === null ? null : health.value - health.change}
              />
            </span>
          </span>
          <span className="flex-1" />
          <Sparkline values={health.weeks} width={140} height={36} label={t`Health over twelve weeks`} />
        </Link>
      )}
      {scores.map(({ name, title, value, max, band }) => (
        <PanelRow key={name} className="text-s">
          <Link {...to} search={{ score: name }} className="min-w-0 flex-1 truncate font-medium hover:underline">
            {words.name(title)}
          </Link>
          {band !== null && <Pill tone={bandTone(band)}>{words.band(band)}</Pill>}
          <span className="w-20 text-right tabular-nums">
            <b className="font-semibold">{value === null ? '–' : formatNumber(value, { maximumFractionDigits: 1 })}</b>
            <span className="text-text-3"> / {formatNumber(max)}</span>
          </span>
        </PanelRow>
      ))}
    </Panel>
  );
}

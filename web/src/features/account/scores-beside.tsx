import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useRead } from '#web/api';
import { useWords } from '#web/app';
import { Bar, formatNumber, HealthMark, Loaded, Panel, PanelRow, Pill } from '#web/ui';
import { bandTone } from './band-tone.ts';
import { valueText } from './event-words.ts';
import type { AccountPage } from './sections.ts';
import { useAddress } from './use-address.ts';

interface ScoresBesideProps {
  readonly account: string;
  readonly page: AccountPage | undefined;
  readonly open: string;
}

/** The other scores of the account, each with its factors; its name opens it in the place of health. */
export function ScoresBeside({ account, page, open }: ScoresBesideProps) {
  const { search } = useAddress();
  const words = useWords();
  const explained = useRead('explain-account', { account });
  const health = page?.health;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {open !== 'health' && health !== undefined && (
        <Panel
          title={
            <Link
              to="/accounts/$account/$section"
              params={{ account, section: 'health' }}
              search={{ ...search, score: undefined }}
            >
              <Trans>Health</Trans>
            </Link>
          }
          actions={<HealthMark band={health.band} value={health.value} />}
        />
      )}
      <Loaded answer={explained} rows={5}>
        {({ scores }) =>
          scores
            .filter(({ name }) => name !== 'health')
            .map((score) => (
              <Panel
                key={score.name}
                flush
                title={
                  <Link
                    to="/accounts/$account/$section"
                    params={{ account, section: 'health' }}
                    search={{ ...search, score: score.name }}
                    aria-current={open === score.name}
                    className="hover:underline"
                  >
                    {words.name(score.title)}
                  </Link>
                }
                note={
                  <span className="font-semibold text-text tabular-nums">
                    {score.value === null ? t`not known` : formatNumber(score.value, { maximumFractionDigits: 1 })}
                  </span>
                }
                actions={score.band !== null && <Pill tone={bandTone(score.band)}>{words.band(score.band)}</Pill>}
              >
                {score.contributions.map((part) => (
                  <PanelRow key={part.factor} className="text-s">
                    <span className="w-28 shrink-0 truncate font-medium">{words.name(part.factor)}</span>
                    <span className="min-w-0 flex-1 truncate text-text-2" title={part.source}>
                      {part.label === null ? valueText(part.input) : words.say(null, part.label)}
                    </span>
                    <span className="w-16 shrink-0">
                      <Bar
                        height={6}
                        whole={part.of}
                        label={t`${part.points} of ${part.of}`}
                        parts={[{ value: part.points, colour: 'var(--chart-1)', label: part.factor }]}
                      />
                    </span>
                    <span className="w-12 shrink-0 text-right tabular-nums">
                      <b className="font-semibold">{formatNumber(part.points, { maximumFractionDigits: 1 })}</b>
                      <span className="text-text-3"> / {formatNumber(part.of, { maximumFractionDigits: 1 })}</span>
                    </span>
                  </PanelRow>
                ))}
              </Panel>
            ))
        }
      </Loaded>
    </div>
  );
}

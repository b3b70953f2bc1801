import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Output, useRead } from '#web/api';
import { useWords } from '#web/app';
import { buttonClasses, formatDate, formatNumber, HealthMark, Loaded, Pill, SidePanel, When } from '#web/ui';
import { moneyText } from './account-money.ts';
import { WeeksBars } from './weeks-bars.tsx';

type AccountPage = Output<'get-account-page'>;

/** A look at an account without leaving the list. */
export function AccountPreview({ account, onClose }: { account: string | undefined; onClose: () => void }) {
  const answer = useRead(
    'get-account-page',
    { account: account ?? '' },
    { enabled: account !== undefined, keepPrevious: true },
  );
  return (
    <SidePanel
      open={account !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={answer.data?.name ?? account ?? ''}
      footer={
        account !== undefined && (
          <Link
            to="/accounts/$account/$section"
            params={{ account, section: 'summary' }}
            className={buttonClasses('primary')}
          >
            <Trans>Open</Trans>
          </Link>
        )
      }
    >
      <Loaded answer={answer} rows={8}>
        {(page) => <Facts page={page} />}
      </Loaded>
    </SidePanel>
  );
}

function Facts({ page }: { page: AccountPage }) {
  const words = useWords();
  const { health, counts, scores } = page;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-3">
        {health === undefined ? (
          <HealthMark band="unknown" />
        ) : (
          <>
            <HealthMark
              className="text-xl"
              band={health.band}
              value={health.value}
              before={health.value === null || health.change === null ? null : health.value - health.change}
            />
            <WeeksBars weeks={health.weeks} band={health.band} />
          </>
        )}
        {page.segment !== undefined && <Pill tone="info">{page.segment}</Pill>}
        {page.sample && (
          <Pill>
            <Trans>Sample</Trans>
          </Pill>
        )}
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-s">
        <Fact name={t`ARR`}>{page.arr.map(({ amount, currency }) => moneyText(amount, currency)).join(' + ')}</Fact>
        <Fact name={t`Renewal`}>{page.renewal === undefined ? '' : formatDate(page.renewal.on)}</Fact>
        <Fact name={t`Owner`}>{page.owner?.name ?? ''}</Fact>
        <Fact name={t`Champion`}>{page.champion?.name ?? page.champion?.contact ?? ''}</Fact>
        <Fact name={t`Last touch`}>{page.last_touch === undefined ? '' : <When at={page.last_touch.at} />}</Fact>
        <Fact name={t`Segments joined`}>{page.segments.join(', ')}</Fact>
      </dl>
      {scores.length > 0 && (
        <Section title={<Trans>Scores</Trans>}>
          {scores.map(({ name, title, value, max }) => (
            <li key={name} className="flex justify-between gap-3">
              <span className="truncate">{words.say(name.split('.')[0], title)}</span>
              <span className="tabular-nums">
                {value === null ? '–' : t`${formatNumber(value, { maximumFractionDigits: 1 })} of ${formatNumber(max)}`}
              </span>
            </li>
          ))}
        </Section>
      )}
      {page.journeys.length > 0 && (
        <Section title={<Trans>Journeys</Trans>}>
          {page.journeys.map(({ enrollment, title, stage_title, stage }) => (
            <li key={enrollment} className="flex justify-between gap-3">
              <span className="truncate">{words.say(null, title)}</span>
              <span className="truncate text-text-2">{words.say(null, stage_title ?? stage ?? '')}</span>
            </li>
          ))}
        </Section>
      )}
      <ul className="flex flex-wrap gap-1.5">
        <Door page={page} section="signals" count={counts.signals} title={t`Signals`} />
        <Door page={page} section="tasks" count={counts.tasks} title={t`Tasks`} />
        <Door
          page={page}
          section="people"
          count={counts.contacts}
          title={t({ message: 'People', context: 'customer' })}
        />
        <Door page={page} section="opportunities" count={counts.opportunities} title={t`Opportunities`} />
        <Door page={page} section="tickets" count={counts.tickets} title={t`Tickets`} />
      </ul>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === '') return null;
  return (
    <>
      <dt className="text-text-3">{name}</dt>
      <dd className="min-w-0 truncate">{children}</dd>
    </>
  );
}

function Section({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="border-t border-line pt-3">
      <h3 className="pb-1.5 text-s">{title}</h3>
      <ul className="flex flex-col gap-1.5 text-s">{children}</ul>
    </section>
  );
}

function Door({ page, section, count, title }: { page: AccountPage; section: string; count: number; title: string }) {
  return (
    <li>
      <Link to="/accounts/$account/$section" params={{ account: page.account, section }} className={buttonClasses()}>
        {title}
        <span className="text-text-3 tabular-nums">{formatNumber(count)}</span>
      </Link>
    </li>
  );
}

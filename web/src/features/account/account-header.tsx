import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '#web/app';
import {
  Avatar,
  formatDate,
  formatMoney,
  formatNumber,
  formatShare,
  HealthMark,
  Pill,
  strengthWords,
  When,
} from '#web/ui';
import { OwnerField, SegmentField } from './header-fields.tsx';
import type { KnownAccount } from './listed-account.ts';
import { minorOf } from './money.ts';
import type { AccountPage } from './sections.ts';
import { titleOf } from './titles.ts';
import { touchWords } from './touch-words.ts';

export function AccountTitle({ account, known }: { account: string; known: KnownAccount | undefined }) {
  const name = known?.name ?? account;
  const health = known?.health;
  const [journey] = known?.journeys ?? [];
  const stage = journey === undefined ? undefined : titleOf(journey.stage_title ?? journey.stage, journey.stage_titles);
  return (
    <>
      <Link to="/accounts" className="font-normal text-text-2 hover:text-text max-sm:hidden">
        <Trans>Accounts</Trans>
      </Link>
      <span aria-hidden="true" className="font-normal text-text-3 max-sm:hidden">
        /
      </span>
      <Avatar name={name} kind="company" />
      <span className="truncate" title={name}>
        {name}
      </span>
      {health !== undefined && (
        <Link to="/accounts/$account/$section" params={{ account, section: 'health' }} aria-label={t`Health`}>
          <HealthMark
            band={health.band}
            value={health.value}
            before={health.value === null || health.change === null ? null : health.value - health.change}
          />
        </Link>
      )}
      {journey !== undefined && stage !== undefined && (
        <Link
          to="/accounts/$account/$section"
          params={{ account, section: 'journeys' }}
          className="truncate max-md:hidden"
        >
          <Pill title={titleOf(journey.title, journey.titles)}>{stage}</Pill>
        </Link>
      )}
      {known?.held !== undefined && (
        <Pill tone="red" title={known.held}>
          <Trans>Held</Trans>
        </Pill>
      )}
    </>
  );
}

function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="flex shrink-0 items-baseline gap-1.5 whitespace-nowrap">
      <dt className="text-text-3">{label}</dt>
      <dd className="flex items-baseline gap-1.5 font-medium">{children}</dd>
    </div>
  );
}

/** What is known at a glance; what is not known is left out. */
export function AccountFacts({ account, page }: { account: string; page: AccountPage | undefined }) {
  const mayEdit = useMay('work');
  if (page === undefined) return <div className="h-8" />;
  const { arr, renewal, champion, last_touch: touch, limit, ae } = page;
  return (
    <dl className="flex min-h-8 items-center gap-x-4 gap-y-1 px-6 pt-1 pb-0.5 text-s sm:flex-wrap max-sm:overflow-x-auto max-sm:px-4 max-sm:[scrollbar-width:none]">
      {arr.length > 0 && (
        <Fact label={t`ARR`}>
          <span className="font-semibold tabular-nums">
            {arr.map(({ amount, currency }) => formatMoney(minorOf(amount, currency), currency)).join(' + ')}
          </span>
        </Fact>
      )}
      {renewal !== undefined && (
        <Fact label={t`Renews`}>
          <Link to="/accounts/$account/$section" params={{ account, section: 'contract' }} className="font-semibold">
            {formatDate(renewal.on)}
          </Link>
          <span className={renewal.days <= 90 ? 'font-normal text-yellow' : 'font-normal text-text-3'}>
            <Plural value={renewal.days} one="# day" other="# days" />
          </span>
        </Fact>
      )}
      <Fact label={t`CSM`}>
        <OwnerField account={account} page={page} mayEdit={mayEdit} />
      </Fact>
      {ae !== undefined && <Fact label={t`AE`}>{ae.name}</Fact>}
      <Fact label={t`Segment`}>
        <SegmentField account={account} page={page} mayEdit={mayEdit} />
      </Fact>
      {champion !== undefined && (
        <Fact label={t`Champion`}>
          <Link to="/accounts/$account/$section" params={{ account, section: 'people' }}>
            {champion.name ?? champion.contact}
          </Link>
          {champion.strength !== undefined && <Pill tone="green">{strengthWords(champion.strength)}</Pill>}
        </Fact>
      )}
      {touch !== undefined && (
        <Fact label={t`Last touch`}>
          <span title={touchWords(touch.event)}>
            <When at={touch.at} />
          </span>
        </Fact>
      )}
      {limit !== undefined && (
        <Fact label={t`Plan`}>
          <Link to="/accounts/$account/$section" params={{ account, section: 'usage' }} className="tabular-nums">
            {formatShare(limit.used / limit.limit)}
          </Link>
          <span className="font-normal text-text-3">
            <LimitWords limit={limit} />
          </span>
        </Fact>
      )}
    </dl>
  );
}

function LimitWords({ limit: { used, limit, days } }: { limit: NonNullable<AccountPage['limit']> }) {
  if (used >= limit) return <Trans>full</Trans>;
  if (days === undefined) return <Trans>of {formatNumber(limit)}</Trans>;
  const low = formatNumber(days.low);
  const high = formatNumber(days.high);
  if (days.low === days.high) return <Trans>full in {low} days</Trans>;
  return (
    <Trans>
      full in {low}–{high} days
    </Trans>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Output, useRead } from '#web/api';
import {
  Bar,
  formatInstant,
  formatLength,
  formatNumber,
  Loaded,
  Page,
  Panel,
  PanelRow,
  Pill,
  type Tone,
} from '#web/ui';
import { TeamLoad } from './team-load.tsx';
import { placeOf, troubleText } from './trouble-words.ts';

type Status = Output<'get-status'>;

/** Five minutes late is what status calls late. */
const LATE_SECONDS = 300;

/** How this installation is: what needs somebody, what runs, and how much room there is. */
export function StatusScreen() {
  const answer = useRead('get-status', {}, { refetchInterval: 5_000 });
  return (
    <Page title={t`Status and limits`}>
      <Loaded answer={answer} rows={8}>
        {(status) => (
          <div className="flex items-start gap-4 max-lg:flex-col">
            <div className="flex min-w-0 flex-1 flex-col gap-4 max-lg:w-full">
              <Troubles status={status} />
              <TeamLoad />
            </div>
            <div className="flex min-w-0 flex-1 flex-col gap-4 max-lg:w-full">
              <Headroom status={status} />
              <Stored status={status} />
              <Versions status={status} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

const TONES: Readonly<Record<Status['troubles'][number]['level'], Tone>> = {
  urgent: 'red',
  person: 'yellow',
  note: 'info',
};

function Troubles({ status }: { status: Status }) {
  const levels = { urgent: t`stands still`, person: t`waits for you`, note: t`good to know` };
  return (
    <Panel title={<Trans>What needs somebody</Trans>} flush>
      {status.troubles.length === 0 && (
        <PanelRow>
          <Trans>All is well.</Trans>
        </PanelRow>
      )}
      {status.troubles.map((trouble) => {
        const place = placeOf(trouble.name);
        return (
          <PanelRow key={trouble.name}>
            <Pill tone={TONES[trouble.level]}>{levels[trouble.level]}</Pill>
            <span className="min-w-0 flex-1" title={trouble.text}>
              {troubleText(trouble.name, status) ?? trouble.text}
            </span>
            {place !== undefined && (
              <Link to={place} className="shrink-0 font-medium text-accent hover:underline">
                <Trans>Look</Trans>
              </Link>
            )}
          </PanelRow>
        );
      })}
    </Panel>
  );
}

function Headroom({ status: { lag, outbox, services, last_tick: lastTick } }: { status: Status }) {
  return (
    <Panel title={<Trans>Headroom</Trans>} note={<Trans>against what is called late</Trans>} flush>
      <Room
        name={t`Work`}
        used={lag.worst_seconds}
        of={LATE_SECONDS}
        says={lag.worst_seconds < 1 ? t`not late` : t`late by ${formatLength(lag.worst_seconds * 1000)}`}
      />
      <Room
        name={t`Delivery`}
        used={outbox.oldest_due_seconds ?? 0}
        of={LATE_SECONDS}
        says={t`${formatNumber(outbox.queued)} queued`}
      />
      <Fact name={t`Events that wait`}>{formatNumber(lag.lanes.people.waiting + lag.lanes.live.waiting)}</Fact>
      <Fact name={t`Events of history that wait`}>{formatNumber(lag.lanes.history.waiting)}</Fact>
      <Fact name={t`Workers`}>{formatNumber(services.workers.length)}</Fact>
      <Fact name={t`Deliveries`}>{formatNumber(services.deliveries.length)}</Fact>
      <Fact name={t`Last work done`}>{lastTick === null ? t`never` : formatInstant(lastTick)}</Fact>
    </Panel>
  );
}

function Room({ name, used, of, says }: { name: string; used: number; of: number; says: string }) {
  const colour = used > of ? 'var(--red)' : 'var(--chart-1)';
  return (
    <PanelRow>
      <span className="w-40 shrink-0 text-text-2">{name}</span>
      <Bar whole={of} label={`${name}: ${says}`} parts={[{ value: Math.min(used, of), colour, label: says }]} />
      <span className="w-36 shrink-0 text-right tabular-nums">{says}</span>
    </PanelRow>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <PanelRow>
      <span className="flex-1 text-text-2">{name}</span>
      <span className="tabular-nums">{children}</span>
    </PanelRow>
  );
}

function Stored({ status: { size } }: { status: Status }) {
  const names: Readonly<Record<string, string>> = {
    log: t`Log of events`,
    'measures and scores': t`Measures and scores`,
    'journeys and signals': t`Journeys and signals`,
    'in and out': t`In and out`,
    'records and the rest': t`Records and the rest`,
  };
  return (
    <Panel title={<Trans>What is stored</Trans>} note={bytes(size.bytes)} flush>
      {size.groups.map(({ group, bytes: stored, about_rows: rows }) => (
        <PanelRow key={group}>
          <span className="w-40 shrink-0 text-text-2">{names[group] ?? group}</span>
          <Bar
            whole={size.bytes}
            label={bytes(stored)}
            parts={[{ value: stored, colour: 'var(--chart-2)', label: bytes(stored) }]}
          />
          <span className="w-20 shrink-0 text-right tabular-nums">{bytes(stored)}</span>
          <span className="w-28 shrink-0 text-right text-s text-text-3 tabular-nums">
            <Trans>about {formatNumber(rows, { notation: 'compact' })} rows</Trans>
          </span>
        </PanelRow>
      ))}
    </Panel>
  );
}

function bytes(count: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  const step = count === 0 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(count) / 3));
  return formatNumber(count / 1000 ** step, { style: 'unit', unit: units[step] ?? 'byte', maximumFractionDigits: 1 });
}

function Versions({ status: { versions, clock } }: { status: Status }) {
  return (
    <Panel title={<Trans>Versions</Trans>} flush>
      <Fact name="Perennial">{versions.perennial}</Fact>
      <Fact name="PostgreSQL">{versions.postgresql}</Fact>
      <Fact name="Node.js">{versions.node}</Fact>
      <Fact name={t`Migrations`}>{formatNumber(versions.migrations)}</Fact>
      <Fact name={t`Clock of the database`}>{formatInstant(clock.database)}</Fact>
      {versions.playbooks.map(({ playbook, version, status, prepared }) => (
        <Fact key={`${playbook} ${version}`} name={t`Playbook ${playbook}`}>
          {version}{' '}
          <Pill tone={status === 'live' ? 'green' : 'neutral'}>
            {status === 'live' ? t`live` : formatNumber(prepared, { style: 'percent' })}
          </Pill>
        </Fact>
      ))}
    </Panel>
  );
}

import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { type Output, useRead } from '#web/api';
import { formatInstant, formatNumber, HealthMark, Loaded, Pill, SidePanel } from '#web/ui';
import { EventLine } from './event-line.tsx';
import { eventTitle, KIND_TITLES, KIND_TONES } from './event-words.ts';
import { PropertiesList } from './properties-list.tsx';

interface EventPanelProps {
  readonly account: string;
  readonly event: string;
  readonly onClose: () => void;
}

/** An event beside the page: what it says, what it came of, and what came of it. */
export function EventPanel({ account, event, onClose }: EventPanelProps) {
  const { _ } = useLingui();
  const answer = useRead('get-event', { account, key: event }, { keepPrevious: true });
  const opened = answer.data;
  const name = opened?.event.name;
  return (
    <SidePanel
      open
      onOpenChange={(open) => !open && onClose()}
      title={name === undefined ? t`Event` : eventTitle(name, _)}
      description={
        opened !== undefined && (
          <span className="flex flex-wrap items-center gap-2">
            <Pill tone={KIND_TONES[opened.event.kind]}>{_(KIND_TITLES[opened.event.kind])}</Pill>
            <time dateTime={opened.event.occurred_at}>{formatInstant(opened.event.occurred_at)}</time>
          </span>
        )
      }
    >
      <Loaded answer={answer}>{(data) => <EventParts opened={data} />}</Loaded>
    </SidePanel>
  );
}

function EventParts({ opened }: { opened: Output<'get-event'> }) {
  const { event, cause, caused, scores } = opened;
  return (
    <div className="flex flex-col gap-5 pt-1">
      <PropertiesList properties={event.properties} />
      <PropertiesList properties={originOf(event)} />
      {cause !== undefined && (
        <Part title={<Trans>It all began with</Trans>}>
          <EventLine event={cause} time="instant" />
        </Part>
      )}
      {scores.length > 0 && (
        <Part title={<Trans>Scores that it moved</Trans>}>
          {scores.map((score) => (
            <div
              key={score.name}
              className="flex min-h-9 items-center gap-2.5 border-t border-line px-3.5 text-s first:border-t-0"
            >
              <span className="min-w-0 flex-1 truncate font-medium">
                {score.name === 'health' ? t`Health` : score.name}
              </span>
              <span className="text-text-2 tabular-nums">{numberText(score.before)} →</span>
              {score.name === 'health' ? (
                <HealthMark band={score.band} value={score.value} before={score.before} />
              ) : (
                <span className="font-semibold tabular-nums">{numberText(score.value)}</span>
              )}
            </div>
          ))}
        </Part>
      )}
      {caused.length > 0 && (
        <Part title={<Trans>What came of it</Trans>}>
          {caused.map((one) => (
            <EventLine key={one.key} event={one} time="instant" />
          ))}
        </Part>
      )}
      {caused.length === 0 && scores.length === 0 && (
        <p className="text-s text-text-2">
          {event.history ? (
            <Trans>It was old when it came in: it counts, and set nothing off.</Trans>
          ) : (
            <Trans>It set nothing off and moved no score.</Trans>
          )}
        </p>
      )}
    </div>
  );
}

const numberText = (value: number | null): string =>
  value === null ? t`not known` : formatNumber(value, { maximumFractionDigits: 1 });

function originOf(event: Output<'get-event'>['event']): Record<string, unknown> {
  const who = event.contact_name ?? event.contact;
  const words = { who: t`who`, from: t`from`, cameIn: t`came in`, name: t`name` };
  return {
    ...(who === undefined ? {} : { [words.who]: who }),
    [words.from]: event.caused ? t`the engine` : event.source,
    [words.cameIn]: event.received_at,
    [words.name]: event.name,
  };
}

function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section>
      <h3 className="pb-1.5 text-s text-text-2">{title}</h3>
      <div className="overflow-hidden rounded border border-line">{children}</div>
    </section>
  );
}

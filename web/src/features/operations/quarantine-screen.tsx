import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type Output, usePages, useWrite } from '#web/api';
import { Button, EmptyState, formatNumber, Loaded, Page, Pill, ShowMore, tellDone, When } from '#web/ui';
import { useChoice } from './choice.ts';
import { ReplayDialog } from './replay-dialog.tsx';
import type { ReasonSearch } from './routes.ts';
import { JsonView, WaitingList } from './waiting-list.tsx';
import { WhyDialog } from './why-dialog.tsx';

type Answer = Output<'list-quarantine'>;
type Held = Answer['events'][number];

/** Events that could not be recorded: why, and sent through again once that is put right. */
export function QuarantineScreen() {
  const { reason }: ReasonSearch = useSearch({ strict: false });
  const answer = usePages('list-quarantine', reason === undefined ? {} : { reason });
  return (
    <Page title={t`Quarantine`} note={<Trans>Events that could not be recorded</Trans>}>
      <Loaded answer={answer} rows={6}>
        {({ pages }) => {
          const [first] = pages;
          if (first === undefined || (first.total === 0 && reason === undefined)) return <Nothing />;
          return (
            <div className="flex flex-col gap-3">
              <Reasons reasons={first.reasons} chosen={reason} />
              <Events rows={pages.flatMap(({ events }) => events)} more={<ShowMore of={answer} />} />
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Nothing() {
  return (
    <EmptyState title={<Trans>Nothing is in quarantine</Trans>}>
      <Trans>
        Events that break what their playbook declares, or say something else than an event of the same id, are kept
        here with the reason instead of being lost.
      </Trans>
    </EmptyState>
  );
}

function Reasons({ reasons, chosen }: { reasons: Answer['reasons']; chosen: string | undefined }) {
  const navigate = useNavigate();
  if (chosen !== undefined) {
    return (
      <div>
        <Button onClick={() => void navigate({ to: '.', search: {} })}>
          <Trans>Only {chosen}: show all</Trans>
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap gap-2">
      {reasons.map(({ reason, count }) => (
        <Link key={reason} to="/settings/quarantine" search={{ reason }} className="rounded-full hover:underline">
          <Pill>
            {reason} · {formatNumber(count)}
          </Pill>
        </Link>
      ))}
    </div>
  );
}

interface EventsProps {
  readonly rows: readonly Held[];
  readonly more: ReactNode;
}

function Events(props: EventsProps) {
  const choice = useChoice<string>();
  const [dialog, setDialog] = useState<'replay' | 'discard'>();
  const close = (): void => {
    setDialog(undefined);
    choice.clear();
  };
  const discard = useWrite('discard-quarantined', {
    onDone: ({ discarded: { length } }) => {
      tellDone(t`${plural(length, { one: '# event was thrown away', other: '# events were thrown away' })}`);
      close();
    },
  });
  return (
    <>
      <WaitingList
        {...props}
        idOf={({ id }) => id}
        nameOf={({ account, message }) => `${account}: ${message}`}
        choice={choice}
        line={(row) => <EventLine row={row} />}
        inside={({ event, stored }) => (
          <div className="flex gap-3 max-md:flex-col">
            <JsonView label={t`What came in`} value={event} />
            {stored !== undefined && <JsonView label={t`What is stored under the same id`} value={stored} />}
          </div>
        )}
        actions={
          <>
            <Button disabled={choice.ids.length === 0} onClick={() => setDialog('discard')} look="danger">
              <Trans>Throw away</Trans>
            </Button>
            <Button disabled={choice.ids.length === 0} onClick={() => setDialog('replay')}>
              <Trans>Send through again</Trans>
            </Button>
          </>
        }
      />
      {dialog === 'replay' && <ReplayDialog ids={choice.ids} onClose={() => setDialog(undefined)} onDone={close} />}
      <WhyDialog
        title={<Trans>Throw these events away?</Trans>}
        open={dialog === 'discard'}
        busy={discard.isPending}
        onClose={() => setDialog(undefined)}
        onDiscard={(why) => discard.mutate({ ids: [...choice.ids], why })}
      />
    </>
  );
}

function EventLine({ row: { account, at, reason, message, event } }: { row: Held }) {
  return (
    <>
      <div className="flex min-w-0 flex-1 flex-col">
        <span className="truncate font-medium" title={message}>
          {message}
        </span>
        <span className="truncate text-s text-text-2">
          <Link to={`/accounts/${encodeURIComponent(account)}`} className="hover:underline">
            {account}
          </Link>
          {' · '}
          {String(event.name ?? '')}
        </span>
      </div>
      <Pill>{reason}</Pill>
      <When at={at} className="w-24 shrink-0 text-right text-s text-text-3" />
    </>
  );
}

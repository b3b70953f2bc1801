import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type Output, usePages, useWrite } from '#web/api';
import { Button, EmptyState, Loaded, Page, Panel, PanelRow, Segmented, ShowMore, tellDone, When } from '#web/ui';
import { OUTBOX_STATES, type OutboxSearch, type OutboxState } from './routes.ts';

type Message = Output<'list-messages'>['messages'][number];

/** What is to leave and has not: in doubt, given up, or still queued. */
export function OutboxScreen() {
  const { state = 'in_doubt' }: OutboxSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const answer = usePages('list-messages', { state });
  const names = { in_doubt: t`In doubt`, dead: t`Given up`, queued: t`Queued` };
  return (
    <Page
      title={t`Outbox`}
      actions={
        <Segmented
          label={t`State`}
          value={state}
          onChange={(next) => void navigate({ to: '.', search: { state: next } })}
          options={OUTBOX_STATES.map((value) => ({ value, label: names[value] }))}
        />
      }
    >
      <Loaded answer={answer} rows={6}>
        {({ pages }) => {
          const rows = pages.flatMap(({ messages }) => messages);
          if (rows.length === 0) return <Nothing state={state} />;
          return (
            <Panel flush>
              {rows.map((row) => (
                <MessageRow key={row.message} row={row} />
              ))}
              <ShowMore of={answer} />
            </Panel>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Nothing({ state }: { state: OutboxState }) {
  if (state === 'in_doubt') {
    return (
      <EmptyState title={<Trans>Nothing is in doubt</Trans>}>
        <Trans>
          When the machine stops while a message is on the wire, nobody knows whether it arrived. It is not sent again
          by itself: it waits here for your word.
        </Trans>
      </EmptyState>
    );
  }
  if (state === 'dead') {
    return (
      <EmptyState title={<Trans>Nothing was given up</Trans>}>
        <Trans>Messages that a mail server refused for good, or that failed twelve times, are kept here.</Trans>
      </EmptyState>
    );
  }
  return <EmptyState title={<Trans>Nothing waits to be sent</Trans>} />;
}

function MessageRow({ row }: { row: Message }) {
  return (
    <PanelRow>
      <div className="flex min-w-0 flex-1 flex-col">
        <Link
          to={`/mailbox/${encodeURIComponent(row.account)}/${row.message}`}
          className="truncate font-medium hover:underline"
        >
          {row.subject ?? row.name}
        </Link>
        <span className="truncate text-s text-text-2">
          {[row.account_name ?? row.account, row.to, row.reason].filter(Boolean).join(' · ')}
        </span>
      </div>
      <When at={row.created_at} className="shrink-0 text-s text-text-3" />
      {row.state === 'in_doubt' && <InDoubt row={row} />}
      {row.state === 'dead' && <Retry row={row} />}
    </PanelRow>
  );
}

function InDoubt({ row: { account, message } }: { row: Message }) {
  const resolve = useWrite('resolve-in-doubt', { onDone: () => tellDone(t`Done`) });
  const say = (outcome: 'sent' | 'send_again' | 'drop') => () => resolve.mutate({ account, message, outcome });
  return (
    <div className="flex gap-1.5">
      <Button busy={resolve.isPending} onClick={say('sent')}>
        <Trans>It arrived</Trans>
      </Button>
      <Button busy={resolve.isPending} onClick={say('send_again')}>
        <Trans>Send again</Trans>
      </Button>
      <Button look="ghost" busy={resolve.isPending} onClick={say('drop')}>
        <Trans>Drop</Trans>
      </Button>
    </div>
  );
}

function Retry({ row: { account, message } }: { row: Message }) {
  const retry = useWrite('retry-message', { onDone: () => tellDone(t`It is sent again`) });
  return (
    <Button busy={retry.isPending} onClick={() => retry.mutate({ account, message })}>
      <Trans>Send again</Trans>
    </Button>
  );
}

import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { type Output, usePages, useRead } from '#web/api';
import {
  Button,
  EmptyState,
  formatNumber,
  Loaded,
  Page,
  Panel,
  Pill,
  ShowMore,
  SidePanel,
  Sparkline,
  When,
} from '#web/ui';
import { ConnectSource } from './connect-source.tsx';

type Source = Output<'list-sources'>['sources'][number];

/** What sends events: its key, what came in by the hour, when last, and what was turned away. */
export function SourcesScreen() {
  const [isConnecting, setConnecting] = useState(false);
  const answer = useRead('list-sources', {}, { refetchInterval: 10_000 });
  return (
    <Page
      title={t`Sources`}
      note={<Trans>What sends events here</Trans>}
      actions={
        <Button look="primary" onClick={() => setConnecting(true)}>
          <Trans>Connect a source</Trans>
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Panel title={<Trans>Write keys</Trans>} note={<Trans>events of the last 24 hours, by the hour</Trans>} flush>
          <Loaded answer={answer} rows={4}>
            {({ sources }) =>
              sources.length === 0 ? (
                <EmptyState title={<Trans>No source is connected</Trans>}>
                  <Trans>
                    Your product, Segment or a script sends usage with a write key. Connect one, and what comes in with
                    it is counted here.
                  </Trans>
                </EmptyState>
              ) : (
                <ul>
                  {sources.map((source) => (
                    <SourceLine key={source.key} source={source} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </Panel>
        <RefusedCalls />
      </div>
      <SidePanel open={isConnecting} onOpenChange={setConnecting} title={<Trans>Connect a source</Trans>}>
        <ConnectSource />
      </SidePanel>
    </Page>
  );
}

function SourceLine({ source }: { source: Source }) {
  const { label, hours, accepted, refused, last_at: last, revoked_at: revoked } = source;
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-3.5 py-2 last:border-b-0">
      <span className="flex min-w-0 flex-1 items-center gap-2">
        <span className="truncate font-medium">{label}</span>
        {revoked !== undefined && (
          <Pill>
            <Trans>Revoked</Trans>
          </Pill>
        )}
      </span>
      <Sparkline
        values={hours}
        width={144}
        height={24}
        label={t`Events by the hour: ${hours.map((count) => formatNumber(count)).join(', ')}`}
      />
      <span className="w-28 text-right text-s tabular-nums">
        {plural(accepted, { one: '# event', other: '# events' })}
      </span>
      <span
        className={
          refused > 0
            ? 'w-24 text-right text-s text-red tabular-nums'
            : 'w-24 text-right text-s text-text-3 tabular-nums'
        }
      >
        {plural(refused, { one: '# refused', other: '# refused' })}
      </span>
      <span className="w-28 text-right text-s text-text-3">
        {last === undefined ? <Trans>nothing yet</Trans> : <When at={last} />}
      </span>
    </li>
  );
}

/** Calls that were turned away at the door, with the reason. */
function RefusedCalls() {
  const answer = usePages('list-refused-calls', { limit: 20 });
  return (
    <Panel title={<Trans>Refused calls</Trans>} note={<Trans>kept with the reason, newest first</Trans>} flush>
      <Loaded answer={answer} rows={3}>
        {({ pages }) => {
          const calls = pages.flatMap((page) => page.calls);
          if (calls.length === 0) {
            return (
              <p className="px-3.5 py-4 text-s text-text-2">
                <Trans>
                  None was refused. A call that can't be used is kept here whole, so that nothing is lost silently.
                </Trans>
              </p>
            );
          }
          return (
            <>
              <ul>
                {calls.map(({ id, at, reason, message, call }) => (
                  <li key={id} className="border-b border-line px-3.5 py-2 last:border-b-0">
                    <details>
                      <summary className="flex cursor-pointer items-center gap-3">
                        <span className="min-w-0 flex-1 truncate" title={message}>
                          {message}
                        </span>
                        <Pill>{reason}</Pill>
                        <When at={at} className="w-24 shrink-0 text-right text-s text-text-3" />
                      </summary>
                      <pre className="mt-2 rounded bg-sunken px-3 py-2 font-mono text-s break-all whitespace-pre-wrap">
                        {JSON.stringify(call, null, 2)}
                      </pre>
                    </details>
                  </li>
                ))}
              </ul>
              <ShowMore of={answer} />
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

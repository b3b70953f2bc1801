import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useRead, useWrite } from '#web/api';
import { Button, Loaded, Page, Panel, PanelRow, Pill, tellDone, When } from '#web/ui';
import { deviceWords } from './device-words.ts';

/** Where somebody is signed in, and the way out of there. */
export function SessionsScreen() {
  const answer = useRead('list-sessions', {});
  const end = useWrite('end-session', { changes: ['list-sessions'], onDone: () => tellDone(t`The session was ended`) });
  const endOthers = useWrite('end-sessions', {
    changes: ['list-sessions'],
    onDone: () => tellDone(t`You are signed out everywhere else`),
  });
  const others = (answer.data?.sessions.length ?? 0) > 1;
  return (
    <Page
      title={t`Sessions`}
      note={<Trans>Where you are signed in</Trans>}
      actions={
        others && (
          <Button look="danger" busy={endOthers.isPending} onClick={() => endOthers.mutate({})}>
            <Trans>Sign out everywhere else</Trans>
          </Button>
        )
      }
    >
      <Panel flush className="max-w-180">
        <Loaded answer={answer} rows={3}>
          {({ sessions }) =>
            sessions.map(({ session, is_this, since, seen_at, ip_address, user_agent }) => (
              <PanelRow key={session} className="flex-wrap">
                <span className="min-w-48 flex-1">
                  <span className="font-medium" title={user_agent}>
                    {deviceWords(user_agent)}
                  </span>
                  <span className="block text-s text-text-2">{ip_address}</span>
                </span>
                <span className="text-s text-text-3">
                  <Trans>
                    since <When at={since} />, seen <When at={seen_at} />
                  </Trans>
                </span>
                {is_this ? (
                  <Pill tone="green">
                    <Trans>this one</Trans>
                  </Pill>
                ) : (
                  <Button look="ghost" busy={end.isPending} onClick={() => end.mutate({ session })}>
                    <Trans>End session</Trans>
                  </Button>
                )}
              </PanelRow>
            ))
          }
        </Loaded>
      </Panel>
    </Page>
  );
}

import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useRead, useWrite } from '#web/api';
import { Button, EmptyState, Loaded, Page, Pill, tellDone, When } from '#web/ui';
import { useChoice } from './choice.ts';
import { WaitingList } from './waiting-list.tsx';

/** Accounts that made the engine fail: they stand alone, their events wait in order. */
export function HeldScreen() {
  const answer = useRead('list-held-accounts', { limit: 500 });
  const choice = useChoice<string>();
  const release = useWrite('release-accounts', {
    onDone: ({ released: { length } }) => {
      tellDone(t`${plural(length, { one: '# account goes on', other: '# accounts go on' })}`);
      choice.clear();
    },
  });
  return (
    <Page title={t`Held accounts`}>
      <Loaded answer={answer} rows={4}>
        {({ accounts, what_to_do: whatToDo }) =>
          accounts.length === 0 ? (
            <EmptyState title={<Trans>No account is held</Trans>}>
              <Trans>
                When something of one account makes the engine fail, that account alone is held with the reason, and
                everything else goes on.
              </Trans>
            </EmptyState>
          ) : (
            <div className="flex flex-col gap-3">
              <p className="max-w-180 text-s text-text-2" lang="en">
                {whatToDo}
              </p>
              <WaitingList
                rows={accounts}
                idOf={({ account }) => account}
                nameOf={({ account }) => account}
                choice={choice}
                line={({ account, at, reason, waiting }) => (
                  <>
                    <div className="flex min-w-0 flex-1 flex-col">
                      <Link
                        to={`/accounts/${encodeURIComponent(account)}`}
                        className="truncate font-medium hover:underline"
                      >
                        {account}
                      </Link>
                      <span className="truncate text-s text-text-2" title={reason}>
                        {reason}
                      </span>
                    </div>
                    <Pill>{plural(waiting, { one: '# event waits', other: '# events wait' })}</Pill>
                    <When at={at} className="w-24 shrink-0 text-right text-s text-text-3" />
                  </>
                )}
                actions={
                  <Button
                    busy={release.isPending}
                    disabled={choice.ids.length === 0}
                    onClick={() => release.mutate({ accounts: [...choice.ids] })}
                  >
                    <Trans>Let them go on</Trans>
                  </Button>
                }
              />
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

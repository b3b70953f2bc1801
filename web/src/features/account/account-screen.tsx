import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Problem, useRead } from '#web/api';
import { EmptyState, ErrorState, Page, Skeleton, useShortcut } from '#web/ui';
import { AccountActions } from './account-actions.tsx';
import { AccountFacts, AccountTitle } from './account-header.tsx';
import { AccountTabs } from './account-tabs.tsx';
import { listedAccount } from './listed-account.ts';
import { neighboursOf } from './neighbours.ts';
import { SECTIONS } from './sections.ts';
import { useAddress } from './use-address.ts';

const EventPanel = lazy(() => import('./event-panel.tsx').then((all) => ({ default: all.EventPanel })));
const WhyPanel = lazy(() => import('./why-panel.tsx').then((all) => ({ default: all.WhyPanel })));

/** One customer: the header, whose read is the page's own, and the section that is open, which reads for itself. */
export function AccountScreen() {
  const { account, section, search, change } = useAddress();
  const answer = useRead('get-account-page', { account });
  const known = answer.data ?? listedAccount(account);
  const open = SECTIONS.find(({ id }) => id === section);
  useNeighbourKeys(account, section);
  if (answer.error !== null && answer.data === undefined) {
    const isUnknown = answer.error instanceof Problem && answer.error.status === 404;
    return (
      <Page title={isUnknown ? <Trans>Account not found</Trans> : account} tabTitle={account}>
        {isUnknown ? <UnknownAccount /> : <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      </Page>
    );
  }
  const Open = open?.component;
  return (
    <Page
      title={<AccountTitle account={account} known={known} />}
      tabTitle={known?.name ?? account}
      actions={<AccountActions account={account} page={answer.data} />}
      below={
        <>
          <AccountFacts account={account} page={answer.data} />
          <AccountTabs account={account} section={section} page={answer.data} />
        </>
      }
    >
      <div key={account}>
        {Open === undefined ? (
          <EmptyState title={<Trans>There is no such section</Trans>}>
            <Trans>Choose one of the tabs above.</Trans>
          </EmptyState>
        ) : (
          <Suspense fallback={<Skeleton rows={6} />}>
            <Open account={account} page={answer.data} />
          </Suspense>
        )}
      </div>
      <Suspense>
        {search.event !== undefined && (
          <EventPanel account={account} event={search.event} onClose={() => change({ event: undefined })} />
        )}
        {search.why !== undefined && (
          <WhyPanel account={account} rule={search.why} onClose={() => change({ why: undefined })} />
        )}
      </Suspense>
    </Page>
  );
}

function UnknownAccount() {
  return (
    <EmptyState title={t`Nothing is known of this account`}>
      <Trans>
        It may have been removed, or you may not look after it. An account comes into being with the first thing that is
        sent or imported about it.
      </Trans>
    </EmptyState>
  );
}

/** [ and ] go to the accounts beside this one in the list one came from. */
function useNeighbourKeys(account: string, section: string): void {
  const navigate = useNavigate();
  const { before, after } = neighboursOf(account);
  const goTo = (other: string | undefined): void => {
    if (other !== undefined) void navigate({ to: '/accounts/$account/$section', params: { account: other, section } });
  };
  useShortcut(before === undefined ? undefined : '[', () => goTo(before));
  useShortcut(after === undefined ? undefined : ']', () => goTo(after));
}

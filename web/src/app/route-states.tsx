import { Trans } from '@lingui/react/macro';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { Button, buttonClasses, EmptyState, Page } from '#web/ui';

export function NotFound() {
  return (
    <Page title={<Trans>Not found</Trans>}>
      <EmptyState
        title={<Trans>There is nothing at this address</Trans>}
        action={
          <Link to="/" className={buttonClasses()}>
            <Trans>Go to Today</Trans>
          </Link>
        }
      >
        <Trans>It may have been removed, or you may not have access to it.</Trans>
      </EmptyState>
    </Page>
  );
}

/** A fault in a screen: the rest of the app goes on. */
export function RouteProblem({ error, reset }: ErrorComponentProps) {
  return (
    <EmptyState
      title={<Trans>This screen failed</Trans>}
      action={
        <Button onClick={reset}>
          <Trans>Try again</Trans>
        </Button>
      }
    >
      {error instanceof Error ? error.message : String(error)}
    </EmptyState>
  );
}

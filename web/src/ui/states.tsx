import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { classes } from './classes.ts';

/** What will be here, and how to get it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-10 text-center">
      <p className="font-medium">{title}</p>
      {children !== undefined && <div className="max-w-110 text-s text-text-2">{children}</div>}
      {action !== undefined && <div className="pt-2">{action}</div>}
    </div>
  );
}

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): unknown;
}

/** Below a list that is answered in pages, as long as there is more of it. */
export function ShowMore({ of }: { of: Pages }) {
  if (!of.hasNextPage) return null;
  return (
    <div className="flex justify-center border-t border-line p-2">
      <Button look="ghost" busy={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
        <Trans>Show more</Trans>
      </Button>
    </div>
  );
}

/** What happened and what to do, in the server's words. */
export function ErrorState({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  if ('reason' in error && error.reason === 'role-not-allowed') return <NotForThisRole />;
  return (
    <div role="alert" className="flex flex-col items-center gap-2 px-6 py-10 text-center">
      <p className="font-medium">
        <Trans>This could not be loaded</Trans>
      </p>
      <p className="max-w-110 text-s text-text-2">{error.message}</p>
      {onRetry !== undefined && (
        <Button onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      )}
    </div>
  );
}

/** The server names operations and permissions, for programs; to try again would not help. */
function NotForThisRole() {
  return (
    <div role="alert">
      <EmptyState title={<Trans>Your role may not see this</Trans>}>
        <Trans>Ask an owner or an admin for a role that may.</Trans>
      </EmptyState>
    </div>
  );
}

/** Grey bars where text will be, once the answer takes longer than 200 ms. */
export function Skeleton({ rows = 3, className }: { rows?: number; className?: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-label={t`Loading`} className={classes('flex flex-col gap-3 p-3.5', className)}>
      {late &&
        Array.from({ length: rows }, (_, row) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: bars have no other identity
            key={row}
            className="h-3 animate-pulse rounded bg-sunken"
            style={{ width: `${90 - ((row * 17) % 40)}%` }}
          />
        ))}
    </div>
  );
}

interface Answer<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  refetch(): unknown;
}

/** What was read, or the skeleton, or what went wrong. */
export function Loaded<T>({
  answer,
  rows,
  children,
}: {
  answer: Answer<T>;
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  if (answer.data !== undefined) return children(answer.data);
  if (answer.error !== null) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  return <Skeleton {...(rows === undefined ? {} : { rows })} />;
}

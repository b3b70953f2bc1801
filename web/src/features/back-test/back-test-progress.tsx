import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useWrite } from '#web/api';
import { Button, formatLength, formatShare, useNow } from '#web/ui';
import type { BackTest } from './figures.ts';

/** How far a back-test is, with the way out. */
export function BackTestProgress({ test }: { test: BackTest }) {
  const cancel = useWrite('cancel-back-test', { changes: ['get-back-test', 'list-back-tests'] });
  const now = useNow(1000);
  const { run, progress, startedAt, status } = test;
  const left = startedAt === null || progress < 0.05 ? undefined : ((now - startedAt) / progress) * (1 - progress);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-3">
        <span className="flex-1 text-s" role="status">
          {status === 'queued' ? (
            <Trans>Waits for the back-test before it</Trans>
          ) : (
            <Trans>Replaying the past: {formatShare(progress)}</Trans>
          )}
          {left !== undefined && left > 0 && (
            <span className="text-text-3">
              {' · '}
              <Trans>about {formatLength(left)} left</Trans>
            </span>
          )}
        </span>
        <Button busy={cancel.isPending} onClick={() => cancel.mutate({ run })}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
      <div
        role="progressbar"
        aria-label={t`Progress of the back-test`}
        aria-valuenow={Math.round(progress * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-2 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className="h-full bg-accent transition-[width] duration-500"
          style={{ width: `${Math.max(1, progress * 100)}%` }}
        />
      </div>
      <p className="text-s text-text-3">
        <Trans>It runs behind all other work. You may leave this page.</Trans>
      </p>
    </div>
  );
}

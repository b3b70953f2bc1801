import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { invalidateReads, useRead } from '#web/api';
import { formatNumber } from '#web/ui';

/** While a version is prepared or those inside are moved: how far that is. Nothing otherwise. */
export function PublicationStrip({ playbook }: { playbook: string }) {
  const recent = useRead('list-publications', { playbook, limit: 1 });
  const [newest] = recent.data?.publications ?? [];
  const isActive = newest !== undefined && (newest.state === 'preparing' || newest.state === 'moving');
  const client = useQueryClient();
  const before = useRef(newest?.state);
  useEffect(() => {
    // Workers take a version live: no operation tells of it.
    if (before.current !== newest?.state) void invalidateReads(client, ['get-studio', 'list-catalogue', 'get-words']);
    before.current = newest?.state;
  }, [newest?.state, client]);
  return isActive ? <Active playbook={playbook} /> : null;
}

function Active({ playbook }: { playbook: string }) {
  const answer = useRead('list-publications', { playbook, limit: 1 }, { refetchInterval: 1_000 });
  const [newest] = answer.data?.publications ?? [];
  if (newest === undefined) return null;
  const isPreparing = newest.state === 'preparing';
  return (
    <div
      role="status"
      className="flex h-9 shrink-0 items-center gap-3 border-b border-line bg-yellow-soft px-6 text-s max-sm:px-4"
    >
      <span className="min-w-0 truncate">
        {isPreparing ? (
          <Trans>{newest.version} is being prepared; what is live stays so until then.</Trans>
        ) : newest.inside === 'move' ? (
          <Trans>
            {newest.version} is live. Those inside are moved: {formatNumber(newest.asked)} so far.
          </Trans>
        ) : (
          <Trans>
            {newest.version} is live. Those inside leave: {formatNumber(newest.asked)} so far.
          </Trans>
        )}
      </span>
      <progress
        className="h-2 w-40 shrink-0 accent-accent"
        aria-label={isPreparing ? t`Preparing` : t`Moving`}
        value={isPreparing ? newest.prepared : newest.moved}
      />
    </div>
  );
}

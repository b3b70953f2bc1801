import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { EllipsisVertical } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '#web/api';
import { formatNumber, formatShare, IconButton, Menu, MenuItem, Pill, When } from '#web/ui';
import { authorName } from './author-name.ts';
import { exportVersion } from './export.ts';
import { RollBackDialog } from './roll-back-dialog.tsx';

type Version = Output<'get-studio'>['versions'][number];

/** All versions, the newest first: who, when, what changed, how many are inside. */
export function VersionsPanel({
  playbook,
  versions,
  mayAuthor,
  onCompare,
}: {
  playbook: string;
  versions: readonly Version[];
  mayAuthor: boolean;
  onCompare: (version: string) => void;
}) {
  const [back, setBack] = useState<string>();
  if (versions.length === 0) {
    return (
      <p className="px-3.5 py-6 text-center text-s text-text-2">
        <Trans>Nothing is published yet. What you publish stands here, and can be taken up again.</Trans>
      </p>
    );
  }
  return (
    <>
      <ul className="h-full overflow-y-auto">
        {versions.map((version) => (
          <li key={version.version} className="flex items-start gap-2 border-b border-line px-3.5 py-2.5 text-s">
            <div className="min-w-0 flex-1">
              <div className="flex flex-wrap items-center gap-2">
                <Link
                  to="/playbooks/$playbook"
                  params={{ playbook }}
                  search={{ version: version.version, panel: 'versions' }}
                  className="font-medium hover:underline"
                >
                  {version.version}
                </Link>
                <StatusPill version={version} />
                {version.inside > 0 && (
                  <span className="text-text-2">
                    <Trans>{formatNumber(version.inside)} inside</Trans>
                  </span>
                )}
              </div>
              {version.changes !== undefined && <p className="mt-0.5">{version.changes}</p>}
              <p className="mt-0.5 text-text-3">
                <When at={version.published_at} />
                {version.published_by !== undefined && ` · ${authorName(version.published_by)}`}
                <span title={version.digest}> · {version.digest.slice(0, 8)}</span>
              </p>
            </div>
            <Menu
              trigger={
                <IconButton label={t`What to do with ${version.version}`}>
                  <EllipsisVertical size={14} />
                </IconButton>
              }
            >
              <MenuItem onSelect={() => onCompare(version.version)}>
                <Trans>Compare with what is open</Trans>
              </MenuItem>
              <MenuItem onSelect={() => void exportVersion(playbook, version.version)}>
                <Trans>Export as zip</Trans>
              </MenuItem>
              {mayAuthor && version.status === 'retired' && (
                <MenuItem onSelect={() => setBack(version.version)}>
                  <Trans>Roll back to this…</Trans>
                </MenuItem>
              )}
            </Menu>
          </li>
        ))}
      </ul>
      {back !== undefined && <RollBackDialog playbook={playbook} version={back} onClose={() => setBack(undefined)} />}
    </>
  );
}

function StatusPill({ version: { status, prepared } }: { version: Version }) {
  if (status === 'live') {
    return (
      <Pill tone="green">
        <Trans>live</Trans>
      </Pill>
    );
  }
  if (status === 'retired') return null;
  return (
    <Pill tone="yellow">
      <Trans>preparing {formatShare(prepared)}</Trans>
    </Pill>
  );
}

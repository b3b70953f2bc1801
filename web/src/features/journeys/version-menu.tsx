import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import { Button, formatDate, formatNumber, Menu, MenuItem, MenuLine } from '#web/ui';
import type { JourneyAnswer } from './journey-answer.ts';

/** Which versions are counted: all on the map of the live one, or one on its own map. */
export function VersionMenu({
  answer,
  version,
  onChange,
}: {
  answer: JourneyAnswer;
  version: string | undefined;
  onChange: (version: string | undefined) => void;
}) {
  const { versions } = answer;
  if (versions.length < 2) return null;
  return (
    <Menu
      trigger={
        <Button look="ghost">
          {version === undefined ? <Trans>All versions</Trans> : t`Version ${version}`}
          <ChevronDown size={13} />
        </Button>
      }
    >
      <MenuItem onSelect={() => onChange(undefined)}>
        <Trans>All versions</Trans>
      </MenuItem>
      <MenuLine />
      {versions.map((one) => (
        <MenuItem
          key={one.version}
          onSelect={() => onChange(one.version)}
          shortcut={t`${formatNumber(one.running)} inside`}
        >
          {one.version}
          <span className="pl-1.5 text-text-3">{formatDate(one.published_at, { short: true })}</span>
        </MenuItem>
      ))}
    </Menu>
  );
}

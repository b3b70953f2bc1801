import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Avatar, classes } from '#web/ui';
import { useMe } from './me.ts';
import { BUILD, SCREENS, type Screen } from './navigation.ts';

export function SideBar({ open, onClose }: { open: boolean; onClose: () => void }) {
  const me = useMe();
  return (
    <>
      {open && (
        <button
          type="button"
          aria-label={t`Close the menu`}
          onClick={onClose}
          className="fixed inset-0 z-30 bg-scrim md:hidden"
        />
      )}
      <nav
        aria-label={t`Main`}
        className={classes(
          'flex w-52 shrink-0 flex-col gap-0.5 overflow-y-auto border-r border-line bg-sunken px-2.5 py-3.5',
          'max-md:fixed max-md:inset-y-0 max-md:left-0 max-md:z-40',
          !open && 'max-md:hidden',
        )}
        onClickCapture={onClose}
      >
        <Link to="/" className="flex items-center gap-2 px-2 pb-3.5 text-l font-semibold">
          <Leaf />
          Perennial
        </Link>
        <Screens screens={SCREENS} />
        <h2 className="px-2 pt-3.5 pb-1 text-xs font-medium text-text-3">
          <Trans>Build</Trans>
        </h2>
        <Screens screens={BUILD} />
        <Link
          to="/settings/profile"
          className="mt-auto flex items-center gap-2 rounded px-2 py-2 text-s font-medium text-text-2 hover:bg-hover"
        >
          <Avatar name={me.name} />
          <span className="truncate">{me.name}</span>
        </Link>
      </nav>
    </>
  );
}

function Screens({ screens }: { screens: readonly Screen[] }) {
  const { permissions } = useMe();
  return screens
    .filter(({ needs }) => permissions.includes(needs))
    .map((screen) => <ScreenLink key={screen.to} screen={screen} />);
}

const LINK =
  'flex h-7.5 items-center gap-2.5 rounded px-2 font-medium text-text-2 hover:bg-hover data-[status=active]:bg-surface data-[status=active]:text-text data-[status=active]:shadow-[0_0_0_1px_var(--line)] pointer-coarse:h-11';

function ScreenLink({ screen: { to, title, icon: Icon } }: { screen: Screen }) {
  const { _ } = useLingui();
  return (
    <Link to={to} activeOptions={{ exact: to === '/' }} className={LINK}>
      <Icon size={15} strokeWidth={1.6} aria-hidden="true" />
      {_(title)}
    </Link>
  );
}

function Leaf() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <path
        d="M10 18V9M10 9c0-4 2.6-6.6 7-7 0 4.6-2.6 7-7 7zM10 12c0-3-2-5-6-5.4C4 10 6.4 12 10 12z"
        fill="none"
        stroke="var(--accent)"
        strokeWidth="1.8"
        strokeLinejoin="round"
      />
    </svg>
  );
}

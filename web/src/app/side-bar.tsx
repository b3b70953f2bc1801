import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useRead } from '#web/api';
import { SavedViews } from '#web/features/accounts';
import { SearchKey } from '#web/features/search';
import { classes } from '#web/ui';
import { useMay, useMe } from './me.ts';
import { MeMenu } from './me-menu.tsx';
import { BUILD, SCREENS, type Screen } from './navigation.ts';

export function SideBar({ open, onClose }: { open: boolean; onClose: () => void }) {
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
      >
        <Link to="/" className="flex items-center gap-2 px-2 pb-3.5 text-l font-semibold">
          <Leaf />
          Perennial
        </Link>
        <SearchKey />
        <Screens screens={SCREENS} />
        <h2 className="px-2 pt-3.5 pb-1 text-xs font-medium text-text-3">
          <Trans>Build</Trans>
        </h2>
        <Screens screens={BUILD} />
        <SavedViews />
        <MeMenu />
      </nav>
    </>
  );
}

/** By screen, how much of it waits for me. */
function useCounts(): Readonly<Record<string, { readonly count: number; readonly urgent?: true }>> {
  const may = useMay('read');
  const { data } = useRead('get-day-counts', {}, { enabled: may, refetchInterval: 60_000 });
  if (data === undefined) return {};
  return { '/signals': { count: data.signals, urgent: true }, '/tasks': { count: data.tasks } };
}

function Screens({ screens }: { screens: readonly Screen[] }) {
  const { permissions } = useMe();
  const counts = useCounts();
  return screens
    .filter(({ needs }) => permissions.includes(needs))
    .map((screen) => <ScreenLink key={screen.to} screen={screen} waiting={counts[screen.to]} />);
}

const LINK =
  'flex h-7.5 items-center gap-2.5 rounded px-2 font-medium text-text-2 hover:bg-hover data-[status=active]:bg-surface data-[status=active]:text-text data-[status=active]:shadow-[0_0_0_1px_var(--line)] pointer-coarse:h-11';

interface ScreenLinkProps {
  readonly screen: Screen;
  readonly waiting: { readonly count: number; readonly urgent?: true } | undefined;
}

function ScreenLink({ screen: { to, title, icon: Icon }, waiting }: ScreenLinkProps) {
  const { _ } = useLingui();
  return (
    <Link to={to} activeOptions={{ exact: to === '/' }} className={LINK}>
      <Icon size={15} strokeWidth={1.6} aria-hidden="true" />
      <span className="flex-1">{_(title)}</span>
      {waiting !== undefined && waiting.count > 0 && (
        <span
          className={classes('text-xs tabular-nums', waiting.urgent === true ? 'text-red' : 'text-text-3')}
          title={t`${waiting.count} waiting for me`}
        >
          {waiting.count >= 100 ? '99+' : waiting.count}
        </span>
      )}
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

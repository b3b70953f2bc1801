import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { classes, formatNumber, useShortcut } from '#web/ui';
import { type AccountPage, SECTIONS, type Section } from './sections.ts';

const KEYS = 9;

interface AccountTabsProps {
  readonly account: string;
  readonly section: string;
  readonly page: AccountPage | undefined;
}

export function AccountTabs({ account, section, page }: AccountTabsProps) {
  const bar = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the open tab moves with the section
  useEffect(() => {
    bar.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [section]);
  return (
    <nav
      ref={bar}
      aria-label={t`Sections of the account`}
      className="flex gap-4 overflow-x-auto px-6 [scrollbar-width:none] max-sm:px-4"
    >
      {SECTIONS.map((one, index) => (
        <Tab
          key={one.id}
          section={one}
          account={account}
          isOpen={one.id === section}
          shortcut={index < KEYS ? String(index + 1) : undefined}
          count={one.count === undefined ? undefined : page?.counts[one.count]}
        />
      ))}
    </nav>
  );
}

function Tab({
  section,
  account,
  isOpen,
  shortcut,
  count,
}: {
  section: Section;
  account: string;
  isOpen: boolean;
  shortcut: string | undefined;
  count: number | undefined;
}) {
  const { _ } = useLingui();
  const navigate = useNavigate();
  useShortcut(
    shortcut,
    () => void navigate({ to: '/accounts/$account/$section', params: { account, section: section.id } }),
  );
  return (
    <Link
      to="/accounts/$account/$section"
      params={{ account, section: section.id }}
      aria-current={isOpen ? 'page' : undefined}
      title={shortcut}
      className={classes(
        '-mb-px flex h-9 shrink-0 items-center gap-1.5 border-b-2 text-m pointer-coarse:h-11',
        isOpen ? 'border-accent font-medium text-text' : 'border-transparent text-text-2 hover:text-text',
      )}
    >
      {_(section.title)}
      {count !== undefined && count > 0 && (
        <span className="text-s text-text-3 tabular-nums">{formatNumber(count)}</span>
      )}
    </Link>
  );
}

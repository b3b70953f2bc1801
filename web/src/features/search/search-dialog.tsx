import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { Bookmark, BookOpen, Clock, Moon, Route, Sun, User, Zap } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type ReactNode, useEffect, useState } from 'react';
import { useRead } from '#web/api';
import { BUILD, SCREENS, SETTINGS, showTheme, themeNow, useMe, useWords } from '#web/app';
import { Avatar, HealthMark, Kbd } from '#web/ui';
import { type Found, placeOf } from './found.ts';
import { type Recent, recentNow, rememberRecent } from './recent.ts';

/** As long as one goes on typing nothing is asked. */
const PAUSE = 120;

/** Anything by its name: customers, people, playbooks, journeys, views, screens, and what can be done. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const query = useLater(text.trim(), PAUSE);
  const answer = useRead('search', { query }, { enabled: query !== '', keepPrevious: true });
  const navigate = useNavigate();
  const router = useRouter();
  const words = useWords();
  const { _ } = useLingui();
  const { permissions } = useMe();
  const found = query === '' ? [] : (answer.data?.found ?? []);
  const word = text.trim().toLowerCase();
  const go = (to: string, recent?: Omit<Recent, 'to'>): void => {
    if (recent !== undefined) rememberRecent({ to, ...recent });
    onClose();
    router.history.push(to);
  };
  const titleOf = (one: Found): string =>
    one.kind === 'journey'
      ? words.journey(one.playbook ?? '', one.id)
      : one.kind === 'playbook'
        ? words.playbook(one.id)
        : one.title;
  const screens = [...SCREENS, ...BUILD, ...SETTINGS.flatMap(({ pages }) => pages)]
    .filter(({ needs }) => permissions.includes(needs))
    .map((screen) => ({ to: screen.to, title: _(screen.title), key: 'key' in screen ? String(screen.key) : undefined }))
    .filter(({ title, to }) => title.toLowerCase().includes(word) || to.includes(word));
  const actions = actionsOf(permissions.includes('operate')).filter(({ title }) => title.toLowerCase().includes(word));
  const groups = KINDS.flatMap(({ kind, title }) => {
    const those = found.filter((one) => one.kind === kind);
    return those.length === 0 ? [] : [{ kind, title: title(), those }];
  });
  const isNothing =
    word !== '' && !answer.isFetching && query === text.trim() && groups.length + screens.length + actions.length === 0;
  return (
    // Not modal in the library's way: that writes a style into the page, which its policy refuses.
    <Dialog.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <div className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          aria-modal="true"
          // The input is all that takes keys here: arrows move in what it found.
          onKeyDown={(event) => event.key === 'Tab' && event.preventDefault()}
          className="fixed inset-x-3 top-[12vh] z-50 mx-auto max-w-150 overflow-hidden rounded-l border border-line bg-surface shadow-float"
        >
          <Dialog.Title className="sr-only">{t`Search, or go to anything`}</Dialog.Title>
          <Command label={t`Search, or go to anything`} shouldFilter={false} loop>
            <Command.Input
              autoFocus
              value={text}
              onValueChange={setText}
              placeholder={t`Search, or go to anything`}
              className="h-12 w-full border-b border-line bg-transparent px-4 text-l outline-none"
            />
            <Command.List className="max-h-[60vh] overflow-auto p-1.5">
              {word === '' && <Recents onGo={go} />}
              {groups.map(({ kind, title, those }) => (
                <Group key={kind} title={title}>
                  {those.map((one) => (
                    <Item
                      key={`${one.kind} ${one.account ?? ''} ${one.id}`}
                      id={`${one.kind} ${one.account ?? ''} ${one.id}`}
                      icon={<FoundIcon found={one} />}
                      title={titleOf(one)}
                      {...(one.note === undefined ? {} : { note: one.note })}
                      onSelect={() => go(placeOf(one), { title: titleOf(one), kind: one.kind })}
                    />
                  ))}
                </Group>
              ))}
              {actions.length > 0 && (
                <Group title={t`Do`}>
                  {actions.map(({ title, to, run }) => (
                    <Item
                      key={title}
                      id={`do ${title}`}
                      icon={to === undefined ? <ThemeIcon /> : <Zap size={15} aria-hidden="true" />}
                      title={title}
                      onSelect={() => {
                        onClose();
                        if (run !== undefined) run();
                        else if (to !== undefined) void navigate({ to });
                      }}
                    />
                  ))}
                </Group>
              )}
              {screens.length > 0 && (
                <Group title={t`Go to`}>
                  {screens.map(({ to, title, key }) => (
                    <Item
                      key={to}
                      id={`screen ${to}`}
                      icon={<Route size={15} aria-hidden="true" />}
                      title={title}
                      {...(key === undefined ? {} : { keys: ['g', key] })}
                      onSelect={() => go(to)}
                    />
                  ))}
                </Group>
              )}
              {isNothing && (
                <p className="px-3 py-8 text-center text-s text-text-2">
                  <Trans>Nothing is called so. Names are found by how their words begin.</Trans>
                </p>
              )}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const KINDS: readonly { readonly kind: Found['kind']; readonly title: () => string }[] = [
  { kind: 'account', title: () => t`Accounts` },
  { kind: 'contact', title: () => t`People at customers` },
  { kind: 'person', title: () => t`Colleagues` },
  { kind: 'playbook', title: () => t`Playbooks` },
  { kind: 'journey', title: () => t`Journeys` },
  { kind: 'view', title: () => t`Saved views` },
];

interface Action {
  readonly title: string;
  readonly to?: string;
  readonly run?: () => void;
}

function actionsOf(mayOperate: boolean): Action[] {
  return [
    { title: t`Switch between light and dark`, run: () => showTheme(isDark() ? 'light' : 'dark') },
    ...(mayOperate ? [{ title: t`Import a file`, to: '/settings/imports' }] : []),
    { title: t`Change the language or time zone`, to: '/settings/profile' },
  ];
}

const isDark = (): boolean =>
  themeNow() === 'dark' || (themeNow() === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches);

const ThemeIcon = () => (isDark() ? <Sun size={15} aria-hidden="true" /> : <Moon size={15} aria-hidden="true" />);

function FoundIcon({ found }: { found: Found }) {
  switch (found.kind) {
    case 'account':
      return found.band === undefined ? <Avatar name={found.title} kind="company" /> : <HealthMark band={found.band} />;
    case 'contact':
      return <User size={15} aria-hidden="true" />;
    case 'person':
      return <Avatar name={found.title} />;
    case 'playbook':
      return <BookOpen size={15} aria-hidden="true" />;
    case 'journey':
      return <Route size={15} aria-hidden="true" />;
    case 'view':
      return <Bookmark size={15} aria-hidden="true" />;
  }
}

function Recents({ onGo }: { onGo: (to: string, recent: Omit<Recent, 'to'>) => void }) {
  const recents = recentNow();
  if (recents.length === 0) return null;
  return (
    <Group title={t`Recent`}>
      {recents.map(({ to, title, kind }) => (
        <Item
          key={to}
          id={`recent ${to}`}
          icon={<Clock size={15} aria-hidden="true" />}
          title={title}
          onSelect={() => onGo(to, { title, kind })}
        />
      ))}
    </Group>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={title}
      className="pb-1.5 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-text-3"
    >
      {children}
    </Command.Group>
  );
}

interface ItemProps {
  readonly id: string;
  readonly icon: ReactNode;
  readonly title: string;
  readonly note?: string;
  readonly keys?: readonly string[];
  readonly onSelect: () => void;
}

function Item({ id, icon, title, note, keys, onSelect }: ItemProps) {
  return (
    <Command.Item
      value={id}
      onSelect={onSelect}
      className="flex h-9 cursor-pointer items-center gap-2.5 rounded px-2.5 data-[selected=true]:bg-hover pointer-coarse:h-11"
    >
      <span className="grid w-5.5 shrink-0 place-items-center text-text-2">{icon}</span>
      <span className="truncate">{title}</span>
      {note !== undefined && <span className="min-w-0 truncate text-s text-text-3">{note}</span>}
      {keys !== undefined && (
        <span className="ml-auto flex gap-1" aria-hidden="true">
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      )}
    </Command.Item>
  );
}

function useLater(value: string, ms: number): string {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return later;
}

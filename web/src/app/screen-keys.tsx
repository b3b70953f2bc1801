import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { Dialog, isMac, Kbd, useShortcut } from '#web/ui';
import { BUILD, SCREENS, type Screen } from './navigation.ts';

const ALL = [...SCREENS, ...BUILD];

/** `g` and a letter goes to a screen, `?` shows the keys. */
export function ScreenKeys() {
  const [open, setOpen] = useState(false);
  const { _ } = useLingui();
  useShortcut('?', () => setOpen(true));
  return (
    <>
      {ALL.map((screen) => (
        <GoTo key={screen.to} screen={screen} />
      ))}
      <Dialog open={open} onOpenChange={setOpen} title={<Trans>Keys</Trans>}>
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-s">
          <Key keys={[isMac ? '⌘' : 'Ctrl', 'K']}>
            <Trans>Search, or go to anything</Trans>
          </Key>
          <Key keys={['j', 'k']}>
            <Trans>Down and up in a list</Trans>
          </Key>
          <Key keys={['Enter']}>
            <Trans>Open</Trans>
          </Key>
          <Key keys={['x']}>
            <Trans>Select</Trans>
          </Key>
          <Key keys={['Esc']}>
            <Trans>Close, go back</Trans>
          </Key>
          {ALL.map(({ key, title, to }) => (
            <Key key={to} keys={['g', key]}>
              {_(title)}
            </Key>
          ))}
        </dl>
      </Dialog>
    </>
  );
}

function GoTo({ screen: { key, to } }: { screen: Screen }) {
  const router = useRouter();
  useShortcut(`g then ${key}`, () => void router.navigate({ to }));
  return null;
}

function Key({ keys, children }: { keys: readonly string[]; children: React.ReactNode }) {
  return (
    <>
      <dt className="flex gap-1">
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dt>
      <dd>{children}</dd>
    </>
  );
}

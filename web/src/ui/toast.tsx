import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { type ReactNode, useSyncExternalStore } from 'react';
import { Button, IconButton } from './button.tsx';
import { classes } from './classes.ts';

interface Told {
  readonly id: number;
  readonly text: ReactNode;
  readonly tone: 'done' | 'problem';
  readonly undo?: () => void;
}

let told: readonly Told[] = [];
let ids = 0;
const listeners = new Set<() => void>();

function change(next: readonly Told[]): void {
  told = next;
  for (const listener of listeners) listener();
}

/** Says what was done, with a way back where there is one. */
export function tellDone(text: ReactNode, undo?: () => void): void {
  change([...told.slice(-2), { id: ++ids, text, tone: 'done', ...(undo === undefined ? {} : { undo }) }]);
}

/** Says what was not done and what to do; stays until it is closed. */
export function tellFailure(text: ReactNode): void {
  change([...told.slice(-2), { id: ++ids, text, tone: 'problem' }]);
}

/** Where they are shown; once in the app. */
export function Toasts({ children }: { children: ReactNode }) {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => told,
  );
  return (
    <Radix.Provider label={t`Notification`} swipeDirection="right">
      {children}
      {shown.map((toast) => (
        <OneToast key={toast.id} toast={toast} />
      ))}
      <Radix.Viewport className="fixed right-4 bottom-4 z-60 flex w-100 max-w-[calc(100vw-2rem)] flex-col gap-2" />
    </Radix.Provider>
  );
}

function OneToast({ toast: { id, text, tone, undo } }: { toast: Told }) {
  const close = (): void => change(told.filter((one) => one.id !== id));
  return (
    <Radix.Root
      duration={tone === 'problem' ? Number.POSITIVE_INFINITY : 8_000}
      onOpenChange={(open) => !open && close()}
      className={classes(
        'flex items-center gap-2 rounded-l border bg-surface py-2 pr-2 pl-3.5 shadow-float',
        tone === 'problem' ? 'border-red' : 'border-line',
      )}
    >
      <Radix.Description className="min-w-0 flex-1 text-s">{text}</Radix.Description>
      {undo !== undefined && (
        <Radix.Action altText={t`Undo`} asChild onClick={undo}>
          <Button look="ghost">
            <Trans>Undo</Trans>
          </Button>
        </Radix.Action>
      )}
      <Radix.Close asChild>
        <IconButton label={t`Close`}>
          <X size={14} />
        </IconButton>
      </Radix.Close>
    </Radix.Root>
  );
}

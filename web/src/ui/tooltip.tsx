import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

/** Words about what has the focus or the pointer; the app has one provider. */
export function Tooltip({ says, children }: { says: ReactNode; children: ReactNode }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-w-80 rounded border border-line bg-surface px-2 py-1 text-s text-text shadow-float"
        >
          {says}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const TooltipProvider = ({ children }: { children: ReactNode }) => (
  <Radix.Provider delayDuration={400} skipDelayDuration={100}>
    {children}
  </Radix.Provider>
);

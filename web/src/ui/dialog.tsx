import { t } from '@lingui/core/macro';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { classes } from './classes.ts';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** Buttons, right-aligned; the one that does it comes last. */
  readonly footer?: ReactNode;
  readonly size?: 's' | 'm' | 'l';
  readonly children?: ReactNode;
}

const SIZES = { s: 'max-w-100', m: 'max-w-140', l: 'max-w-240' } as const;

export function Dialog({ open, onOpenChange, title, description, footer, size = 'm', children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          className={classes(
            'fixed inset-x-3 top-[12vh] z-50 mx-auto flex max-h-[80vh] flex-col rounded-l border border-line bg-surface shadow-float',
            SIZES[size],
          )}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <Head title={title} description={description} />
          <div className="min-h-0 flex-1 overflow-auto px-4 pb-4">{children}</div>
          {footer !== undefined && (
            <div className="flex justify-end gap-2 border-t border-line px-4 py-3">{footer}</div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Beside the list that one came from: Escape goes back to it. */
export function SidePanel({ open, onOpenChange, title, description, footer, children }: Omit<DialogProps, 'size'>) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Radix.Portal>
        <Radix.Content
          onInteractOutside={(event) => event.preventDefault()}
          className="fixed inset-y-0 right-0 z-30 flex w-120 max-w-full flex-col border-l border-line bg-surface shadow-float"
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <Head title={title} description={description} />
          <div className="min-h-0 flex-1 overflow-auto px-4 pb-4">{children}</div>
          {footer !== undefined && (
            <div className="flex justify-end gap-2 border-t border-line px-4 py-3">{footer}</div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Head({ title, description }: Pick<DialogProps, 'title' | 'description'>) {
  return (
    <header className="flex items-start gap-2 px-4 pt-3.5 pb-3">
      <div className="min-w-0 flex-1">
        <Radix.Title className="text-l font-semibold">{title}</Radix.Title>
        {description !== undefined && (
          <Radix.Description asChild>
            <div className="pt-0.5 text-s text-text-2">{description}</div>
          </Radix.Description>
        )}
      </div>
      <Radix.Close asChild>
        <IconButton label={t`Close`}>
          <X size={15} />
        </IconButton>
      </Radix.Close>
    </header>
  );
}

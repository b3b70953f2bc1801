import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';

export type ButtonLook = 'primary' | 'plain' | 'ghost' | 'danger';

const LOOKS: Readonly<Record<ButtonLook, string>> = {
  primary: 'border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong',
  plain: 'border-line-strong bg-surface text-text hover:bg-hover',
  ghost: 'border-transparent bg-transparent text-text-2 hover:bg-hover hover:text-text',
  danger: 'border-line-strong bg-surface text-red hover:bg-red-soft',
};

/** The classes of a button, also for links that look like one. */
export function buttonClasses(look: ButtonLook = 'plain', iconOnly = false): string {
  return classes(
    'inline-flex h-7 shrink-0 items-center justify-center gap-1.5 rounded border text-s font-medium whitespace-nowrap transition-colors duration-100',
    'disabled:cursor-not-allowed disabled:opacity-50 pointer-coarse:h-11',
    iconOnly ? 'w-7 pointer-coarse:w-11' : 'px-2.5',
    LOOKS[look],
  );
}

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: ButtonLook;
  /** While what it began goes on: it can't be pressed again. */
  readonly busy?: boolean;
  readonly icon?: ReactNode;
}

export function Button({ look, busy = false, icon, className, children, disabled, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      className={classes(buttonClasses(look), className)}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      {...props}
    >
      {icon}
      {children}
    </button>
  );
}

interface IconButtonProps extends ComponentProps<'button'> {
  /** What it does, for those who don't see the icon; also its tooltip. */
  readonly label: string;
  readonly look?: ButtonLook;
}

export function IconButton({ label, look = 'ghost', className, ...props }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={classes(buttonClasses(look, true), className)}
      {...props}
    />
  );
}

import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

const CONTROL =
  'w-full rounded border border-line-strong bg-surface px-2 text-m text-text transition-colors duration-100 hover:border-text-3 disabled:opacity-60 aria-invalid:border-red';

interface FieldProps {
  readonly label: ReactNode;
  /** Below the control, while nothing is wrong. */
  readonly hint?: ReactNode;
  /** What is wrong and what to do. */
  readonly error?: string | undefined;
  readonly className?: string;
  /** Seen by screen readers only, where the place says what it is. */
  readonly hiddenLabel?: boolean;
}

interface Wiring {
  readonly id: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
}

/** Label, control, hint and problem, wired together. */
export function Field({
  label,
  hint,
  error,
  className,
  hiddenLabel = false,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const said = error ?? hint;
  return (
    <div className={classes('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className={hiddenLabel ? 'sr-only' : 'text-s font-medium text-text-2'}>
        {label}
      </label>
      {children({
        id,
        'aria-invalid': error === undefined ? undefined : true,
        'aria-describedby': said === undefined ? undefined : `${id}-said`,
      })}
      {said !== undefined && (
        <p id={`${id}-said`} className={classes('text-s', error === undefined ? 'text-text-3' : 'text-red')}>
          {said}
        </p>
      )}
    </div>
  );
}

type Control<Tag extends 'input' | 'select' | 'textarea'> = FieldProps & Omit<ComponentProps<Tag>, keyof FieldProps>;

export function TextField({ label, hint, error, className, hiddenLabel, ...props }: Control<'input'>) {
  return (
    <Field {...rest({ label, hint, error, className, hiddenLabel })}>
      {(wiring) => <input {...wiring} {...props} className={classes(CONTROL, 'h-8 pointer-coarse:h-11')} />}
    </Field>
  );
}

export function TextArea({ label, hint, error, className, hiddenLabel, ...props }: Control<'textarea'>) {
  return (
    <Field {...rest({ label, hint, error, className, hiddenLabel })}>
      {(wiring) => <textarea rows={3} {...wiring} {...props} className={classes(CONTROL, 'py-1.5')} />}
    </Field>
  );
}

export function SelectField({ label, hint, error, className, hiddenLabel, ...props }: Control<'select'>) {
  return (
    <Field {...rest({ label, hint, error, className, hiddenLabel })}>
      {(wiring) => <select {...wiring} {...props} className={classes(CONTROL, 'h-8 pointer-coarse:h-11')} />}
    </Field>
  );
}

interface CheckFieldProps extends Omit<ComponentProps<'input'>, 'type'> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

export function CheckField({ label, hint, className, ...props }: CheckFieldProps) {
  const id = useId();
  return (
    <div className={classes('flex items-start gap-2', className)}>
      <input id={id} type="checkbox" {...props} className="mt-0.5 size-4 shrink-0" />
      <label htmlFor={id} className="min-w-0">
        {label}
        {hint !== undefined && <span className="block text-s text-text-3">{hint}</span>}
      </label>
    </div>
  );
}

/** exactOptionalPropertyTypes: what is undefined is left out. */
function rest({ label, hint, error, className, hiddenLabel }: Loose<FieldProps>): FieldProps {
  return {
    label,
    error,
    ...(hint === undefined ? {} : { hint }),
    ...(className === undefined ? {} : { className }),
    ...(hiddenLabel === undefined ? {} : { hiddenLabel }),
  };
}

type Loose<T> = { readonly [Key in keyof T]: T[Key] | undefined } & { readonly label: ReactNode };

import { t } from '@lingui/core/macro';
import { useRef, useState } from 'react';
import { classes } from '#web/ui';
import { BesidesMe } from './besides-me.tsx';

interface InPlaceTextProps {
  readonly value: string | undefined;
  /** The value as it is read, where that is not how it is typed. */
  readonly shown?: string;
  /** What is edited, so that others who edit it are told: `account:acme:segment`. */
  readonly thing: string;
  readonly label: string;
  /** Shown in the place of no value. */
  readonly empty: string;
  readonly mayEdit: boolean;
  readonly onSave: (value: string | undefined) => void;
  readonly type?: 'text' | 'email';
  readonly className?: string;
}

/** A text that becomes a field when it is pressed: Enter keeps what was typed, Escape leaves it as it was. */
export function InPlaceText(props: InPlaceTextProps) {
  const { value, label, empty, mayEdit, className } = props;
  const [editing, setEditing] = useState(false);
  if (editing) return <Editing {...props} onClose={() => setEditing(false)} />;
  const shown = (value !== undefined && props.shown) || value || (
    <span className="font-normal text-text-3">{empty}</span>
  );
  if (!mayEdit) return <span className={className}>{shown}</span>;
  return (
    <button
      type="button"
      aria-label={value === undefined ? t`${label}: not set. Change` : t`${label}: ${value}. Change`}
      onClick={() => setEditing(true)}
      className={classes('-mx-1 min-h-6 min-w-6 rounded px-1 text-left break-words hover:bg-hover', className)}
    >
      {shown}
    </button>
  );
}

/** The press that opened it was meant for it. */
const takeFocus = (input: HTMLInputElement | null): void => input?.focus();

function Editing({
  value,
  thing,
  label,
  type = 'text',
  onSave,
  onClose,
}: InPlaceTextProps & { readonly onClose: () => void }) {
  const [text, setText] = useState(value ?? '');
  // Escape takes the field away, which would otherwise leave it, and leaving keeps.
  const given = useRef(false);
  const keep = (): void => {
    if (given.current) return;
    given.current = true;
    const said = text.trim() === '' ? undefined : text.trim();
    if (said !== value) onSave(said);
    onClose();
  };
  return (
    <span className="inline-flex items-center gap-1.5">
      <input
        ref={takeFocus}
        type={type}
        aria-label={label}
        value={text}
        maxLength={300}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          given.current = true;
          onClose();
        }}
        className="h-6 w-44 max-w-full rounded border border-line-strong bg-surface px-1 text-s"
      />
      <BesidesMe thing={thing} />
    </span>
  );
}

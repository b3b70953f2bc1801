import { Trans } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useId } from 'react';
import { Button } from './button.tsx';
import { Dialog, type DialogProps } from './dialog.tsx';

interface FormDialogProps extends Pick<DialogProps, 'title' | 'description' | 'size'> {
  /** What the button says that does it. */
  readonly submit: ReactNode;
  readonly busy: boolean;
  /** What can't be taken back. */
  readonly danger?: boolean;
  /** As long as something is missing. */
  readonly disabled?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog with one form; ⌘Enter sends it from any field. */
export function FormDialog({
  submit,
  busy,
  danger = false,
  disabled = false,
  onSubmit,
  onClose,
  children,
  ...dialog
}: FormDialogProps) {
  const id = useId();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    // It would go on through the portal: a form that the dialog was opened from is not sent.
    event.stopPropagation();
    if (!busy && !disabled) onSubmit();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      {...dialog}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look={danger ? 'danger' : 'primary'} type="submit" form={id} busy={busy} disabled={disabled}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        id={id}
        onSubmit={send}
        onKeyDown={(event) => event.key === 'Enter' && (event.metaKey || event.ctrlKey) && send(event)}
        className="flex flex-col gap-3 pt-1"
      >
        {children}
      </form>
    </Dialog>
  );
}

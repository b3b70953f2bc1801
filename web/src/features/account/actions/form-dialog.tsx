import { Trans } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useId } from 'react';
import { Button, Dialog } from '#web/ui';

interface FormDialogProps {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** What the button says that does it. */
  readonly submit: ReactNode;
  readonly busy: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog with one form; ⌘Enter sends it from any field. */
export function FormDialog({ title, description, submit, busy, onSubmit, onClose, children }: FormDialogProps) {
  const id = useId();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy) onSubmit();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      {...(description === undefined ? {} : { description })}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="primary" type="submit" form={id} busy={busy}>
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

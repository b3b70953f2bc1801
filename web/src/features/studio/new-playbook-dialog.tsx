import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useWrite } from '#web/api';
import { FormDialog, TextField } from '#web/ui';
import { isName, newPlaybook } from './files.ts';

/** A playbook of nothing but its head, as a draft. */
export function NewPlaybookDialog({
  taken,
  onOpened,
  onClose,
}: {
  taken: readonly string[];
  onOpened: (playbook: string) => void;
  onClose: () => void;
}) {
  const [title, setTitle] = useState('');
  const [own, setOwn] = useState<string>();
  const id = own ?? idOf(title);
  const open = useWrite('open-draft', { onDone: ({ draft }) => onOpened(draft.playbook) });
  const error = taken.includes(id)
    ? t`There is a playbook of this id already.`
    : id !== '' && !isName(id)
      ? t`Small letters, digits and _, beginning with a letter.`
      : undefined;
  const isGood = title.trim() !== '' && id !== '' && error === undefined;
  return (
    <FormDialog
      size="s"
      title={<Trans>New playbook</Trans>}
      submit={<Trans>Begin</Trans>}
      busy={open.isPending}
      disabled={!isGood}
      onSubmit={() => open.mutate({ playbook: id, files: newPlaybook(id, title.trim()) })}
      onClose={onClose}
    >
      <TextField label={t`Title`} value={title} autoFocus onChange={(event) => setTitle(event.target.value)} />
      <TextField
        label={t`Id`}
        hint={t`By which the program names it; it stays as it is.`}
        value={id}
        error={error}
        spellCheck={false}
        onChange={(event) => setOwn(event.target.value)}
      />
    </FormDialog>
  );
}

const idOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_\d]+|_+$/g, '');

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Button, Dialog, TextField } from '#web/ui';
import { isName } from './files.ts';

export interface NewFile {
  readonly folder: string;
  readonly ending: string;
  /** Absent: a new one. */
  readonly from?: string;
}

/** Asks what a file is to be called. */
export function FileNameDialog({
  asking,
  taken,
  onName,
  onClose,
}: {
  asking: NewFile | undefined;
  taken: readonly string[];
  onName: (file: string) => void;
  onClose: () => void;
}) {
  const [name, setName] = useState('');
  useEffect(() => {
    setName(asking?.from === undefined ? '' : asking.from.slice(asking.folder.length + 1, -asking.ending.length));
  }, [asking]);
  if (asking === undefined) return null;
  const file = `${asking.folder}/${name}${asking.ending}`;
  const isTaken = taken.includes(file) && file !== asking.from;
  const error = isTaken
    ? t`There is a file of this name already.`
    : name !== '' && !isName(name)
      ? t`Small letters, digits and _, beginning with a letter.`
      : undefined;
  const isGood = name !== '' && error === undefined && file !== asking.from;
  return (
    <Dialog
      open
      size="s"
      onOpenChange={(open) => !open && onClose()}
      title={asking.from === undefined ? <Trans>New file</Trans> : <Trans>Rename file</Trans>}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="primary" disabled={!isGood} onClick={() => onName(file)}>
            {asking.from === undefined ? <Trans>Add</Trans> : <Trans>Rename</Trans>}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isGood) onName(file);
        }}
      >
        <TextField
          label={t`Name`}
          hint={t`Its name is the id by which others name it: ${file}`}
          error={error}
          value={name}
          autoFocus
          spellCheck={false}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}

import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useWrite } from '#web/api';
import { CheckField, FormDialog, SelectField, tellDone } from '#web/ui';

interface ReplayDialogProps {
  readonly ids: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Through the inbox again, after what kept them out was put right. */
export function ReplayDialog({ ids, onClose, onDone }: ReplayDialogProps) {
  const [time, setTime] = useState<'own' | 'received'>('own');
  const [asNew, setAsNew] = useState(false);
  const replay = useWrite('replay-quarantine', {
    onDone: ({ replayed: { length } }) => {
      tellDone(t`${plural(length, { one: '# event goes through again', other: '# events go through again' })}`);
      onDone();
    },
  });
  return (
    <FormDialog
      size="s"
      title={<Trans>Send through again</Trans>}
      description={<Trans>What still breaks its declaration comes back here.</Trans>}
      submit={<Trans>Send through again</Trans>}
      busy={replay.isPending}
      onSubmit={() =>
        replay.mutate({ ids: [...ids], as_new: asNew, ...(time === 'received' ? { occurred: 'received' } : {}) })
      }
      onClose={onClose}
    >
      <SelectField
        label={t`When it happened`}
        value={time}
        onChange={(event) => setTime(event.target.value === 'received' ? 'received' : 'own')}
      >
        <option value="own">{t`As the event says`}</option>
        <option value="received">{t`When it came in`}</option>
      </SelectField>
      <CheckField
        label={<Trans>Record as an event of its own</Trans>}
        hint={<Trans>Beside the stored one that has the same id</Trans>}
        checked={asNew}
        onChange={(event) => setAsNew(event.target.checked)}
      />
    </FormDialog>
  );
}

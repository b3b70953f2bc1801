import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useWrite } from '#web/api';
import { Button, CheckField, Dialog, SelectField, tellDone } from '#web/ui';

interface ReplayDialogProps {
  readonly ids: readonly string[];
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Through the inbox again, after what kept them out was put right. */
export function ReplayDialog({ ids, open, onClose, onDone }: ReplayDialogProps) {
  const [time, setTime] = useState<'own' | 'received'>('own');
  const [asNew, setAsNew] = useState(false);
  const replay = useWrite('replay-quarantine', {
    onDone: ({ replayed: { length } }) => {
      tellDone(t`${plural(length, { one: '# event goes through again', other: '# events go through again' })}`);
      onDone();
    },
  });
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      size="s"
      title={<Trans>Send through again</Trans>}
      description={<Trans>What still breaks its declaration comes back here.</Trans>}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            look="primary"
            busy={replay.isPending}
            onClick={() =>
              replay.mutate({ ids: [...ids], as_new: asNew, ...(time === 'received' ? { occurred: 'received' } : {}) })
            }
          >
            <Trans>Send through again</Trans>
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
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
      </div>
    </Dialog>
  );
}

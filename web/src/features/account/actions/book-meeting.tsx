import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { FormDialog, formatInstant, SelectField, TextField, tellDone, zoneNow } from '#web/ui';
import { useEventWrite } from '../use-event-write.ts';
import type { ActionProps } from './action-props.ts';
import { ContactChoice } from './contact-choice.tsx';
import { instantOf, localText } from './local-time.ts';

const LENGTHS = [15, 30, 45, 60, 90] as const;
const NEXT_HOUR = 3_600_000;

export function BookMeeting({ account, onClose }: ActionProps) {
  const [starts, setStarts] = useState(() =>
    localText(Math.ceil((Date.now() + NEXT_HOUR) / NEXT_HOUR) * NEXT_HOUR, zoneNow()),
  );
  const [minutes, setMinutes] = useState(30);
  const [contact, setContact] = useState('');
  const cancel = useEventWrite('cancel-meeting');
  const write = useEventWrite('book-meeting', {
    onDone: ({ meeting, starts: at }) => {
      tellDone(t`Booked for ${formatInstant(at)}.`, () => cancel.mutate({ account, meeting }));
      onClose();
    },
  });
  const send = (): void => {
    const at = instantOf(starts, zoneNow());
    if (at === undefined) return;
    const ends = new Date(Date.parse(at) + minutes * 60_000).toISOString();
    write.mutate({ account, starts: at, ends, ...(contact === '' ? {} : { contact }) });
  };
  return (
    <FormDialog
      title={<Trans>Book a meeting</Trans>}
      description={<Trans>A journey that waits for a meeting goes on with it.</Trans>}
      submit={<Trans>Book</Trans>}
      busy={write.isPending}
      onSubmit={send}
      onClose={onClose}
    >
      <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
        <TextField
          label={t`Starts`}
          type="datetime-local"
          required
          value={starts}
          onChange={(event) => setStarts(event.target.value)}
        />
        <SelectField label={t`Lasts`} value={minutes} onChange={(event) => setMinutes(Number(event.target.value))}>
          {LENGTHS.map((one) => (
            <option key={one} value={one}>
              {t`${one} minutes`}
            </option>
          ))}
        </SelectField>
      </div>
      <ContactChoice
        account={account}
        label={t({ message: 'With', context: 'person' })}
        value={contact}
        onChange={setContact}
      />
    </FormDialog>
  );
}

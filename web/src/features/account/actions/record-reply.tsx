import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useRead } from '#web/api';
import { FormDialog, formatDate, SelectField, TextArea, tellDone } from '#web/ui';
import { useEventWrite } from '../use-event-write.ts';
import type { ActionProps } from './action-props.ts';
import { ContactChoice } from './contact-choice.tsx';

export function RecordReply({ account, onClose }: ActionProps) {
  const [contact, setContact] = useState('');
  const [message, setMessage] = useState('');
  const [text, setText] = useState('');
  const sent = useRead('list-messages', { account, limit: 20 });
  const write = useEventWrite('record-reply', {
    onDone: () => {
      tellDone(t`The reply stands on the timeline.`);
      onClose();
    },
  });
  const said = { contact, message, text: text.trim() };
  return (
    <FormDialog
      title={<Trans>Record a reply</Trans>}
      description={
        <Trans>For an answer that came by another way. A journey that waits for a reply goes on with it.</Trans>
      }
      submit={<Trans>Record</Trans>}
      busy={write.isPending}
      onSubmit={() =>
        write.mutate({ account, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== '')) })
      }
      onClose={onClose}
    >
      <ContactChoice account={account} label={t`From`} value={contact} onChange={setContact} />
      <SelectField label={t`Answers`} value={message} onChange={(event) => setMessage(event.target.value)}>
        <option value="">{t`No message in particular`}</option>
        {(sent.data?.messages ?? []).map((one) => (
          <option key={one.message} value={one.message}>
            {`${one.subject ?? one.name}, ${formatDate(one.created_at)}`}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={t`What they wrote`}
        rows={5}
        maxLength={100_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </FormDialog>
  );
}

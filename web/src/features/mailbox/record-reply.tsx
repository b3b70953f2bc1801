import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useWrite } from '#web/api';
import { FormDialog, TextArea, tellDone } from '#web/ui';
import type { MessageAnswer } from './message-answer.ts';

/** What a customer answered to a message, by whatever way it came: journeys that wait for it go on. */
export function RecordReply({ one, onClose }: { one: MessageAnswer; onClose: () => void }) {
  const [text, setText] = useState('');
  const { account, message, subject } = one;
  const write = useWrite('record-reply', {
    onDone: () => {
      tellDone(t`The reply is recorded; journeys that waited for it go on.`);
      onClose();
    },
  });
  const said = text.trim();
  return (
    <FormDialog
      title={<Trans>Record a reply</Trans>}
      description={subject}
      submit={<Trans>Record</Trans>}
      busy={write.isPending}
      onSubmit={() => write.mutate({ account, message, ...(said === '' ? {} : { text: said }) })}
      onClose={onClose}
    >
      <TextArea
        label={t`What they wrote (optional)`}
        rows={6}
        value={text}
        maxLength={100_000}
        onChange={(event) => setText(event.target.value)}
      />
    </FormDialog>
  );
}

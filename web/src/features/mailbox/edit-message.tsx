import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useWrite } from '#web/api';
import { Button, TextArea, TextField, tellDone } from '#web/ui';
import type { MessageAnswer } from './message-answer.ts';

/** The text of a message that waits for review, in Markdown. */
export function EditMessage({ one, onDone }: { one: MessageAnswer; onDone: () => void }) {
  const [subject, setSubject] = useState(one.subject ?? '');
  const [body, setBody] = useState(one.body ?? '');
  const write = useWrite('edit-message', {
    onDone: () => {
      tellDone(t`Saved; it still waits for review`);
      onDone();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    write.mutate({ account: one.account, message: one.message, subject, body });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 px-4 py-3">
      <TextField
        label={t`Subject`}
        required
        maxLength={500}
        value={subject}
        onChange={(event) => setSubject(event.target.value)}
      />
      <TextArea
        label={t({ message: 'Text', context: 'mail' })}
        hint={t`In Markdown. What stands in double brackets or leads to answer: is a button or a link; leave it whole.`}
        required
        rows={18}
        value={body}
        onChange={(event) => setBody(event.target.value)}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" busy={write.isPending}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </form>
  );
}

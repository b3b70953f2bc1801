import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { FormDialog, Segmented, TextArea, TextField, tellDone, zoneNow } from '#web/ui';
import { useEventWrite } from '../use-event-write.ts';
import type { ActionProps } from './action-props.ts';
import { ContactChoice } from './contact-choice.tsx';
import { instantOf, localText } from './local-time.ts';

type Kind = 'call' | 'note' | 'visit' | 'mail';

export function WriteNote({ account, onClose }: ActionProps) {
  const [kind, setKind] = useState<Kind>('call');
  const [text, setText] = useState('');
  const [contact, setContact] = useState('');
  const [when, setWhen] = useState(() => localText(Date.now(), zoneNow()));
  const write = useEventWrite('record-note', {
    onDone: () => {
      tellDone(t`It stands on the timeline.`);
      onClose();
    },
  });
  const send = (): void => {
    const occurred = instantOf(when, zoneNow());
    // The field knows minutes: this minute is now.
    const isNow = occurred === undefined || Date.parse(occurred) > Date.now() - 60_000;
    write.mutate({
      account,
      kind,
      text,
      ...(contact === '' ? {} : { contact }),
      ...(isNow ? {} : { occurred }),
    });
  };
  return (
    <FormDialog
      title={<Trans>Write down what was</Trans>}
      submit={<Trans>Save</Trans>}
      busy={write.isPending}
      onSubmit={send}
      onClose={onClose}
    >
      <Segmented
        label={t`What it was`}
        value={kind}
        onChange={setKind}
        options={[
          { value: 'call', label: t`Call` },
          { value: 'visit', label: t`Visit` },
          { value: 'mail', label: t`Mail` },
          { value: 'note', label: t`Note` },
        ]}
      />
      <TextArea
        label={t`What was said`}
        required
        rows={6}
        maxLength={20_000}
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
        <ContactChoice
          account={account}
          label={t({ message: 'With', context: 'person' })}
          value={contact}
          onChange={setContact}
        />
        <TextField
          label={t`When`}
          type="datetime-local"
          max={localText(Date.now(), zoneNow())}
          value={when}
          onChange={(event) => setWhen(event.target.value)}
        />
      </div>
    </FormDialog>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { type Output, useRead, useWrite } from '#web/api';
import { useMay } from '#web/app';
import { Button, IconButton, Pill, Segmented, TextField, tellDone, When } from '#web/ui';
import { snippets } from './snippets.ts';

const LOOK_EVERY = 2000;

type Made = Output<'create-key'>;

/** A write key is made and shown once, with code to paste; the first event that comes with it is told as it comes. */
export function ConnectSource() {
  const mayMake = useMay('administer');
  const [label, setLabel] = useState('');
  const [made, setMade] = useState<Made>();
  const make = useWrite('create-key', { onDone: setMade, changes: ['list-sources', 'list-keys'] });
  if (made !== undefined) return <Code made={made} />;
  if (!mayMake) {
    return (
      <p className="text-s text-text-2">
        <Trans>An admin makes write keys, under Settings, API keys.</Trans>
      </p>
    );
  }
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate({ kind: 'write', label: label.trim() });
      }}
    >
      <TextField
        label={t`What sends the events`}
        placeholder={t`Web app, Segment, billing…`}
        value={label}
        maxLength={100}
        required
        onChange={(event) => setLabel(event.target.value)}
        className="flex-1"
      />
      <Button type="submit" look="primary" className="h-8" busy={make.isPending} disabled={label.trim() === ''}>
        <Trans>Make a write key</Trans>
      </Button>
    </form>
  );
}

function Code({ made: { id, key } }: { made: Made }) {
  const all = snippets(window.location.origin, key);
  const [chosen, setChosen] = useState(all[0]?.name ?? '');
  const text = all.find(({ name }) => name === chosen)?.text ?? '';
  return (
    <div className="flex flex-col gap-3">
      <p className="text-s text-text-2">
        <Trans>The key is shown this once. Keep it where your other secrets are.</Trans>
      </p>
      <div className="flex items-center gap-2">
        <code className="min-w-0 flex-1 truncate rounded bg-sunken px-2 py-1.5 font-mono text-s">{key}</code>
        <CopyButton text={key} />
      </div>
      <Segmented
        label={t`How to send`}
        value={chosen}
        onChange={setChosen}
        options={all.map(({ name }) => ({ value: name, label: name }))}
      />
      <div className="relative">
        <pre className="rounded bg-sunken px-3 py-2.5 pr-10 font-mono text-s break-all whitespace-pre-wrap">{text}</pre>
        <span className="absolute top-1.5 right-1.5">
          <CopyButton text={text} />
        </span>
      </div>
      <FirstEvent id={id} />
    </div>
  );
}

function CopyButton({ text }: { text: string }) {
  const copy = (): void => {
    void navigator.clipboard.writeText(text).then(() => tellDone(t`Copied`));
  };
  return (
    <IconButton label={t`Copy`} look="plain" onClick={copy}>
      <Copy size={13} />
    </IconButton>
  );
}

/** Waits for what comes with the key. */
function FirstEvent({ id }: { id: string }) {
  const { data } = useRead('list-sources', {}, { refetchInterval: LOOK_EVERY });
  const source = data?.sources.find(({ key }) => key === id);
  const last = source?.last_at;
  return (
    <p className="flex items-center gap-2" aria-live="polite">
      {last === undefined ? (
        <>
          <span className="size-2 animate-pulse rounded-full bg-unknown" aria-hidden />
          <span className="text-text-2">
            <Trans>Waiting for the first event…</Trans>
          </span>
        </>
      ) : (
        <>
          <Pill tone="green">
            <Check size={12} aria-hidden />
            <Trans>First event received</Trans>
          </Pill>
          <When at={last} className="text-s text-text-2" />
        </>
      )}
    </p>
  );
}

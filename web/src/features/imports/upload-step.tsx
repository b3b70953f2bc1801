import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { FileUp } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { Problem } from '#web/api';
import { Button, buttonClasses, classes } from '#web/ui';
import { ProgressLine } from './progress-line.tsx';
import { type Sent, sendFile } from './send-file.ts';

/** A file is dropped or chosen, and sent. */
export function UploadStep({ onSent }: { onSent: (sent: Sent) => void }) {
  const [file, setFile] = useState<File>();
  const [share, setShare] = useState(0);
  const [error, setError] = useState<string>();
  const [isOver, setOver] = useState(false);
  const sending = useRef<AbortController>(undefined);
  useEffect(() => () => sending.current?.abort(), []);

  const send = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    const controller = new AbortController();
    sending.current = controller;
    setFile(chosen);
    setShare(0);
    setError(undefined);
    try {
      onSent(await sendFile(chosen, setShare, controller.signal));
    } catch (problem) {
      if (problem instanceof Problem) setError(problem.message);
      setFile(undefined);
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };
  return (
    <section
      aria-label={t`Choose a file`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classes(
        'flex min-h-56 flex-col items-center justify-center gap-3 rounded-l border border-dashed px-6 py-10 text-center transition-colors duration-100',
        isOver ? 'border-accent bg-accent-soft' : 'border-line-strong bg-surface',
      )}
    >
      <FileUp size={28} className="text-text-3" aria-hidden />
      {file === undefined ? (
        <>
          <p className="font-medium">
            <Trans>Drop a CSV file here</Trans>
          </p>
          <p className="max-w-110 text-s text-text-2">
            <Trans>
              Accounts, contacts, contracts, usage, tickets, surveys, opportunities or colleagues, as any tool exports
              them. The first row names the columns; encoding and delimiter are found out. Up to 1 GB.
            </Trans>
          </p>
          <label
            className={classes(
              buttonClasses('primary'),
              'focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent',
            )}
          >
            <Trans>Choose a file</Trans>
            <input
              type="file"
              accept=".csv,.tsv,.txt,text/csv,text/plain"
              className="sr-only"
              onChange={(event) => void send(event.target.files?.[0])}
            />
          </label>
          {error !== undefined && (
            <p role="alert" className="max-w-110 text-s text-red">
              {error}
            </p>
          )}
        </>
      ) : (
        <>
          <ProgressLine share={share} label={t`Sending ${file.name}`} className="w-full max-w-110">
            {file.name}
          </ProgressLine>
          <Button look="ghost" onClick={() => sending.current?.abort()}>
            <Trans>Cancel</Trans>
          </Button>
        </>
      )}
    </section>
  );
}

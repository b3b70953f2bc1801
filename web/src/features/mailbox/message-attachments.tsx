import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ExternalLink, FileText } from 'lucide-react';
import { useState } from 'react';
import { Button, buttonClasses } from '#web/ui';
import type { MessageAnswer } from './message-answer.ts';
import { PreviewFrame, previewAddress } from './preview-frame.tsx';

/** The documents that go with a message, each to look at here or in a tab of its own. */
export function MessageAttachments({ one: { account, message, attachments } }: { one: MessageAnswer }) {
  const [shown, setShown] = useState<number>();
  if (attachments.length === 0) return null;
  return (
    <section aria-label={t`Attachments`} className="flex flex-col gap-2">
      <h3>
        <Trans>Attachments</Trans>
      </h3>
      {attachments.map(({ document, file }, place) => (
        <div key={document} className="flex flex-wrap items-center gap-2">
          <Button
            icon={<FileText size={13} />}
            aria-expanded={shown === place}
            onClick={() => setShown(shown === place ? undefined : place)}
          >
            {file}
          </Button>
          <a
            href={previewAddress({ kind: 'attachment', account, message, place })}
            target="_blank"
            rel="noopener"
            className={buttonClasses('ghost', true)}
            aria-label={t`Open ${file} in a tab`}
          >
            <ExternalLink size={13} />
          </a>
          {shown === place && (
            <PreviewFrame kind="attachment" account={account} message={message} place={place} title={file} />
          )}
        </div>
      ))}
    </section>
  );
}

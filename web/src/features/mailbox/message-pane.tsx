import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useRead } from '#web/api';
import { formatInstant, HealthMark, IconButton, Loaded, Pill, Segmented } from '#web/ui';
import { EditMessage } from './edit-message.tsx';
import { MessageActions } from './message-actions.tsx';
import type { MessageAnswer } from './message-answer.ts';
import { MessageAttachments } from './message-attachments.tsx';
import { MessageThread } from './message-thread.tsx';
import { PreviewFrame } from './preview-frame.tsx';
import { adviceOf, stateText, stateTone } from './state-words.ts';

interface MessagePaneProps {
  readonly account: string;
  readonly message: string;
  readonly onClose: () => void;
  readonly onOpen: (one: { account: string; message: string }) => void;
}

/** One message as its reader has it, with what can be done about it and the thread it belongs to. */
export function MessagePane({ account, message, onClose, onOpen }: MessagePaneProps) {
  const answer = useRead('get-message', { account, message });
  return (
    <section
      aria-label={t`Message`}
      className="flex w-160 max-w-full shrink-0 flex-col overflow-auto border-l border-line bg-surface max-lg:w-full max-lg:border-l-0"
    >
      <Loaded answer={answer} rows={8}>
        {(one) => <Content one={one} onClose={onClose} onOpen={(id) => onOpen({ account, message: id })} />}
      </Loaded>
    </section>
  );
}

interface ContentProps {
  readonly one: MessageAnswer;
  readonly onClose: () => void;
  readonly onOpen: (message: string) => void;
}

function Content({ one, onClose, onOpen }: ContentProps) {
  const [isEditing, setIsEditing] = useState(false);
  const [as, setAs] = useState<'html' | 'text'>('html');
  return (
    <>
      <Head one={one} onClose={onClose} />
      <MessageActions one={one} onEdit={() => setIsEditing(true)} />
      {isEditing ? (
        <EditMessage one={one} onDone={() => setIsEditing(false)} />
      ) : (
        <div className="flex min-h-0 flex-col gap-3 px-4 py-3">
          {one.html !== undefined && (
            <Segmented
              label={t`Shown as`}
              value={as}
              onChange={setAs}
              options={[
                { value: 'html', label: <Trans>As it looks</Trans> },
                { value: 'text', label: <Trans>As plain text</Trans> },
              ]}
            />
          )}
          {one.html !== undefined && as === 'html' && (
            <PreviewFrame
              kind="message"
              account={one.account}
              message={one.message}
              title={t`The message as its reader sees it`}
            />
          )}
          {(one.html === undefined || as === 'text') && (
            <pre className="rounded border border-line p-3.5 font-mono text-s break-words whitespace-pre-wrap">
              {one.text ?? t`It has no text yet: something that it needs is missing.`}
            </pre>
          )}
          <MessageAttachments one={one} />
          <Answers one={one} />
          <MessageThread one={one} onOpen={onOpen} />
        </div>
      )}
    </>
  );
}

function Head({ one, onClose }: { one: MessageAnswer; onClose: () => void }) {
  const { account, account_name, health, state, reason, direction, to, from, contact, created_at } = one;
  const subject = one.subject ?? (direction === 'in' ? t`Reply` : t`No text yet`);
  const advice = adviceOf(state);
  return (
    <header className="flex flex-col gap-1.5 px-4 pt-3.5">
      <div className="flex items-start gap-2">
        <h2 className="min-w-0 flex-1 text-l break-words">
          {direction === 'in' && one.subject !== undefined ? t`Re: ${subject}` : subject}
        </h2>
        <IconButton label={t`Close`} onClick={onClose}>
          <X size={15} />
        </IconButton>
      </div>
      <div className="flex flex-wrap items-center gap-2 text-s text-text-2">
        <Pill tone={stateTone(state)}>{stateText(state)}</Pill>
        <Link
          to="/accounts/$account/$section"
          params={{ account, section: 'summary' }}
          className="font-medium text-text hover:underline"
        >
          {account_name ?? account}
        </Link>
        <HealthMark band={health?.band} value={health?.value} />
        <span>{formatInstant(created_at)}</span>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-s">
        <Line name={t`From`}>{direction === 'in' ? contact : from}</Line>
        <Line name={t`To`}>{to}</Line>
        <Line name={t`Reason`}>{state === 'kept' ? undefined : reason}</Line>
      </dl>
      {advice !== undefined && <p className="rounded bg-yellow-soft p-2.5 text-s">{advice}</p>}
    </header>
  );
}

function Line({ name, children }: { name: string; children: string | undefined }) {
  if (children === undefined) return null;
  return (
    <>
      <dt className="text-text-3">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

/** What its buttons offer, and what was answered by one. */
function Answers({ one: { answers, answered } }: { one: MessageAnswer }) {
  if (answers.length === 0) return null;
  const given = answers.find(({ answer }) => answer === answered?.answer)?.label ?? answered?.answer;
  return (
    <p className="text-s text-text-2">
      {answered === undefined ? (
        <Trans>Its buttons offer: {answers.map(({ label }) => label).join(', ')}. Nobody has answered by them.</Trans>
      ) : (
        <Trans>
          Answered by a button: {given}, {formatInstant(answered.at)}
        </Trans>
      )}
    </p>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Check, Pencil, Reply, RotateCcw, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useWrite } from '#web/api';
import { useMay } from '#web/app';
import { Button, tellDone } from '#web/ui';
import type { MessageAnswer } from './message-answer.ts';
import { RecordReply } from './record-reply.tsx';

/** What can be done about a message in its state. */
export function MessageActions({ one, onEdit }: { one: MessageAnswer; onEdit: () => void }) {
  const may = useMay('work');
  const [isReplying, setIsReplying] = useState(false);
  const of = { account: one.account, message: one.message };
  const approve = useWrite('approve-message', { onDone: ({ to }) => tellDone(t`On its way to ${to}`) });
  const discard = useWrite('discard-message', { onDone: () => tellDone(t`Discarded: it is not sent`) });
  const retry = useWrite('retry-message', { onDone: ({ to }) => tellDone(t`On its way to ${to}`) });
  const resolve = useWrite('resolve-in-doubt', { onDone: () => tellDone(t`Settled`) });
  if (!may) return null;
  const busy = approve.isPending || discard.isPending || retry.isPending || resolve.isPending;
  const { state } = one;
  const away = (
    <Button look="danger" icon={<Trash2 size={13} />} busy={busy} onClick={() => discard.mutate(of)}>
      <Trans>Discard</Trans>
    </Button>
  );
  const hasLeft = one.direction === 'out' && (state === 'sent' || state === 'kept');
  if (!hasLeft && !['review', 'refused', 'dead', 'in_doubt'].includes(state)) return null;
  return (
    <div className="flex flex-wrap gap-2 px-4 pt-3">
      {state === 'review' && (
        <>
          <Button look="primary" icon={<Send size={13} />} busy={busy} onClick={() => approve.mutate(of)}>
            <Trans>Send it</Trans>
          </Button>
          <Button icon={<Pencil size={13} />} onClick={onEdit}>
            <Trans>Change the text</Trans>
          </Button>
          {away}
        </>
      )}
      {(state === 'refused' || state === 'dead') && (
        <Button look="primary" icon={<RotateCcw size={13} />} busy={busy} onClick={() => retry.mutate(of)}>
          <Trans>Try again</Trans>
        </Button>
      )}
      {state === 'refused' && away}
      {state === 'in_doubt' && (
        <>
          <Button icon={<Check size={13} />} busy={busy} onClick={() => resolve.mutate({ ...of, outcome: 'sent' })}>
            <Trans>It was sent</Trans>
          </Button>
          <Button
            icon={<RotateCcw size={13} />}
            busy={busy}
            onClick={() => resolve.mutate({ ...of, outcome: 'send_again' })}
          >
            <Trans>Send it again</Trans>
          </Button>
          <Button look="danger" busy={busy} onClick={() => resolve.mutate({ ...of, outcome: 'drop' })}>
            <Trans>Drop it</Trans>
          </Button>
        </>
      )}
      {hasLeft && (
        <Button icon={<Reply size={13} />} onClick={() => setIsReplying(true)}>
          <Trans>Record a reply</Trans>
        </Button>
      )}
      {isReplying && <RecordReply one={one} onClose={() => setIsReplying(false)} />}
    </div>
  );
}

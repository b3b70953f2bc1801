import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import { classes, Pill, When } from '#web/ui';
import type { MessageAnswer } from './message-answer.ts';
import { stateText, stateTone } from './state-words.ts';

/** What was written before and after a message, and what came back. */
export function MessageThread({ one, onOpen }: { one: MessageAnswer; onOpen: (message: string) => void }) {
  if (one.thread.length < 2) return null;
  return (
    <section aria-label={t`Thread`} className="flex flex-col">
      <h3 className="pb-1">
        <Trans>Thread</Trans>
      </h3>
      {one.thread.map(({ message, direction, state, subject, text, at }) => (
        <button
          key={message}
          type="button"
          aria-current={message === one.message ? 'true' : undefined}
          onClick={() => onOpen(message)}
          className={classes(
            'flex min-h-9 items-center gap-2 border-t border-line px-1.5 py-1 text-left text-s hover:bg-hover',
            message === one.message && 'bg-accent-soft',
          )}
        >
          {direction === 'in' ? (
            <ArrowDownLeft size={13} className="shrink-0 text-green" aria-label={t`received`} />
          ) : (
            <ArrowUpRight size={13} className="shrink-0 text-text-3" aria-label={t`to the customer`} />
          )}
          <span className="min-w-0 flex-1 truncate">{text ?? subject ?? t`Reply`}</span>
          <Pill tone={stateTone(state)}>{stateText(state)}</Pill>
          <When at={at} className="w-16 text-right text-xs text-text-3" />
        </button>
      ))}
    </section>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Output } from '#web/api';
import { SignalRow } from '#web/features/signals';
import { EmptyState, formatNumber, Panel } from '#web/ui';
import type { Whose } from './search.ts';

/** Signals that nobody has responded to, by their clocks. */
export function StrongSignals({ today, whose }: { today: Output<'get-today'>; whose: Whose }) {
  const { signals, strong, to_review: review } = today;
  const more = strong - signals.length;
  const reviews = formatNumber(review);
  return (
    <Panel
      flush
      title={<Trans>Strong signals</Trans>}
      note={strong > 0 ? formatNumber(strong) : undefined}
      actions={
        review > 0 && (
          <Link to="/signals" search={{ whose, board: 'week' } as never} className="text-s hover:underline">
            <Trans>{reviews} more to review this week</Trans>
          </Link>
        )
      }
    >
      {signals.length === 0 ? (
        <EmptyState title={<Trans>No strong signal waits for a response</Trans>}>
          <Trans>
            A signal is strong when an account shows several signs at once, or asks directly. It stands here with the
            time that is left to respond.
          </Trans>
        </EmptyState>
      ) : (
        <ul>
          {signals.map((signal) => (
            <SignalRow key={signal.id} signal={signal} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <Link
          to="/signals"
          search={{ whose, strength: 'strong' } as never}
          className="block border-t border-line px-3.5 py-2 text-s text-text-2 hover:bg-hover"
        >
          {t`${formatNumber(more)} more`}
        </Link>
      )}
    </Panel>
  );
}

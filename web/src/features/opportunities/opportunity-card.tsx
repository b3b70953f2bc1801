import { t } from '@lingui/core/macro';
import { Avatar, classes, formatDate, HealthMark, When } from '#web/ui';
import type { OpportunityRow } from './opportunity-answer.ts';
import { chanceText, typeText } from './stages.ts';
import { valueText } from './value.ts';

interface OpportunityCardProps {
  readonly row: OpportunityRow;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onDraw?: () => void;
}

/** An opportunity on the board; pressed it opens, drawn it moves. */
export function OpportunityCard({ row, isOpen, onOpen, onDraw }: OpportunityCardProps) {
  const { account, account_name, name, type, health, estimated_value, currency, owner_name } = row;
  return (
    <button
      type="button"
      draggable={onDraw !== undefined}
      onDragStart={onDraw}
      onClick={onOpen}
      aria-pressed={isOpen}
      className={classes(
        'flex w-full flex-col gap-1 rounded border bg-surface px-2.5 py-2 text-left hover:border-text-3',
        isOpen ? 'border-accent' : 'border-line',
      )}
    >
      <span className="flex w-full items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-medium">{account_name ?? account}</span>
        <HealthMark band={health?.band} value={health?.value} />
      </span>
      <span className="flex w-full items-baseline gap-2">
        <span className="text-l font-semibold tabular-nums">
          {estimated_value === undefined ? '–' : valueText(estimated_value, currency, true)}
        </span>
        <span className="text-s text-text-2">{chanceText(row)}</span>
        <span className="flex-1" />
        <span className="truncate text-xs text-text-3">{name ?? typeText(type)}</span>
      </span>
      <span className="flex w-full items-center gap-2 text-xs text-text-3">
        <span className="min-w-0 flex-1 truncate">
          <Note row={row} />
        </span>
        {owner_name !== undefined && <Avatar name={owner_name} />}
      </span>
    </button>
  );
}

function Note({ row: { reason, follow_up_on, expected_on, updated_at } }: { row: OpportunityRow }) {
  if (follow_up_on !== undefined) return t`again on ${formatDate(follow_up_on, { short: true })}`;
  if (reason !== undefined) return reason;
  if (expected_on !== undefined) return t`expected ${formatDate(expected_on, { short: true })}`;
  return <When at={updated_at} />;
}

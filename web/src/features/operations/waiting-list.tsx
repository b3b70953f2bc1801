import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { IconButton, Panel } from '#web/ui';
import type { Choice } from './choice.ts';

interface WaitingListProps<Row, Id> {
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => Id;
  /** What a row is called, for its check box. */
  readonly nameOf: (row: Row) => string;
  readonly choice: Choice<Id>;
  readonly actions: ReactNode;
  readonly line: (row: Row) => ReactNode;
  /** What opens below a row. */
  readonly inside?: (row: Row) => ReactNode;
  /** Below the rows, where there are more. */
  readonly more?: ReactNode;
}

/** Rows that wait for somebody: chosen by check boxes, done together, each opens. */
export function WaitingList<Row, Id extends string | number>({
  rows,
  idOf,
  nameOf,
  choice,
  actions,
  line,
  inside,
  more,
}: WaitingListProps<Row, Id>) {
  const ids = rows.map(idOf);
  const count = choice.ids.length;
  return (
    <Panel flush>
      <div className="flex min-h-11 items-center gap-2.5 border-b border-line px-3.5">
        <input
          type="checkbox"
          aria-label={t`Choose all that are shown`}
          className="size-4"
          checked={ids.length > 0 && ids.every(choice.has)}
          onChange={() => choice.toggleAll(ids)}
        />
        <span className="text-s text-text-2">
          {count === 0 ? <Trans>Choose what is to be done</Trans> : <Trans>{count} chosen</Trans>}
        </span>
        <span className="flex-1" />
        {actions}
      </div>
      <ul>
        {rows.map((row) => (
          <WaitingRow key={idOf(row)} inside={inside?.(row)}>
            <input
              type="checkbox"
              aria-label={nameOf(row)}
              className="size-4 shrink-0"
              checked={choice.has(idOf(row))}
              onChange={() => choice.toggle(idOf(row))}
            />
            {line(row)}
          </WaitingRow>
        ))}
      </ul>
      {more}
    </Panel>
  );
}

function WaitingRow({ inside, children }: { inside: ReactNode; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <li className="border-t border-line first:border-t-0">
      <div className="flex min-h-12 items-center gap-2.5 px-3.5 py-1.5">
        {children}
        {inside !== undefined && (
          <IconButton
            label={open ? t`Hide the details` : t`Show the details`}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? <ChevronDown size={15} /> : <ChevronRight size={15} />}
          </IconButton>
        )}
      </div>
      {open && <div className="px-3.5 pb-3.5 pl-10">{inside}</div>}
    </li>
  );
}

/** Stored data as it is, for whoever puts it right. */
export function JsonView({ label, value }: { label: string; value: unknown }) {
  return (
    <figure className="min-w-0 flex-1">
      <figcaption className="pb-1 text-xs text-text-3">{label}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre tabIndex={0} className="max-h-80 overflow-auto rounded bg-sunken p-2.5 font-mono text-xs">
        {JSON.stringify(value, null, 2)}
      </pre>
    </figure>
  );
}

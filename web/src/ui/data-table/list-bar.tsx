import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Download, Search, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { buttonClasses, IconButton } from '../button.tsx';
import { formatNumber } from '../format.ts';
import { useShortcut } from '../keyboard.ts';
import type { Whose } from '../list-search/index.ts';
import { Segmented } from '../segmented.tsx';
import type { Column } from './column.ts';
import { ColumnMenu } from './column-menu.tsx';
import type { ShownColumns } from './use-columns.ts';
import type { ListState } from './use-list.ts';

interface ListBarProps<Row> {
  readonly list: ListState;
  /** What the search looks through: `Name, id or domain`. Absent: no search. */
  readonly searches?: string;
  /** Whether mine, my team's and all are told apart; the one that holds while the address says nothing. */
  readonly whose?: Whose;
  readonly columns?: ShownColumns<Row>;
  readonly all?: readonly Column<Row>[];
  /** Where all rows of the filter are answered as CSV. */
  readonly csv?: string;
  readonly total?: number | undefined;
  /** Filters of this list, between the search and the rest. */
  readonly children?: ReactNode;
  readonly end?: ReactNode;
}

/** Above a list: search, filters, whose, columns, CSV. */
export function ListBar<Row>({ list, searches, whose, columns, all, csv, total, children, end }: ListBarProps<Row>) {
  return (
    // Selects of a form are higher; here they stand beside buttons.
    <div className="flex flex-wrap items-center gap-2 border-b border-line bg-surface px-6 py-2 max-sm:px-4 [&_select]:h-7 [&_select]:text-s pointer-coarse:[&_select]:h-11">
      {searches !== undefined && <SearchBox list={list} searches={searches} />}
      {children}
      <span className="flex-1" />
      {total !== undefined && (
        <span className="text-s text-text-3 tabular-nums" aria-live="polite">
          {formatNumber(total)}
        </span>
      )}
      {whose !== undefined && (
        <Segmented<Whose>
          label={t`Whose`}
          value={list.search.whose ?? whose}
          onChange={(value) => list.set({ whose: value === whose ? undefined : value })}
          options={[
            { value: 'mine', label: <Trans>Mine</Trans> },
            { value: 'team', label: <Trans>My team</Trans> },
            { value: 'all', label: <Trans>All</Trans> },
          ]}
        />
      )}
      {columns !== undefined && <ColumnMenu columns={columns} {...(all === undefined ? {} : { all })} />}
      {csv !== undefined && (
        <a
          href={csv}
          download
          className={buttonClasses('ghost', true)}
          aria-label={t`Download as CSV`}
          title={t`Download as CSV`}
        >
          <Download size={15} />
        </a>
      )}
      {end}
    </div>
  );
}

/** As long as one goes on typing nothing is asked. */
const PAUSE = 180;

function SearchBox({ list, searches }: { list: ListState; searches: string }) {
  const said = list.search.q ?? '';
  const [text, setText] = useState(said);
  const box = useRef<HTMLInputElement>(null);
  const { set } = list;
  useShortcut('/', () => box.current?.focus());
  const written = useRef(said);
  useEffect(() => {
    // The address has changed by something else: Back, or a saved view.
    if (said === written.current) return;
    written.current = said;
    setText(said);
  }, [said]);
  useEffect(() => {
    if (text === written.current) return;
    const timer = setTimeout(() => {
      written.current = text;
      set({ q: text.trim() === '' ? undefined : text });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [text, set]);
  return (
    <search className="relative w-60 max-sm:w-full">
      <Search
        size={14}
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2 -translate-y-1/2 text-text-3"
      />
      <input
        ref={box}
        type="text"
        value={text}
        aria-label={searches}
        placeholder={searches}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          if (text === '') box.current?.blur();
          else setText('');
        }}
        className="h-7 w-full rounded border border-line-strong bg-surface pr-7 pl-7 text-s hover:border-text-3 pointer-coarse:h-11"
      />
      {text !== '' && (
        <IconButton label={t`Clear`} className="absolute top-0 right-0" onClick={() => setText('')}>
          <X size={13} />
        </IconButton>
      )}
    </search>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ArrowDown, ArrowUp, Columns3, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, IconButton } from '../button.tsx';
import { Popover } from '../menu.tsx';
import { Segmented } from '../segmented.tsx';
import type { Column } from './column.ts';
import type { ShownColumns } from './use-columns.ts';
import { type Density, showDensity, useDensity } from './use-row-height.ts';

/** Which columns are shown, in which order, and how high rows are. */
export function ColumnMenu<Row>({ columns, all = [] }: { columns: ShownColumns<Row>; all?: readonly Column<Row>[] }) {
  return (
    <Popover
      align="end"
      className="flex max-h-[70vh] w-72 flex-col gap-3"
      trigger={
        <IconButton label={t`Columns`}>
          <Columns3 size={15} />
        </IconButton>
      }
    >
      <Choice columns={columns} all={all} />
    </Popover>
  );
}

function Choice<Row>({ columns, all }: { columns: ShownColumns<Row>; all: readonly Column<Row>[] }) {
  const [search, setSearch] = useState('');
  const density = useDensity();
  const word = search.trim().toLowerCase();
  const shown = columns.shown.map(({ column }) => column);
  const movable = shown.filter(({ pinned }) => pinned !== true);
  const rest = all.filter(
    (column) => !shown.some(({ id }) => id === column.id) && (word === '' || column.title.toLowerCase().includes(word)),
  );
  return (
    <>
      <ul aria-label={t`Columns that are shown`} className="flex max-h-[35vh] shrink-0 flex-col overflow-auto">
        {movable.map((column, place) => (
          <Item key={column.id} title={column.title}>
            <IconButton
              label={t`Move ${column.title} forward`}
              disabled={place === 0}
              onClick={() => columns.move(column.id, movable[place - 1]?.id ?? column.id)}
            >
              <ArrowUp size={13} />
            </IconButton>
            <IconButton
              label={t`Move ${column.title} back`}
              disabled={place === movable.length - 1}
              onClick={() => columns.move(column.id, movable[place + 1]?.id ?? column.id)}
            >
              <ArrowDown size={13} />
            </IconButton>
            <IconButton label={t`Hide ${column.title}`} onClick={() => columns.toggle(column.id)}>
              <X size={13} />
            </IconButton>
          </Item>
        ))}
      </ul>
      {all.length > shown.length && (
        <div className="flex min-h-40 flex-1 flex-col gap-1 border-t border-line pt-2">
          <input
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            aria-label={t`Find a column`}
            placeholder={t`Find a column`}
            className="h-7 w-full shrink-0 rounded border border-line-strong bg-surface px-2 text-s pointer-coarse:h-11"
          />
          <ul aria-label={t`Columns that can be shown`} className="min-h-0 flex-1 overflow-auto">
            {rest.map((column) => (
              <li key={column.id}>
                <button
                  type="button"
                  onClick={() => columns.toggle(column.id)}
                  className="flex h-7 w-full items-center rounded px-2 text-left text-s hover:bg-hover pointer-coarse:h-11"
                >
                  <span className="truncate" title={column.title}>
                    {column.title}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="flex items-center justify-between border-t border-line pt-2">
        <Segmented<Density>
          label={t`Height of rows`}
          value={density}
          onChange={showDensity}
          options={[
            { value: 'normal', label: <Trans>Normal</Trans> },
            { value: 'dense', label: <Trans>Dense</Trans> },
          ]}
        />
        {columns.isChanged && (
          <Button look="ghost" onClick={columns.reset}>
            <Trans>As it was</Trans>
          </Button>
        )}
      </div>
    </>
  );
}

function Item({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="flex h-8 shrink-0 items-center gap-0.5 text-s pointer-coarse:h-11">
      <span className="min-w-0 flex-1 truncate px-2" title={title}>
        {title}
      </span>
      {children}
    </li>
  );
}

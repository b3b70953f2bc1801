import type { RowSource } from './row-source.ts';

/** The row that the focused list stands at. */
export function currentRow<Row>(source: RowSource<Row>): Row | undefined {
  const grid = document.activeElement?.closest('[role=grid]') ?? document.querySelector('[role=grid]');
  const index = /-(\d+)$/.exec(grid?.getAttribute('aria-activedescendant') ?? '')?.[1];
  return index === undefined ? undefined : source.row(Number(index));
}

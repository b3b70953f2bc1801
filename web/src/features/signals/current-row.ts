/** The place of the row that the focused list stands at. */
export function currentIndex(): number | undefined {
  const grid = document.activeElement?.closest('[role=grid]') ?? document.querySelector('[role=grid]');
  const index = /-(\d+)$/.exec(grid?.getAttribute('aria-activedescendant') ?? '')?.[1];
  return index === undefined ? undefined : Number(index);
}

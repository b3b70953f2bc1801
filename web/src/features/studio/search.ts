export const PANELS = ['map', 'scenarios', 'changes', 'back-test', 'versions'] as const;
export type PanelName = (typeof PANELS)[number];

/** What of the studio has a link: the file, the panel beside it, and the version that is looked at. */
export interface StudioSearch {
  readonly file?: string;
  readonly line?: number;
  readonly panel?: PanelName;
  readonly version?: string;
}

export function readStudioSearch(search: Record<string, unknown>): StudioSearch {
  const { file, line, panel, version } = search;
  const known = PANELS.find((one) => one === panel);
  return {
    ...(typeof file === 'string' ? { file } : {}),
    ...(typeof line === 'number' && line > 0 ? { line: Math.floor(line) } : {}),
    ...(known === undefined ? {} : { panel: known }),
    ...(typeof version === 'string' || typeof version === 'number' ? { version: String(version) } : {}),
  };
}

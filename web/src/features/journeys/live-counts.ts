/** What is counted by step and stage; absent: the map of a draft. */
export interface LiveCounts {
  readonly steps: ReadonlyMap<string, { readonly standing: number; readonly passed: number; readonly left: number }>;
  readonly stages: ReadonlyMap<string, { readonly inside: number; readonly reached: number }>;
  readonly entered: number;
}

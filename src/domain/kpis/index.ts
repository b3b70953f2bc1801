import type { Feature } from '#domain/feature';
import { getKpiBreakdown } from './get-kpi-breakdown.ts';
import { getKpiRows } from './get-kpi-rows.ts';
import { listKpis, type ReadRuntime } from './list-kpis.ts';

export type { ListedKpi } from './kpi-view.ts';

/** The figures that a team is measured by, as its live playbooks define them. */
export const kpis = (runtime: ReadRuntime): Feature => ({
  operations: [listKpis(runtime), getKpiRows(runtime), getKpiBreakdown(runtime)],
  relations: [],
  recorders: [],
  effects: [],
  events: {},
  actions: {},
});

import { z } from 'zod';
import { MINUTE } from '#base';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, listed, WHOSE } from '#platform/operations';
import { computeKpi } from '#pure/kpi';
import { askedPeriod, readPeriod } from './asked-period.ts';
import { inBook } from './in-book.ts';
import { KpiView, viewKpi } from './kpi-view.ts';
import { livePlaybook } from './live-playbook.ts';
import { loadKpiData } from './load-kpi-data.ts';

/** A year of all accounts is read to count it; nobody opens that by the second. */
export const KPI_LIMIT = MINUTE;

export type ReadRuntime = (db: Queryable) => Promise<Runtime>;

/** The figures of the live playbooks' KPIs over a period, with what they are made of and their targets. */
export const listKpis = (runtimeOf: ReadRuntime) =>
  defineRead({
    name: 'list-kpis',
    summary: 'List the KPIs of live playbooks over a period, with their targets',
    access: 'read',
    scope: listed,
    doors: ['http', 'cli'],
    statementLimit: KPI_LIMIT,
    input: z.object({
      playbook: z.string().min(1).optional().describe('all live ones unless said'),
      whose: z.enum(WHOSE).default('all').describe('of which accounts'),
      ...askedPeriod,
    }),
    output: z.object({ kpis: z.array(KpiView) }),
    async run({ db, at, book }, { playbook: id, whose, ...asked }) {
      const runtime = await runtimeOf(db);
      const period = readPeriod(asked, runtime.zone, at);
      const kpis: z.input<typeof KpiView>[] = [];
      for (const active of id === undefined ? runtime.live : [livePlaybook(runtime, id)]) {
        const own = Object.values(active.playbook.kpis);
        if (own.length === 0) continue;
        const data = inBook(await loadKpiData(db, runtime, active, own, period), await book(whose));
        for (const kpi of own) kpis.push(viewKpi(active.playbook.id, kpi, computeKpi(kpi, data, period), period));
      }
      return { kpis };
    },
  });

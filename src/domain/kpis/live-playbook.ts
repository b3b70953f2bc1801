import { notFound } from '#base';
import type { Runtime } from '#engine';
import type { Kpi } from '#pure/playbook';

type ActivePlaybook = Runtime['live'][number];

/** The live version of a playbook; throws `not_found`. */
export function livePlaybook({ live }: Runtime, id: string): ActivePlaybook {
  const active = live.find(({ playbook }) => playbook.id === id);
  if (active !== undefined) return active;
  const known = live.map(({ playbook }) => playbook.id).join(', ');
  throw notFound('playbook-not-live', `No playbook ${id} is live${known === '' ? '' : `; there are ${known}`}.`, {
    playbook: id,
  });
}

/** A KPI of a playbook; throws `not_found`. */
export function kpiOf({ playbook }: ActivePlaybook, id: string): Kpi {
  const kpi = Object.hasOwn(playbook.kpis, id) ? playbook.kpis[id] : undefined;
  if (kpi !== undefined) return kpi;
  throw notFound(
    'kpi-not-found',
    `${playbook.id} has no KPI ${id}; it has ${Object.keys(playbook.kpis).join(', ') || 'none'}.`,
    { playbook: playbook.id, kpi: id },
  );
}

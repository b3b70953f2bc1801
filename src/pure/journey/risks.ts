import type { Walking } from './trail.ts';

/**
 * Risks are looked at whenever the journey is: one that has come true is told and its mitigation runs, once until it is
 * seen not to hold. What is unknown is neither news nor over.
 */
export function noticeRisks(walk: Walking): void {
  const { risks } = walk.journey;
  if (walk.enrollment.status !== 'running' || risks.length === 0) return;
  const reader = walk.reader();
  const { risks: before = [] } = walk.enrollment;
  const holding = risks.filter(({ risk, when }) => when.evaluate(reader) ?? before.includes(risk));
  walk.riskDue = reader.until();
  const news = holding.filter(({ risk }) => !before.includes(risk));
  if (news.length === 0 && holding.length === before.length) return;
  walk.set({ risks: holding.map(({ risk }) => risk) });
  for (const { risk, when, mitigation } of news) {
    if (walk.enrollment.status !== 'running') return;
    walk.push('risk', `noticed: ${risk}`, walk.saw([when]));
    walk.tell('risk.noticed', { risk });
    for (const step of mitigation) walk.beside(walk.step(step));
  }
}

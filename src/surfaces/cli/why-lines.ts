import type { Explanation } from '#domain/journeys';
import { minute } from './minute.ts';

type Score = Explanation['scores'][number];
type Contribution = Score['contributions'][number];
type Enrollment = Explanation['enrollments'][number];

const RUNS_SHOWN = 12;

/** An explanation for a terminal: each score with what adds up to it, open signals, journeys with what they wait for. */
export function whyLines(explained: Explanation): string[] {
  const { held, scores, signals, enrollments } = explained;
  return [
    `${explained.account} at ${minute(explained.at)}`,
    ...(held === null ? [] : heldLines(explained.account, held)),
    ...scores.flatMap(scoreLines),
    '',
    ...(signals.length === 0 ? ['No open signals.'] : ['Signals']),
    ...signals.map(
      ({ kind, status, strength, raisedAt, reason }) =>
        `  ${kind}: ${status}${strength === undefined ? '' : `, ${strength}`}, since ${minute(raisedAt)}${reason === undefined ? '' : ` (${reason})`}`,
    ),
    ...(enrollments.length === 0 ? ['', 'Never entered a journey.'] : enrollments.flatMap(journeyLines)),
  ];
}

function heldLines(account: string, { at, reason, waiting, next }: NonNullable<Explanation['held']>): string[] {
  const events = waiting === 1 ? '1 event waits' : `${waiting} events wait`;
  return [
    '',
    `Held since ${minute(at)}: ${reason}`,
    `  ${events}${next === null ? '' : `, the first is ${next}`}; nothing below moves until it is released:`,
    `  put right what the reason names, then run "perennial release-account --account ${account}"`,
  ];
}

function scoreLines({ title, name, value, band, contributions, missing }: Score): string[] {
  const of = contributions.length === 0 ? '' : ` of ${round(contributions.reduce((sum, one) => sum + one.of, 0))}`;
  const head = `${title} (${name}): ${value === null ? 'unknown' : `${round(value)}${of}`}${band === null || value === null ? '' : `, ${band}`}`;
  return [
    '',
    head,
    ...contributions.flatMap(contributionLines),
    ...(missing.length === 0 ? [] : [`  not known, so it counts nothing: ${missing.join(', ')}`]),
  ];
}

function contributionLines({ factor, points, of, label, source, input, inputs }: Contribution): string[] {
  const points_ = `${String(round(points)).padStart(5)} of ${round(of)}`;
  const why = input === null ? `not known (${source})` : `${source} = ${shown(input)}`;
  return [
    `  ${points_}  ${factor}${label === null ? '' : `: ${label}`}; ${why}`,
    ...inputs.flatMap(({ fact, value, events, eventCount }) => [
      ...(fact === source ? [] : [`              ${fact} = ${shown(value)}`]),
      ...events.map(
        (event) => `              ${minute(event.occurredAt)} ${event.name} ${JSON.stringify(event.properties)}`,
      ),
      ...(eventCount > events.length ? [`              and ${eventCount - events.length} earlier`] : []),
    ]),
  ];
}

function journeyLines(enrollment: Enrollment): string[] {
  const { title, version, status, outcome, stage, waitsFor, dueAt, runs } = enrollment;
  const where =
    status === 'running'
      ? `in ${stage}, waits for ${waitsFor ?? 'nothing'}${dueAt === null ? '' : ` until ${minute(dueAt)}`}`
      : status === 'exited'
        ? `left as ${outcome} on ${minute(enrollment.exitedAt ?? enrollment.enteredAt)}`
        : 'held out, to compare with';
  const hidden = Math.max(0, runs.length - RUNS_SHOWN);
  return [
    '',
    `${title} (version ${version}), entered ${minute(enrollment.enteredAt)}: ${where}`,
    ...(hidden > 0 ? [`  … ${hidden} earlier steps`] : []),
    ...runs.slice(hidden).map(({ at, step, did, saw }) => `  ${minute(at)}  ${step}: ${did}${sawText(saw)}`),
  ];
}

function sawText(saw: Enrollment['runs'][number]['saw']): string {
  const seen = Object.entries(saw).map(([fact, value]) => `${fact} = ${shown(value)}`);
  return seen.length === 0 ? '' : ` (${seen.join(', ')})`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
const shown = (value: unknown): string => {
  if (value === null || value === undefined) return 'not known';
  if (typeof value === 'number') return String(Math.round(value * 1000) / 1000);
  return typeof value === 'string' ? value : JSON.stringify(value);
};

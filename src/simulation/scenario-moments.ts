import { type Instant, MINUTE, wallClock, type Zone } from '#base';
import type { PlayedMoment } from '#domain/playbooks';
import { HEALTH, type LogEvent } from '#engine';
import { DAY_0, minuteOf } from './scenario-clock.ts';
import type { VirtualTimeline } from './virtual-account.ts';

/** By event, what it is called in a timeline and the property that names the thing. */
const TOLD: Readonly<Record<string, readonly [what: string, property: string, detail?: string]>> = {
  'message.written': ['email', 'message'],
  'notification.made': ['notify', 'message'],
  'signal.raised': ['signal', 'kind'],
  'signal.blocked': ['signal blocked', 'kind'],
  'journey.entered': ['enter', 'journey', 'on'],
  'journey.exited': ['exit', 'outcome', 'journey'],
  'task.completed': ['done', 'kind'],
  'task.cancelled': ['withdrawn', 'kind'],
  'order.created': ['order', 'plan'],
  'segment.joined': ['segment', 'segment'],
  'stage.overdue': ['overdue', 'stage'],
  'email.held': ['held', 'message', 'reason'],
  'email.dropped': ['dropped', 'message', 'reason'],
  'risk.noticed': ['risk', 'risk'],
};

/** The engine's own notes, which say nothing that is not told otherwise. */
const UNTOLD = new Set(['score.changed', 'playbook.live', 'email.sent', 'signal.regraded']);

/** What happened in a scenario from its start on, in the order in which it did. */
export function momentsOf({ events, effects, scores }: VirtualTimeline, start: Instant, zone: Zone): PlayedMoment[] {
  const moments: { at: Instant; moment: Omit<PlayedMoment, 'day' | 'time'> }[] = [
    ...scores.map(({ at, name, score }) => ({
      at,
      moment: {
        what: 'score',
        name: name === HEALTH ? 'health' : name.slice(name.indexOf('.') + 1),
        detail: shown(score),
      },
    })),
    ...events
      .filter(({ name, receivedAt }) => receivedAt >= start && !UNTOLD.has(name))
      .map((event) => ({ at: event.receivedAt, moment: told(event) })),
    ...effects
      .filter(({ kind, payload }) => kind === 'task' && payload.task !== undefined)
      .map(({ at, payload }) => ({ at, moment: { what: 'task', name: String(payload.task) } })),
  ];
  // Stable: what happened on one instant stays in its order.
  return moments.sort((a, b) => a.at - b.at).map(({ at, moment }) => ({ ...placed(at, zone), ...moment }));
}

function told({ name, properties }: LogEvent): Omit<PlayedMoment, 'day' | 'time'> {
  const [what, property, detail] = TOLD[name] ?? [];
  if (what === undefined || property === undefined) return { what: 'event', name };
  const more = detail === undefined ? undefined : properties[detail];
  return {
    what,
    name: String(properties[property] ?? name),
    ...(more === undefined ? {} : { detail: String(more) }),
  };
}

function placed(at: Instant, zone: Zone): Pick<PlayedMoment, 'day' | 'time'> {
  const minutes = minuteOf(at, zone);
  const pad = (n: number): string => String(n).padStart(2, '0');
  return {
    day: wallClock(at, zone).day - DAY_0,
    time: `${pad(Math.floor(minutes / (MINUTE / 1000)))}:${pad(minutes % (MINUTE / 1000))}`,
  };
}

const shown = ({ value, band }: { value?: number | undefined; band?: string | undefined }): string =>
  [value === undefined ? '' : String(Math.round(value * 10) / 10), band ?? ''].filter((text) => text !== '').join(' ');

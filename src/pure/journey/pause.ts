import { DAY } from '#base';
import { anchorsOf } from './anchors.ts';
import { tryEvents } from './await.ts';
import type { Enrollment, Pause } from './enrollment.ts';
import { isForeign } from './own-documents.ts';
import { see } from './see.ts';
import { withEvent } from './seen-events.ts';
import { stageOf } from './stage.ts';
import type { Walking } from './trail.ts';
import type { JourneyEvent, Trigger } from './trigger.ts';
import { wake } from './wake.ts';

/** Events by which a person lets one run stand still, and go on. */
const PAUSED = 'enrollment.paused';
const RESUMED = 'enrollment.resumed';

/** So many events at most are kept for when it goes on: the oldest. */
const KEPT = 200;

/**
 * Whether it stands still, because its journey is paused or a person paused this run. What happens meanwhile is kept if
 * it means something to the journey; its times do not wake it.
 */
export function standsStill(walk: Walking, trigger: Trigger): boolean {
  if (trigger.kind !== 'event' && trigger.kind !== 'due') return false;
  const { enrollment, context } = walk;
  const byHand = isPausedByHand(enrollment, trigger);
  if (!byHand && context.isPaused !== true) return false;
  const { since = walk.at, missed = [], byHand: before = false } = enrollment.paused ?? {};
  const kept = trigger.kind === 'event' && missed.length < KEPT ? withMissed(walk, trigger.event, missed) : missed;
  const isNews = kept !== missed || byHand !== before || (enrollment.paused === undefined && trigger.kind === 'due');
  if (isNews) walk.set({ paused: { since, ...(byHand ? { byHand: true } : {}), missed: kept } });
  return true;
}

function isPausedByHand({ id, paused }: Enrollment, trigger: Trigger): boolean {
  if (trigger.kind === 'event' && trigger.event.properties.enrollment === id) {
    if (trigger.event.name === PAUSED) return true;
    if (trigger.event.name === RESUMED) return false;
  }
  return paused?.byHand === true;
}

function withMissed(walk: Walking, event: JourneyEvent, missed: Pause['missed']): Pause['missed'] {
  if (!concerns(walk, event)) return missed;
  const { key, name, properties } = event;
  return [...missed, { key, name, properties, at: walk.at }];
}

/** Whether an event may move this run, set an anchor of it, or belong to it. */
function concerns({ journey, enrollment, context, at }: Walking, event: JourneyEvent): boolean {
  const { name, properties } = event;
  if (name === PAUSED || name === RESUMED || isForeign(journey, enrollment, event)) return false;
  if (properties.enrollment === enrollment.id || name === journey.goal) return true;
  const { waiting } = enrollment;
  if (waiting?.for === 'task' && properties.task === waiting.task) return true;
  if (waiting?.for === 'review' && properties.id === waiting.document) return true;
  if (anchorsOf(journey, event, at, context.startOfDay) !== undefined) return true;
  if (stageOf(journey, enrollment.stage)?.on.some((on) => on.event === name) === true) return true;
  return withEvent(journey, enrollment, { ...event, at }) !== enrollment.seen;
}

/**
 * It goes on: first with what happened meanwhile, in its order, then with what has become due. Moved to another version
 * meanwhile, it may have seen before what it waits for now.
 */
export function takeUp(walk: Walking): void {
  if (walk.enrollment.paused === undefined) return;
  const { paused, ...rest } = walk.enrollment;
  walk.enrollment = rest;
  walk.push(rest.waiting?.step ?? rest.stage ?? '', 'goes on after a pause', {});
  for (const missed of paused.missed) if (isRunning(walk)) see(walk, missed, missed.at);
  const { waiting } = walk.enrollment;
  if (isRunning(walk) && waiting?.for === 'events') tryEvents(walk, waiting);
  if (isRunning(walk)) wake(walk);
}

const isRunning = ({ enrollment }: Walking): boolean => enrollment.status === 'running';

/** Of one that was left: what is due while its journey is paused is looked at again a day later. */
export function putOff(walk: Walking): void {
  const { again, later } = walk.enrollment;
  const next = walk.at + DAY;
  const isDue = again !== undefined && again.at <= walk.at;
  walk.set({
    ...(isDue ? { again: { ...again, at: next } } : {}),
    ...(later === undefined ? {} : { later: later.map((one) => (one.due <= walk.at ? { ...one, due: next } : one)) }),
  });
}

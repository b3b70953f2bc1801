import { askHeld } from './await.ts';
import { tryCriteria } from './criteria.ts';
import type { Waiting } from './enrollment.ts';
import { trySpeech } from './speak.ts';
import type { Walking } from './trail.ts';

/** What is waited for may hold by now: it is asked at every event and at every look. */
export function askAgain(walk: Walking, waiting: Waiting | undefined): void {
  if (waiting?.for === 'events') askHeld(walk, waiting);
  else if (waiting?.for === 'condition') tryCondition(walk, waiting);
  else if (waiting?.for === 'criteria') tryCriteria(walk, waiting);
  else if (waiting?.for === 'speech') trySpeech(walk, waiting);
}

function tryCondition(walk: Walking, waiting: Extract<Waiting, { for: 'condition' }>): void {
  const before = walk.enrollment;
  walk.endWait();
  walk.goFrom(waiting.step, 'waited');
  const { waiting: after, runs } = walk.enrollment;
  // Most looks find what they found before: then nothing is to be written.
  if (after?.for === 'condition' && runs === before.runs && after.step === waiting.step && after.due === waiting.due)
    walk.enrollment = before;
}

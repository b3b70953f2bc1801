import { askAgain } from './ask-again.ts';
import { passTime } from './await.ts';
import { askLater } from './put-off.ts';
import { tellOverdue } from './stage.ts';
import type { Walking } from './trail.ts';

/** Its time has come: whatever of its wait is due by now happens. */
export function wake(walk: Walking): void {
  if (walk.stopped()) return;
  const { waiting } = walk.enrollment;
  if (waiting?.for === 'events') passTime(walk, waiting);
  else if (waiting?.for !== 'moment') askAgain(walk, waiting);
  else if (waiting.due <= walk.at) {
    walk.endWait();
    const reached = waiting.begun === true ? 'waited' : 'due';
    walk.goFrom(waiting.step, waiting.anew === true ? 'before' : reached);
  }
  askLater(walk);
  // Last: what leaves the stage on the instant at which its window ends is in time.
  tellOverdue(walk);
}

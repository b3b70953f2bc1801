import type { LogEvent, Recorder } from '#engine';
import { approveReviewed, type Reviewed } from './document-store.ts';
import { REVIEW_DOCUMENT } from './make-documents.ts';

/**
 * Approves drafts whose review was done in another system, or before this one was there: its event comes in as any other.
 * What its own operation has approved stays as it was left.
 */
export const recordReviews: Recorder = {
  events: ['task.completed'],
  async runMany(tx, shard, events: readonly LogEvent[]) {
    const reviews = events.flatMap(reviewIn);
    if (reviews.length > 0) await approveReviewed(tx, shard, reviews);
  },
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function reviewIn({ account, properties, occurredAt: at }: LogEvent): Reviewed[] {
  const { task, kind, by } = properties;
  if (kind !== REVIEW_DOCUMENT || typeof task !== 'string' || !UUID.test(task)) return [];
  return [{ account, review: task, at, by: typeof by === 'string' ? by : 'another system' }];
}

import { approveDocument, REVIEW_DOCUMENT } from '#domain/documents';
import { approveMessage } from '#domain/messages';
import type { WriteContext } from '#platform/operations';
import type { Task } from './task.ts';

/** A task by which somebody was asked to look at something before it goes out. */
export interface Review {
  /** What is looked at. */
  readonly concerns: string;
  /** What completing the task does: it is approved, which tells that its review is done. */
  readonly approve: (context: WriteContext, account: string, id: string) => Promise<unknown>;
  /** What to do with what is not good, in words. */
  readonly otherwise: string;
}

const REVIEWS: Readonly<Record<string, Omit<Review, 'concerns'>>> = {
  [REVIEW_DOCUMENT]: {
    approve: (context, account, document) => approveDocument.run(context, { account, document }),
    otherwise: 'Change the text with update-document, then complete the task.',
  },
  review_message: {
    approve: (context, account, message) => approveMessage.run(context, { account, message }),
    otherwise: 'Complete the task to send it, or take it away with discard-message.',
  },
};

/** Undefined for a task that is no review. */
export function reviewOf({ kind, concerns }: Pick<Task, 'kind' | 'concerns'>): Review | undefined {
  const review = REVIEWS[kind];
  return review === undefined || concerns === undefined ? undefined : { ...review, concerns };
}

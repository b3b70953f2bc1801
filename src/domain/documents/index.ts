import { approveDocument } from './approve-document.ts';
import { discardDocument } from './discard-document.ts';
import { documentEvents } from './document-events.ts';
import { getDocument } from './get-document.ts';
import { listDocuments } from './list-documents.ts';
import { makeDocuments } from './make-documents.ts';
import { recordReviews } from './record-reviews.ts';
import { retryDocument } from './retry-document.ts';
import { updateDocument } from './update-document.ts';

export type { MadeDocument } from './document.ts';
export { documentPage } from './document-page.ts';
export { loadDocuments, type WantedDocument } from './document-store.ts';
export { REVIEW_DOCUMENT } from './make-documents.ts';

export { approveDocument, getDocument };

export const documents = {
  operations: [approveDocument, discardDocument, getDocument, listDocuments, retryDocument, updateDocument],
  relations: [],
  recorders: [recordReviews],
  effects: [makeDocuments],
  events: documentEvents,
  actions: {},
};

import type { Instant, JsonObject, Uuid } from '#base';
import type { Document as Template } from '#pure/playbook';

/** `refused` needs a person: a value that the text needs is missing. A discarded one is a draft again once it is written anew. */
export const DOCUMENT_STATES = ['draft', 'approved', 'discarded', 'refused'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** What a step asks to be made: a document of its playbook, and what its text may name. */
export interface DocumentRequest {
  readonly document: Omit<Template, 'with' | 'forms'>;
  /** Of its `with:`, at that moment. */
  readonly values: JsonObject;
  /** By form. */
  readonly answers?: JsonObject;
  readonly evidence?: JsonObject;
  /** Who does the work of a role that nobody has. */
  readonly standIns?: JsonObject;
}

/** A text made from what is known of an account: a proposal, a value report. */
export interface MadeDocument {
  readonly account: string;
  readonly id: Uuid;
  readonly playbook?: string;
  readonly version?: string;
  /** Its name in the playbook: `proposal`. */
  readonly name: string;
  readonly enrollment?: Uuid;
  readonly step?: string;
  readonly state: DocumentState;
  /** Why it was refused. */
  readonly reason?: string;
  readonly title: string;
  /** Markdown with the values in. */
  readonly body: string;
  readonly locale: string;
  /** The task by which a person was asked to look at it. */
  readonly review?: Uuid;
  /** Of a refused one. */
  readonly request?: DocumentRequest;
  readonly madeAt: Instant;
  readonly changedAt: Instant;
  readonly approvedAt?: Instant;
  readonly approvedBy?: string;
}

export type Approval =
  | { readonly kind: 'approved'; readonly document: MadeDocument }
  | { readonly kind: 'refused'; readonly reason: string; readonly message: string };

/** A draft becomes final: from now on it goes with mails, and is not edited any more. */
export function decideApproval(document: MadeDocument, by: string, at: Instant): Approval {
  const { id, name, state } = document;
  switch (state) {
    case 'approved':
      return {
        kind: 'refused',
        reason: 'document-approved',
        message: `The ${name} ${id} was approved already; nothing was changed.`,
      };
    case 'draft':
      return {
        kind: 'approved',
        document: { ...document, state: 'approved', changedAt: at, approvedAt: at, approvedBy: by },
      };
    case 'discarded':
      return {
        kind: 'refused',
        reason: 'document-discarded',
        message: `The ${name} ${id} was discarded. Write it anew with update-document, then approve it.`,
      };
    case 'refused':
      return {
        kind: 'refused',
        reason: 'document-not-made',
        message: `The ${name} ${id} could not be made: ${document.reason ?? ''}. Make it with retry-document first.`,
      };
  }
}

/** What every event of a document says of it. */
export function documentProperties({ name, id, enrollment }: MadeDocument): JsonObject {
  return { document: name, id, ...(enrollment === undefined ? {} : { enrollment }) };
}

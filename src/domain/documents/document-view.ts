import { z } from 'zod';
import { isoInstant } from '#base';
import { DOCUMENT_STATES, type MadeDocument } from './document.ts';
import type { ListedDocument } from './document-list.ts';

export const DocumentSummary = z.object({
  document: z.string().describe('id of this one'),
  account: z.string(),
  account_name: z.string().optional(),
  name: z.string().describe('its name in the playbook'),
  playbook: z.string().optional(),
  enrollment: z.string().optional(),
  state: z.enum(DOCUMENT_STATES),
  reason: z.string().optional().describe('why it could not be made'),
  title: z.string().optional(),
  locale: z.string().optional(),
  review: z.string().optional().describe('the task by which somebody was asked to look at it'),
  made_at: z.string(),
  changed_at: z.string(),
  approved_at: z.string().optional(),
  approved_by: z.string().optional(),
});

export const DocumentView = DocumentSummary.extend({
  body: z.string().optional().describe('Markdown'),
  html: z.string().optional().describe('the whole page'),
});

export function summariseDocument(row: ListedDocument): z.input<typeof DocumentSummary> {
  return {
    document: row.id,
    account: row.account,
    name: row.name,
    state: row.state,
    made_at: isoInstant(row.made_at),
    changed_at: isoInstant(row.changed_at),
    ...known({
      account_name: row.account_name,
      playbook: row.playbook,
      enrollment: row.enrollment,
      reason: row.reason,
      title: row.title,
      locale: row.locale,
      review: row.review,
      approved_at: row.approved_at === null ? null : isoInstant(row.approved_at),
      approved_by: row.approved_by,
    }),
  };
}

export function viewDocument(document: MadeDocument): z.input<typeof DocumentSummary> {
  const { account, id, name, playbook, enrollment, state, reason, title, locale, review } = document;
  const { madeAt: made_at, changedAt: changed_at, approvedAt, approvedBy: approved_by } = document;
  const approved_at = approvedAt ?? null;
  return summariseDocument({
    ...{ account, id, name, state, title, locale, made_at, changed_at, approved_at, account_name: null },
    playbook: playbook ?? null,
    enrollment: enrollment ?? null,
    reason: reason ?? null,
    review: review ?? null,
    approved_by: approved_by ?? null,
  });
}

/** A document as the audit log tells it. */
export const toldDocument = ({ name, title, state }: MadeDocument) => ({ document: name, title, state });

/** Drops what is not known, or empty. */
function known<Fields extends Readonly<Record<string, string | null>>>(
  fields: Fields,
): { [Name in keyof Fields]?: string } {
  // Only texts remain.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== '')) as never;
}

import { z } from 'zod';
import { invalid, type JsonObject, parseInstant } from '#base';
import { defineWrite } from '#platform/operations';
import { AccountId } from './account-view.ts';

const NOTE_KINDS = ['note', 'call', 'visit', 'mail'] as const;

/** What a colleague writes down of a customer: an event like any, so that it stands on the timeline and can be waited for. */
export const recordNote = defineWrite({
  name: 'record-note',
  summary: 'Write down a note, a call, a visit or a mail with a customer; it stands on the timeline',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    kind: z.enum(NOTE_KINDS).default('note'),
    text: z.string().trim().min(1).max(20_000),
    contact: z.string().trim().min(1).max(255).optional().describe('with whom'),
    occurred: z.iso.datetime({ offset: true }).optional().describe('when it was; now unless said'),
  }),
  output: z.object({ account: z.string(), kind: z.enum(NOTE_KINDS) }),
  accounts: ({ account }) => [account],
  async run({ at, actor, emit, changed }, { account, kind, text, contact, occurred }) {
    const occurredAt = occurred === undefined ? undefined : parseInstant(occurred);
    if (occurredAt !== undefined && occurredAt > at) {
      throw invalid('note-ahead', 'A note is of what has been: give a time that has passed, or book a meeting.');
    }
    const properties: JsonObject = { kind, text, by: actor.person ?? actor.id };
    emit({
      account,
      name: 'note.recorded',
      properties,
      ...(contact === undefined ? {} : { contact }),
      ...(occurredAt === undefined ? {} : { occurredAt }),
    });
    changed(null, properties);
    return { account, kind };
  },
});

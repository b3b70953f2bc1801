import { z } from 'zod';
import { canonicalJson, conflict, invalid, isoInstant, notFound } from '#base';
import { AccountId } from '#domain/accounts';
import { defineWrite } from '#platform/operations';
import { messageOrThrow } from './get-message.ts';
import { answerEvents } from './message-answer.ts';
import { storeAnswered } from './message-store.ts';
import { type FieldFault, readAsked } from './read-asked.ts';
import { isJourneyRunning } from './refuse-if-left.ts';

const FAULTS: Readonly<Record<FieldFault, string>> = {
  needed: 'is needed',
  'not-a-date': 'is no date; write it like 2026-03-02',
  'not-a-number': 'is no number',
  'not-an-option': 'is none of its options',
  'too-long': 'is too long',
};

/** A reader has answered by a button of a message: the answer's own event, and `email.answered`. */
export const recordAnswer = defineWrite({
  name: 'record-answer',
  summary: 'Record what a customer answers to a message that offers answers',
  access: 'record',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    message: z.uuid(),
    answer: z.string().min(1).max(100).describe('its name in the playbook'),
    fields: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
      .default({})
      .describe('what the answer asks for'),
    opportunity: z.uuid().optional().describe('the opportunity that it is about'),
  }),
  output: z.object({
    account: z.string(),
    message: z.string(),
    answer: z.string(),
    go_to: z.string().optional().describe('where the customer is led next'),
  }),
  accounts: ({ account }) => [account],
  async run({ tx, at, shardOf, emit, changed }, { account, message: id, answer: name, fields: given, opportunity }) {
    const shard = shardOf(account);
    const message = await messageOrThrow(tx, shard, account, id);
    const answer = message.answers.find((one) => one.name === name);
    if (answer === undefined) {
      const offered = message.answers.map((one) => one.name).join(', ');
      throw notFound('answer-not-offered', `Message ${id} offers no answer ${name}; it offers ${offered || 'none'}.`, {
        account,
        message: id,
        answer: name,
      });
    }
    const { fields, faults } = readAsked(answer.ask, given);
    const problems = Object.entries(faults).map(([field, fault]) => ({ field, problem: FAULTS[fault] }));
    if (problems.length > 0) {
      const said = problems.map(({ field, problem }) => `${field} ${problem}`).join('; ');
      throw invalid('answer-incomplete', `The answer can't be taken: ${said}.`, { problems });
    }
    const done = { account, message: id, answer: name, ...(answer.goTo === undefined ? {} : { go_to: answer.goTo }) };
    const { answered } = message;
    const told = answered === null ? null : { answer: answered.answer, ...answered.fields };
    changed(told, { answer: name, ...fields });
    if (answered !== null) {
      // The button was pressed twice.
      if (answered.answer === name && canonicalJson(answered.fields) === canonicalJson(fields)) return done;
      if (!(await isJourneyRunning(tx, shard, message)))
        throw conflict('journey-left', `Message ${id} was answered, and its journey is over: nothing was changed.`, {
          account,
          message: id,
        });
    }
    for (const event of answerEvents(message, answer, fields, opportunity))
      emit({ account, ...event, ...(message.contact === null ? {} : { contact: message.contact }) });
    await storeAnswered(tx, shard, message, { answer: name, fields, at: isoInstant(at) });
    return done;
  },
});

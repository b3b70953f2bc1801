import type { Context } from 'hono';
import { AppError, type Uuid } from '#base';
import { isJourneyRunning, type LinkedMessage, readAsked, recordAnswer } from '#domain/messages';
import { listOpportunities } from '#domain/opportunities';
import { loadSettings } from '#domain/settings';
import { shardOf } from '#engine';
import { type AnswerPage, answerPage } from './answer-page.ts';
import { actor, type LinkDeps } from './link-deps.ts';
import { answerWith, readingOf, textPage } from './shell.ts';

/** Shows the question of an answer's link, and what was answered before. */
export async function showAnswer(c: Context, deps: LinkDeps, linked: LinkedMessage): Promise<Response> {
  return show(c, deps, linked, {}, 200);
}

/** Takes what the form of that page sent; then leads on to where the answer says, else back to the page. */
export async function takeAnswer(c: Context, deps: LinkDeps, linked: LinkedMessage, body: string): Promise<Response> {
  const { message, number } = linked;
  const answer = message.answers[number - 1];
  if (answer === undefined) return show(c, deps, linked, {}, 200);
  const sent = new URLSearchParams(body);
  const values = Object.fromEntries(
    answer.ask.map(({ id, type }) => [id, type === 'choices' ? sent.getAll(id) : (sent.get(id) ?? '')]),
  );
  const { fields, faults } = readAsked(answer.ask, values);
  if (Object.keys(faults).length > 0) return show(c, deps, linked, { values, faults }, 400);
  const opportunity = await opportunityOf(deps, linked);
  const input = {
    account: message.account,
    message: message.id,
    answer: answer.name,
    fields,
    ...(opportunity === undefined ? {} : { opportunity }),
  };
  try {
    const { go_to: goTo } = await deps.runner.run(recordAnswer, { actor, input });
    return c.redirect(goTo ?? c.req.path, 303);
  } catch (error) {
    // It was closed while the page was open: the page now says so.
    if (error instanceof AppError && error.code === 'conflict') return show(c, deps, linked, {}, 409);
    throw error;
  }
}

async function show(
  c: Context,
  { db }: LinkDeps,
  { message, number }: LinkedMessage,
  form: Pick<AnswerPage, 'values' | 'faults'>,
  status: number,
): Promise<Response> {
  const { 'company.name': company } = await loadSettings(db);
  const reading = readingOf(c, message.locale, company);
  const answer = message.answers[number - 1];
  if (answer === undefined)
    return answerWith(c, textPage(reading, reading.words.wrongTitle, reading.words.wrongText), 404);
  const page: AnswerPage = {
    ...form,
    subject: message.subject ?? message.name,
    answer,
    answers: message.answers,
    given: message.answered ?? undefined,
    isOpen: await isJourneyRunning(db, shardOf(message.account), message),
  };
  return answerWith(c, answerPage(page, reading), status, answer.goTo);
}

/** The opportunity of the journey run that sent the message. */
async function opportunityOf({ runner }: LinkDeps, { message }: LinkedMessage): Promise<Uuid | undefined> {
  const { account, enrollment } = message;
  if (enrollment === null) return undefined;
  const { opportunities } = await runner.run(listOpportunities, { actor, input: { account, limit: 500 } });
  return opportunities.findLast((one) => one.enrollment === enrollment)?.opportunity;
}

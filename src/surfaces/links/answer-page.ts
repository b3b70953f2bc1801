import { html } from 'hono/html';
import type { FieldFault, GivenAnswer, MessageAnswer } from '#domain/messages';
import { fieldsOf, saidOf, type Values } from './answer-fields.ts';
import type { Markup } from './page-style.ts';
import { type Reading, shell } from './shell.ts';

export interface AnswerPage {
  readonly subject: string;
  /** The answer whose button was pressed. */
  readonly answer: MessageAnswer;
  /** All that the message offers. */
  readonly answers: readonly MessageAnswer[];
  /** What was answered last. */
  readonly given: GivenAnswer | undefined;
  /** It may be changed. */
  readonly isOpen: boolean;
  /** Of a form that could not be taken. */
  readonly values?: Values;
  readonly faults?: Readonly<Record<string, FieldFault>>;
}

/** Nothing is recorded by looking at it: only its button answers. */
export function answerPage(page: AnswerPage, reading: Reading): Markup {
  const { answer, given, isOpen, subject } = page;
  const { words } = reading;
  const isSame = given?.answer === answer.name;
  const isClosed = given !== undefined && !isOpen;
  const about = html`<p class="about">${words.about(subject)}</p>`;
  const said = given === undefined ? '' : saidBefore(page, given, reading);
  const top = html`${about}<h1>${isSame || isClosed ? words.answerTitle : answer.label}</h1>`;
  if (isClosed) return shell(reading, words.answerTitle, html`${top}${said}<p>${words.closed}</p>`);
  const { ask } = answer;
  const values = page.values ?? (isSame ? given.fields : {});
  const faults = page.faults ?? {};
  const button = given === undefined ? words.send : isSame ? words.change : words.changeTo;
  const plea = ask.length === 0 && given === undefined ? html`<p>${words.confirm}</p>` : '';
  const form = html`<form method="post">${plea}${fieldsOf(ask, values, faults, reading)}<button class="first">${button}</button></form>`;
  if (!isSame) return shell(reading, answer.label, html`${top}${said}${form}`);
  // There is nothing to change about an answer that asks for nothing.
  const change =
    ask.length === 0
      ? ''
      : html`<details${page.faults === undefined ? '' : html` open`}><summary>${words.change}</summary>${form}</details>`;
  // Where the answer led the first time, for whoever comes back to it.
  const onward =
    answer.goTo === undefined ? '' : html`<p><a class="button" href="${answer.goTo}">${words.onward}</a></p>`;
  return shell(reading, words.answerTitle, html`${top}${said}${onward}${change}`);
}

function saidBefore({ answer, answers }: AnswerPage, given: GivenAnswer, reading: Reading): Markup {
  const { words } = reading;
  const before = answers.find(({ name }) => name === given.answer);
  const intro = given.answer === answer.name ? words.thanks : words.before;
  return html`<div class="said" role="status"><p>${intro} <strong>${before?.label ?? given.answer}</strong></p>${saidOf(before?.ask ?? [], given.fields, reading)}</div>`;
}

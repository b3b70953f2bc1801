import { type MessageContext, type OfferedAnswer, type Reader, renderDraft } from '#pure/message';
import type { Answer } from '#pure/playbook';
import type { MessageAnswer } from './message-answer.ts';

export type OfferedAnswers =
  | { readonly ok: true; readonly answers: readonly MessageAnswer[] }
  | { readonly ok: false; readonly missing: readonly string[]; readonly unfit: readonly string[] };

/** The answers that a text offers, with the address each leads to now: a reader must not be led nowhere later. */
export function offeredAnswers(
  declared: Readonly<Record<string, Answer>>,
  offered: readonly OfferedAnswer[],
  context: MessageContext,
  reader: Reader,
): OfferedAnswers {
  const answers: MessageAnswer[] = [];
  const missing: string[] = [];
  const unfit: string[] = [];
  for (const { name, label } of offered) {
    const answer = declared[name];
    if (answer === undefined) {
      unfit.push(`the answer "${name}" is not declared`);
      continue;
    }
    const { goTo: path, ...rest } = answer;
    // As a subject: the value itself, nothing escaped.
    const filled = path === undefined ? undefined : renderDraft({ subject: `{{${path}}}`, body: '' }, context, reader);
    if (filled?.ok === false) {
      missing.push(...filled.missing);
      unfit.push(...filled.unfit);
    } else if (filled !== undefined && !/^https?:\/\/\S+$/i.test(filled.subject)) {
      unfit.push(`${path} is not a web address: it starts with https://`);
    } else answers.push({ name, label, ...rest, ...(filled === undefined ? {} : { goTo: filled.subject }) });
  }
  return missing.length + unfit.length === 0 ? { ok: true, answers } : { ok: false, missing, unfit };
}

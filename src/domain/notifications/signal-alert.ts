import type { JsonObject } from '#base';
import { factLines, type Language } from '#domain/signals';
import type { ToldSignal } from '#engine';
import type { Message } from '#pure/playbook';
import { SIGNAL_WORDS } from './signal-words.ts';

/** The text by which colleagues are told of a signal, and what it names: the product's own, in the workspace's language. */
export function signalText(
  signal: ToldSignal,
  language: Language,
): { readonly bodies: Message['bodies']; readonly values: JsonObject } {
  const { strengths, directions, alert } = SIGNAL_WORDS[language];
  const { title, strength, direction, raised_at, stronger_at, respond_by, released_by, found_at } = signal;
  const found = {
    title,
    strength: strengths[strength],
    direction: directions[direction],
    raised_at,
    ...(stronger_at === undefined ? {} : { stronger_at }),
    ...(respond_by === undefined ? {} : { respond_by }),
    ...(released_by === undefined ? {} : { released_by, found_at }),
    facts: factLines(signal, language),
  };
  return { bodies: { [language]: alert }, values: { found } };
}

import { didYouMean } from './did-you-mean.ts';
import { answerType } from './fact-catalog.ts';
import { loadFields } from './load-form.ts';
import { mapValues } from './loading.ts';
import type { AnswerText } from './message-schema.ts';
import type { Answer, EventSchema, Field } from './playbook.ts';
import { fits } from './scenario-values.ts';
import type { TextReading } from './text-reading.ts';
import type { Path } from './yaml-file.ts';

/** What every answer of a mail records, unless it says another event. */
const ANSWERED = 'email.answered';
/** Properties of it that the product itself gives. */
const GIVEN = ['id', 'message', 'answer', 'enrollment'];

/** What readers of a mail may answer with a click, each with the event that it records. */
export function loadAnswers(texts: Readonly<Record<string, AnswerText>>, reading: TextReading): Record<string, Answer> {
  return mapValues(texts, (text, name) => loadAnswer(text, reading, ['answers', name]));
}

function loadAnswer(text: AnswerText, reading: TextReading, path: Path): Answer {
  const { file } = reading;
  const { events } = file.loading;
  const event = text.event ?? ANSWERED;
  const known = file.isKnown(text.event === undefined ? path : [...path, 'event'], 'event', event, Object.keys(events));
  const ask = loadFields(text.ask ?? [], file, [...path, 'ask']);
  const given = text.with ?? {};
  if (known) checkProperties(event, events[event], given, ask, reading, path);
  const goTo = text['go to'];
  if (goTo !== undefined && (!goTo.includes('.') || !reading.provides(goTo)) && !reading.owns(goTo))
    file.wrong(
      [...path, 'go to'],
      `nothing provides "${goTo}"; name a link that texts may name, such as csm.booking_link`,
    );
  return { event, with: given, ask, ...(goTo === undefined ? {} : { goTo }) };
}

/** Whether what is fixed and what is asked together make the event. */
function checkProperties(
  event: string,
  schema: EventSchema | undefined,
  given: AnswerText['with'] & {},
  ask: readonly Field[],
  { file }: TextReading,
  path: Path,
): void {
  const properties = schema?.properties ?? {};
  const strange = (name: string): string =>
    Object.hasOwn(properties, name) ? '' : didYouMean(name, Object.keys(properties));
  for (const [name, value] of Object.entries(given)) {
    const meant = strange(name);
    const property = properties[name];
    if (meant !== '') file.wrongKey([...path, 'with'], name, `${event} has no property "${name}"${meant}`);
    else if (property?.oneOf !== undefined)
      file.isKnown([...path, 'with', name], 'choice', String(value), property.oneOf);
    else if (property !== undefined && !fits(value, property))
      file.wrong([...path, 'with', name], `${name} is ${property.type}`);
  }
  ask.forEach(({ id, type }, index) => {
    const at = [...path, 'ask', index];
    const meant = strange(id);
    const wanted = properties[id]?.type;
    const gives = answerType(type);
    if (Object.hasOwn(given, id)) file.wrong(at, `"${id}" stands under "with" already: take one of them out`);
    else if (meant !== '') file.wrong([...at, 'field'], `${event} has no property "${id}"${meant}`);
    else if (wanted !== undefined && wanted !== gives)
      file.wrong([...at, 'type'], `${id} of ${event} is ${wanted}, and this asks for ${gives ?? type}`);
  });
  for (const [name, { required, type }] of Object.entries(properties)) {
    const asked = ask.some((field) => field.id === name && field.required);
    if (!required || asked || Object.hasOwn(given, name) || (event === ANSWERED && GIVEN.includes(name))) continue;
    file.wrong(path, `${event} needs "${name}" (${type}): give it under "with", or ask for it with required: true`);
  }
}

import type { JsonObject } from '#base';
import { didYouMean } from './did-you-mean.ts';
import { answerType } from './fact-catalog.ts';
import type { Answer, Field } from './playbook.ts';
import type { ScenarioEvent, ScenarioPlay } from './scenario.ts';
import type { ScenarioContext } from './scenario-context.ts';
import type { PlayText } from './scenario-schema.ts';
import { scenarioEvent, scenarioValues, timeOf } from './scenario-values.ts';
import type { Path } from './yaml-file.ts';

const ONE_THING =
  'say one thing that happens: an event by its name, "done", "answer", "approve", "decision", "click" or "check"';

type Act = ScenarioPlay['act'];

/** What happens then: most often one thing, with a form for several tasks each of them. */
export function loadPlay(context: ScenarioContext, text: PlayText, path: Path): ScenarioPlay[] {
  const { day, at, with: properties, ...acts } = text;
  const { file } = context;
  const said = Object.entries(acts).filter(([, value]) => value !== undefined);
  if (said.length !== 1) {
    file.wrong(path, ONE_THING);
    return [];
  }
  if (properties !== undefined && text.decision === undefined)
    file.wrongKey(path, 'with', '"with" has the properties of a decision; write those of an event under its name');
  return actsOf(context, text, path).map((act) => ({ at: timeOf(day, at), line: file.line(path), act }));
}

function actsOf(context: ScenarioContext, text: PlayText, path: Path): Act[] {
  const { file, tasks, reviews, checks } = context;
  const { done, answer, approve, check, decision, click } = text;
  if (done !== undefined) {
    file.isKnown([...path, 'done'], 'task', done, tasks.keys());
    return [{ kind: 'complete', task: done, answers: {} }];
  }
  if (approve !== undefined) {
    file.isKnown([...path, 'approve'], 'document that is reviewed', approve, reviews);
    return [{ kind: 'approve', document: approve }];
  }
  if (check !== undefined) {
    file.isKnown([...path, 'check'], 'box', check, checks);
    return [{ kind: 'check', check }];
  }
  if (answer !== undefined) return answerActs(context, answer, [...path, 'answer']);
  if (click !== undefined) return clickAct(context, click, [...path, 'click']);
  const { day: _, at: __, with: properties, ...events } = text;
  const given = decision === undefined ? events : { 'decision.recorded': { ...properties, decision } };
  const event = loadEvent(context, given, path, decision === undefined ? undefined : [...path, 'decision']);
  return event === undefined ? [] : [{ kind: 'event', ...event }];
}

/** One event by its name. `place`: where it stands, when not under its name. */
export function loadEvent(
  context: ScenarioContext,
  given: Readonly<Record<string, unknown>>,
  path: Path,
  place?: Path,
): ScenarioEvent | undefined {
  const { file } = context;
  const [name, ...others] = Object.keys(given);
  if (name === undefined || others.length > 0) {
    file.wrong(place ?? path, ONE_THING);
    return undefined;
  }
  if (!file.isKnown(place ?? path, 'event', name, Object.keys(file.catalog.events))) return undefined;
  return scenarioEvent(name, given[name], context.schemaOf(name), file, place ?? [...path, name]);
}

function answerActs(context: ScenarioContext, answer: NonNullable<PlayText['answer']>, path: Path): Act[] {
  const { file, tasks, playbook } = context;
  return Object.entries(answer).flatMap(([name, answers]) => {
    const byForm = [...tasks].filter(([, form]) => form === name).map(([task]) => task);
    const task = tasks.has(name) ? name : byForm.length === 1 ? byForm[0] : undefined;
    if (task === undefined) {
      const withForm = [...tasks].flatMap(([known, form]) => (form === undefined ? [] : [known]));
      file.isKnown([...path, name], 'task with a form', name, withForm);
      return [];
    }
    checkAnswers(context, answers, playbook.forms[tasks.get(task) ?? '']?.fields ?? [], [...path, name]);
    return [{ kind: 'complete' as const, task, answers: answers as JsonObject }];
  });
}

function checkAnswers(
  { file }: ScenarioContext,
  answers: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
  path: Path,
): void {
  const names = fields.map((field) => field.id);
  for (const [name, value] of Object.entries(answers)) {
    const field = fields.find((known) => known.id === name);
    if (field === undefined) {
      file.wrongKey(path, name, `the form has no field "${name}"${didYouMean(name, names)}`);
    } else if (field.options !== undefined && typeof value === 'string') {
      const options = field.options.map((option) => option.value);
      file.isKnown([...path, name], 'option', value, options);
    }
  }
}

function clickAct(context: ScenarioContext, click: NonNullable<PlayText['click']>, path: Path): Act[] {
  const { file, playbook } = context;
  const { message, answer, ...given } = click;
  const mails = Object.values(playbook.messages).filter(({ answers }) => Object.keys(answers).length > 0);
  const offered = mails.find(({ id }) => id === message)?.answers;
  if (offered === undefined) {
    const known = mails.map(({ id }) => id);
    file.isKnown([...path, 'message'], 'message with answers', message, known);
    return [];
  }
  const chosen = offered[answer];
  if (chosen === undefined) {
    file.isKnown([...path, 'answer'], 'answer', answer, Object.keys(offered));
    return [];
  }
  return [{ kind: 'click', message, answer, ...askedValues(context, chosen, given, path) }];
}

/** What the page behind an answer asks for, as the contact fills it in. */
function askedValues(
  { file }: ScenarioContext,
  { ask }: Answer,
  given: Readonly<Record<string, unknown>>,
  path: Path,
): Omit<ScenarioEvent, 'event'> {
  const names = ask.map((field) => field.id);
  for (const name of Object.keys(given)) {
    const meant = didYouMean(name, names) || `; it asks for ${names.join(', ') || 'nothing'}`;
    if (!names.includes(name)) file.wrongKey(path, name, `this answer asks for no "${name}"${meant}`);
  }
  for (const { id, required } of ask) {
    if (required && !Object.hasOwn(given, id)) file.wrong(path, `this answer asks for "${id}": give it`);
  }
  const types = ask.flatMap((field) => {
    const type = answerType(field.type);
    const oneOf = field.options?.map((option) => option.value);
    return type === undefined ? [] : [[field.id, { type, ...(oneOf === undefined ? {} : { oneOf }) }] as const];
  });
  return scenarioValues(given, Object.fromEntries(types), file, path);
}

import { checkEventProperty } from './check-event.ts';
import type { Checked } from './checked.ts';
import { type Checking, factAt, fail, own, typeWords, variableNamed } from './checking.ts';
import { answerRef, attributeRef, eventNameRef, healthRef, type SignalPart, scoreRef, signalRef } from './fact-ref.ts';
import { nearestName, suggestion } from './nearest-name.ts';
import type { Span, Syntax } from './syntax.ts';

/** Names that begin a fact of the language itself: no metric and no subject may be called so. */
export const FACT_ROOTS = ['account', 'answers', 'contacts', 'event', 'health', 'scores', 'signal', 'signals'] as const;

const ROOT_EXAMPLES: Readonly<Record<string, string>> = {
  answers: 'answers.<form>.<field>',
  contacts: 'contacts.active("30d")',
  event: 'event.name or event.properties.<name>',
  health: 'health.score or health.band',
  scores: 'scores.<name>',
  signal: 'signal.kind, signal.pattern, …',
  signals: 'signals.kinds or signals.open("kind")',
};

const SIGNAL_PARTS: readonly SignalPart[] = ['kind', 'pattern', 'direction', 'strength', 'direct_request'];

/** `['account', 'plan_limit']` of `account.plan_limit`; undefined where a call or a value stands in between. */
export function pathOf(node: Syntax): readonly string[] | undefined {
  if (node.op === 'name') return [node.name];
  if (node.op !== 'field') return undefined;
  const of = pathOf(node.of);
  return of && [...of, node.field];
}

/** A dotted name: a fact of the account, of the event, signal or journey at hand, or a macro's variable. */
export function checkName(checking: Checking, path: readonly string[], span: Span): Checked | undefined {
  const [root = '', first, ...more] = path;
  const variable = variableNamed(checking, root);
  if (variable !== undefined) {
    if (first === undefined) return { ...span, op: 'variable', type: variable.type, variable };
    return fail(checking, span, `${root} is ${typeWords(variable.type)} and has no .${first}.`);
  }
  if (checking.scope.form !== undefined) return checkField(checking, checking.scope.form, path, span);
  if (first === undefined) return failBareName(checking, root, span);
  if (own(checking.catalog.metrics, root) !== undefined) {
    return fail(checking, span, `${path.join('.')} is a metric's function and is called: ${root}.${first}("30d").`);
  }
  switch (root) {
    case 'event':
      return checkEvent(checking, path, span);
    case 'signal':
    case 'signals':
      return checkSignal(checking, path, span);
    case 'answers':
      return checkAnswer(checking, path, span);
    case 'scores':
      if (more.length === 0 && checking.catalog.scores.includes(first)) return factAt(checking, span, scoreRef(first));
      return fail(
        checking,
        span,
        `There is no score ${[first, ...more].join('.')}${suggestion(first, checking.catalog.scores)}`,
      );
    case 'health':
      if (more.length === 0 && (first === 'score' || first === 'band')) return factAt(checking, span, healthRef(first));
      return fail(checking, span, `There is no ${path.join('.')}; there are health.score and health.band.`);
    default:
      return checkAttribute(checking, path, span);
  }
}

function checkAttribute(checking: Checking, path: readonly string[], span: Span): Checked | undefined {
  const { attributes } = checking.catalog;
  const dotted = path.join('.');
  const attribute = own(attributes, dotted);
  const [subject = '', ...rest] = path;
  const name = rest.join('.');
  if (attribute !== undefined) return factAt(checking, span, attributeRef(subject, name, attribute.type));
  const all = Object.keys(attributes);
  const siblings = all
    .filter((known) => known.startsWith(`${subject}.`))
    .map((known) => known.slice(subject.length + 1));
  if (siblings.length === 0) {
    const nearest = nearestName(dotted, all);
    if (nearest !== undefined) return fail(checking, span, `There is no fact ${dotted}; did you mean ${nearest}?`);
    const hint = suggestion(subject, roots(checking));
    return fail(checking, span, `There is no fact ${dotted}: nothing is called ${subject}${hint}`);
  }
  // Compared without the subject: a long common beginning would make every other name look near.
  const nearest = nearestName(name, siblings);
  if (nearest === undefined) return fail(checking, span, `${subject} has no ${name}${suggestion(name, siblings)}`);
  return fail(checking, span, `There is no fact ${dotted}; did you mean ${subject}.${nearest}?`);
}

function failBareName(checking: Checking, name: string, span: Span): undefined {
  const { metrics, attributes } = checking.catalog;
  if (own(metrics, name) !== undefined) {
    return fail(checking, span, `${name} is a metric and needs a function: ${name}.sum("30d"), ${name}.last(), …`);
  }
  const parts = own(ROOT_EXAMPLES, name);
  if (parts !== undefined) return fail(checking, span, `${name} is asked by its parts: write ${parts}.`);
  const under = Object.keys(attributes).filter((known) => known.startsWith(`${name}.`));
  if (under.length > 0) return fail(checking, span, `${name} has facts: write ${under.slice(0, 3).join(', ')}, …`);
  if (['AND', 'OR', 'NOT'].includes(name.toUpperCase())) {
    const sign = { AND: '&&', OR: '||', NOT: '!' }[name.toUpperCase()];
    return fail(checking, span, `\`${name}\` is not understood; did you mean \`${sign}\`?`);
  }
  // The end of a dotted name is what people leave the rest off: `plan_limit` for `account.plan_limit`.
  const ending = Object.keys(attributes).find((known) => known.endsWith(`.${name}`));
  if (ending !== undefined) return fail(checking, span, `There is no ${name}; did you mean ${ending}?`);
  const known = [...roots(checking), 'true', 'false'];
  const nearest = nearestName(name, known);
  const hint = nearest === undefined ? `; if it is text, write "${name}".` : `; did you mean ${nearest}?`;
  return fail(checking, span, `There is no ${name}${hint}`);
}

function roots({ catalog, variables }: Checking): string[] {
  const subjects = Object.keys(catalog.attributes).map((dotted) => dotted.slice(0, dotted.indexOf('.')));
  const named = variables.map((variable) => variable.name);
  return [...new Set([...named, ...Object.keys(catalog.metrics), ...subjects, ...FACT_ROOTS])];
}

function checkEvent(checking: Checking, path: readonly string[], span: Span): Checked | undefined {
  if (checking.scope.events === undefined) {
    return fail(checking, span, `${path.join('.')}: no event is being looked at here, so there is no event to ask.`);
  }
  if (path.length === 2 && path[1] === 'name') return factAt(checking, span, eventNameRef);
  const [, part = '', property, ...deeper] = path;
  if (part === 'properties' && property !== undefined && deeper.length === 0) {
    return checkEventProperty(checking, checking.scope.events, property, span);
  }
  if (part === 'properties' && property !== undefined) {
    return fail(checking, span, `${path.join('.')} goes too deep: an event's properties have no parts of their own.`);
  }
  const written = part === 'properties' ? 'event.properties' : path.join('.');
  return fail(checking, span, `There is no ${written} by itself; there are event.name and event.properties.<name>.`);
}

function checkSignal(checking: Checking, path: readonly string[], span: Span): Checked | undefined {
  const dotted = path.join('.');
  const known = [...SIGNAL_PARTS.map((part) => `signal.${part}`), 'signals.kinds'];
  const part = dotted === 'signals.kinds' ? 'kinds' : SIGNAL_PARTS.find((one) => dotted === `signal.${one}`);
  if (part === undefined) return fail(checking, span, `There is no ${dotted}${suggestion(dotted, known)}`);
  if (checking.scope.signal !== true) {
    return fail(checking, span, `${dotted}: no signal is being graded here, so there is none to ask.`);
  }
  return factAt(checking, span, signalRef(part));
}

/** `status` in a form's `show when`: the form is filled in without anything else at hand. */
function checkField(checking: Checking, form: string, path: readonly string[], span: Span): Checked | undefined {
  const fields = own(checking.catalog.forms, form) ?? {};
  const name = path.join('.');
  const type = own(fields, name);
  if (type !== undefined) return factAt(checking, span, answerRef(form, name, type));
  return fail(checking, span, `This form has no field ${name}${suggestion(name, Object.keys(fields))}`);
}

function checkAnswer(checking: Checking, path: readonly string[], span: Span): Checked | undefined {
  const { forms } = checking.catalog;
  const [, form = '', field, ...deeper] = path;
  if (checking.scope.journey !== true) {
    return fail(checking, span, `${path.join('.')}: forms are answered within a journey, and this is not in one.`);
  }
  const fields = own(forms, form);
  if (fields === undefined)
    return fail(checking, span, `There is no form ${form}${suggestion(form, Object.keys(forms))}`);
  const type = field === undefined ? undefined : own(fields, field);
  if (field !== undefined && type !== undefined && deeper.length === 0) {
    return factAt(checking, span, answerRef(form, field, type));
  }
  const asked = [field, ...deeper].filter((name) => name !== undefined).join('.');
  if (asked === '')
    return fail(
      checking,
      span,
      `answers.${form} is a form: name one of its fields, such as answers.${form}.${Object.keys(fields)[0]}.`,
    );
  return fail(checking, span, `The form ${form} has no field ${asked}${suggestion(asked, Object.keys(fields))}`);
}

import type { ExpectationKind, ScenarioExpectation } from './scenario.ts';
import type { ScenarioContext } from './scenario-context.ts';
import type { NamedText, ScenarioText } from './scenario-schema.ts';
import { timeOf } from './scenario-values.ts';
import type { Path } from './yaml-file.ts';

/** What is expected on a day, or never. */
export function loadExpectation(
  context: ScenarioContext,
  { day, at, never, ...named }: ScenarioText['expect'][number],
  path: Path,
): ScenarioExpectation[] {
  const { file } = context;
  const line = file.line(path);
  if (never === undefined) {
    if (day === undefined) file.wrong(path, 'say on which day, or that it never happens: { never: ... }');
    const what = namedThing(context, named, path);
    return what === undefined || day === undefined ? [] : [{ line, never: false, at: timeOf(day, at), ...what }];
  }
  if (Object.values(named).some((value) => value !== undefined)) {
    file.wrong(path, 'say under "never" what does not happen, and nothing besides');
  }
  const here = [...path, 'never'];
  const what = typeof never === 'string' ? guessedThing(context, never, here) : namedThing(context, never, here);
  if (what === undefined) return [];
  return [{ line, never: true, ...(day === undefined ? {} : { at: timeOf(day, at) }), ...what }];
}

function namedThing(
  context: ScenarioContext,
  named: NamedText,
  path: Path,
): Pick<ScenarioExpectation, 'what' | 'value'> | undefined {
  const { file } = context;
  const [first, ...others] = Object.entries(named).filter(([, value]) => value !== undefined);
  const known = knownThings(context);
  if (first === undefined || others.length > 0) {
    const kinds = Object.keys(known);
    file.wrong(path, `expect one thing a line: ${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}`);
    return undefined;
  }
  // The schema has no other keys.
  const kind = first[0] as ExpectationKind;
  const [score, value] =
    kind === 'score' ? (Object.entries(first[1] as Record<string, number | string>)[0] ?? ['', 0]) : [];
  const name = score ?? String(first[1]);
  const names = known[kind];
  if (names !== undefined) file.isKnown([...path, kind], WORDS[kind] ?? kind, name, names);
  return { what: { kind, name }, ...(value === undefined ? {} : { value }) };
}

const WORDS: Partial<Record<ExpectationKind, string>> = {
  email: 'message',
  notify: 'internal message',
  review: 'document that is reviewed',
};

function guessedThing(
  context: ScenarioContext,
  name: string,
  path: Path,
): Pick<ScenarioExpectation, 'what'> | undefined {
  const { file } = context;
  // The keys are the kinds.
  const known = Object.entries(knownThings(context)) as [ExpectationKind, Iterable<string> | undefined][];
  const kinds = known.filter(([, names]) => names !== undefined && [...names].includes(name)).map(([kind]) => kind);
  const [kind, other] = kinds;
  if (kind === undefined) {
    const all = known.flatMap(([, names]) => [...(names ?? [])]);
    file.isKnown(path, 'message, task, signal or outcome', name, all);
    return undefined;
  }
  if (other !== undefined)
    file.wrong(path, `"${name}" is ${kinds.join(' and ')}: say which, { never: { ${kind}: ${name} } }`);
  return { what: { kind, name } };
}

/** Names by kind; undefined: whatever it is called. */
function knownThings({ playbook, ...context }: ScenarioContext): Record<ExpectationKind, Iterable<string> | undefined> {
  const messages = Object.values(playbook.messages);
  const ids = (internal: boolean): string[] =>
    messages.filter(({ purpose }) => (purpose === 'internal') === internal).map(({ id }) => id);
  return {
    email: ids(false),
    notify: ids(true),
    task: [...context.tasks.keys()],
    document: Object.keys(playbook.documents),
    review: context.reviews,
    signal: Object.keys(playbook.signals),
    exit: context.outcomes,
    opportunity: undefined,
    order: undefined,
    segment: undefined,
    enter: Object.keys(playbook.journeys),
    score: Object.keys(playbook.scores),
  };
}

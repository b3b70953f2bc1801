import type { Checked } from './checked.ts';
import { type Checking, factAt, fail, own, textLiteral, typeWords } from './checking.ts';
import type { ValueType } from './fact.ts';
import { eventPropertyRef, rawPropertyRef } from './fact-ref.ts';
import { nearestName } from './nearest-name.ts';
import type { Span, Syntax } from './syntax.ts';

/** `event.properties.plan`, typed by the schemas of the events that can be under consideration. */
export function checkEventProperty(
  checking: Checking,
  events: readonly string[],
  property: string,
  span: Span,
): Checked | undefined {
  const declared = new Map<ValueType, string>();
  const properties = new Set<string>();
  for (const event of events) {
    const schema = own(checking.catalog.events, event) ?? {};
    for (const name of Object.keys(schema)) properties.add(name);
    const type = own(schema, property);
    if (type !== undefined && !declared.has(type)) declared.set(type, event);
  }
  const [first, second] = [...declared];
  const written = `event.properties.${property}`;
  if (first === undefined) {
    const nearest = nearestName(property, properties);
    const meant = nearest === undefined ? '' : ` Did you mean event.properties.${nearest}?`;
    const instead = `event.text("${property}") or event.number("${property}")`;
    const message = `${written} is not declared for ${listed(events)}: declare it, or write ${instead}.${meant}`;
    // What an event has that nobody declares cannot be known; where it is named, that is told.
    const echo = events.some((event) => own(checking.catalog.events, event) === undefined);
    checking.problems.push({ message, start: span.start, end: span.end, ...(echo ? { echo } : {}) });
    return undefined;
  }
  if (second === undefined) return factAt(checking, span, eventPropertyRef(property, first[0]));
  const clash = `${typeWords(first[0])} in ${first[1]} and ${typeWords(second[0])} in ${second[1]}`;
  return fail(
    checking,
    span,
    `${written} is ${clash}: write event.text("${property}") or event.number("${property}").`,
  );
}

/** `event.text("utm_source")`, `event.number("seats")`: a property that no schema declares. */
export function checkEventMethod(checking: Checking, node: Extract<Syntax, { op: 'method' }>): Checked | undefined {
  const { name, args } = node;
  if (name !== 'text' && name !== 'number') {
    return fail(checking, node, `There is no event.${name}(); there are event.text("name") and event.number("name").`);
  }
  if (checking.scope.events === undefined) {
    return fail(checking, node, `event.${name}(): no event is being looked at here, so there is no event to ask.`);
  }
  const property = textLiteral(args[0]);
  if (args.length !== 1 || property === undefined || property === '') {
    return fail(checking, node, `event.${name} takes the name of a property in quotes: event.${name}("plan").`);
  }
  return factAt(checking, node, rawPropertyRef(property, name));
}

function listed(events: readonly string[]): string {
  if (events.length === 0) return 'this event';
  return events.length > 4 ? `${events.slice(0, 4).join(', ')}, …` : events.join(', ');
}

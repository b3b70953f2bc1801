import { checkEventMethod } from './check-event.ts';
import { ALL_FUNCTIONS, checkMetric, checkWindow, membersOf, metricOf } from './check-metric.ts';
import { FACT_ROOTS } from './check-name.ts';
import type { Checked, Items, TextMethod, Variable } from './checked.ts';
import {
  type Checking,
  checkTyped,
  factAt,
  fail,
  own,
  textLiteral,
  textOf,
  typeWords,
  variableNamed,
} from './checking.ts';
import { activeRef, openSignalRef } from './fact-ref.ts';
import { suggestion } from './nearest-name.ts';
import type { Syntax } from './syntax.ts';

type Method = Extract<Syntax, { op: 'method' }>;

const TEXT_METHODS: readonly TextMethod[] = ['startsWith', 'endsWith', 'contains'];

/** What stands after a dot with parentheses: a metric's function, a macro, a text's method. */
export function checkMethod(checking: Checking, node: Method): Checked | undefined {
  const metric = metricOf(checking, node.of);
  if (metric !== undefined) return checkMetric(checking, node, metric.name, metric.metric);
  if (node.name === 'exists' || node.name === 'all') return checkMacro(checking, node, node.name);
  const root = node.of.op === 'name' && variableNamed(checking, node.of.name) === undefined ? node.of.name : '';
  if (root === 'contacts') return checkContacts(checking, node);
  if (root === 'event') return checkEventMethod(checking, node);
  if (root === 'signals' || root === 'signal') return checkOpenSignal(checking, node);
  if (membersOf(checking, node) !== undefined) {
    return fail(checking, node, `${textOf(checking, node)} gives a value per member: add .exists(c, …) or .all(c, …).`);
  }
  return checkText(checking, node);
}

function checkContacts(checking: Checking, node: Method): Checked | undefined {
  if (node.name !== 'active')
    return fail(checking, node, `There is no contacts.${node.name}(); there is contacts.active("30d").`);
  const days = checkWindow(checking, node, 'contacts.active');
  return days === undefined ? undefined : factAt(checking, node, activeRef(days));
}

function checkOpenSignal(checking: Checking, node: Method): Checked | undefined {
  const kind = textLiteral(node.args[0]);
  if (node.name !== 'open' || node.args.length !== 1 || kind === undefined) {
    return fail(checking, node, 'Of signals one can ask signals.open("kind"), with the kind in quotes.');
  }
  const { signals } = checking.catalog;
  if (signals.includes(kind)) return factAt(checking, node, openSignalRef(kind));
  return fail(checking, node, `There is no signal ${kind}${suggestion(kind, signals)}`);
}

/** `account.departments.exists(d, d == "Sales")`, `usage.by("feature").sum("7d").all(c, c > 0)`. */
function checkMacro(checking: Checking, node: Method, macro: 'exists' | 'all'): Checked | undefined {
  const [name, condition] = node.args;
  if (node.args.length !== 2 || name?.op !== 'name' || condition === undefined) {
    return fail(checking, node, `${macro} takes a new name and a condition on it: .${macro}(x, x >= 1).`);
  }
  const items = checkItems(checking, node.of, macro);
  const taken = [...FACT_ROOTS, ...checking.variables.map((variable) => variable.name)].includes(name.name);
  if (taken || own(checking.catalog.metrics, name.name) !== undefined) {
    return fail(checking, name, `${name.name} means something already: choose another name, such as x.`);
  }
  if (items === undefined) return undefined;
  const type = items.of === 'list' && items.list.type === 'list(text)' ? 'text' : 'number';
  const variable: Variable = { name: name.name, type };
  const inside = { ...checking, variables: [variable, ...checking.variables] };
  const checked = checkTyped(inside, condition, 'bool', `the condition of ${macro} must be`);
  if (checked === undefined) return undefined;
  return { op: macro, start: node.start, end: node.end, type: 'bool', items, variable, condition: checked };
}

function checkItems(checking: Checking, of: Syntax, macro: string): Items | undefined {
  const members = membersOf(checking, of);
  if (members !== undefined) return members();
  const list = checking.check(of, checking);
  if (list === undefined) return undefined;
  if (list.type === 'list(text)' || list.type === 'list(number)') return { of: 'list', list };
  return fail(checking, of, `${textOf(checking, of)} is ${typeWords(list.type)}; ${macro} needs a list.`);
}

function checkText(checking: Checking, node: Method): Checked | undefined {
  const method = TEXT_METHODS.find((known) => known === node.name);
  if (method === undefined) {
    // Of a mistyped metric it is the name that is wrong, not what it is asked for.
    const isMetric = node.of.op === 'name' && ALL_FUNCTIONS.includes(node.name);
    if (isMetric && checking.check(node.of, checking) === undefined) return undefined;
    return fail(checking, node, unknownMethod(node.name));
  }
  const of = checking.check(node.of, checking);
  const [part, ...more] = node.args;
  if (part === undefined || more.length > 0) return fail(checking, node, `${method} takes one text: .${method}("…").`);
  const text = checkTyped(checking, part, 'text', `${method} needs`);
  if (of === undefined || text === undefined) return undefined;
  if (of.type === 'text') return { op: 'text', start: node.start, end: node.end, type: 'bool', method, of, part: text };
  const written = textOf(checking, node.of);
  const hint = of.type.startsWith('list') ? ` Write ${textOf(checking, part)} in ${written}.` : '';
  return fail(checking, node.of, `${written} is ${typeWords(of.type)}; ${method} needs text.${hint}`);
}

function unknownMethod(name: string): string {
  switch (name) {
    case 'matches':
      return 'matches is left out, because patterns can take for ever: use startsWith, endsWith or contains.';
    case 'size':
      return 'Write size(list), not list.size().';
    case 'map':
    case 'filter':
    case 'exists_one':
    case 'existsOne':
      return `${name} is left out: lists are asked with exists(x, …) and all(x, …).`;
    default:
      return `There is no .${name}()${suggestion(name, [...TEXT_METHODS, 'exists', 'all'])}`;
  }
}

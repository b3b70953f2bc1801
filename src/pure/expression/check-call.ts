import type { Checked } from './checked.ts';
import { type Checking, checkTyped, factAt, fail, own, textLiteral, textOf, typeWords } from './checking.ts';
import { daysSinceRef, happenedRef, outcomeRef, visitsRef } from './fact-ref.ts';
import { suggestion } from './nearest-name.ts';
import type { Syntax } from './syntax.ts';

type Call = Extract<Syntax, { op: 'call' }>;
type Check = (checking: Checking, node: Call) => Checked | undefined;

const FUNCTIONS: Readonly<Record<string, Check>> = {
  known: (checking, node) => {
    const of = checkOnly(checking, node, 'known(account.plan_limit)');
    return of && { ...spanOf(node), op: 'known', type: 'bool', of };
  },
  round: (checking, node) => checkOneNumber(checking, node, 'round'),
  abs: (checking, node) => checkOneNumber(checking, node, 'abs'),
  min: (checking, node) => checkNumbers(checking, node, 'min'),
  max: (checking, node) => checkNumbers(checking, node, 'max'),
  size: (checking, node) => {
    const of = checkOnly(checking, node, 'size(account.departments)');
    if (of === undefined || of.type === 'list(text)' || of.type === 'list(number)') {
      return of && { ...spanOf(node), op: 'size', type: 'number', of };
    }
    return fail(checking, node, `${textOf(checking, of)} is ${typeWords(of.type)}; size needs a list.`);
  },
  days_since: checkDaysSince,
  outcome: checkOutcome,
  happened: checkHappened,
  visits: checkVisits,
};

/** The names of all functions, which nothing in a playbook may take. */
export const FUNCTION_NAMES = Object.keys(FUNCTIONS);

/** What other dialects have and this one says otherwise. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  has: 'Whether something is known is asked by known(x).',
  if: 'Write `condition ? value : other value`.',
  not: '`not` is not understood; did you mean `!`?',
  and: '`and` is not understood; did you mean `&&`?',
  or: '`or` is not understood; did you mean `||`?',
  matches: 'matches is left out, because patterns can take for ever: use startsWith, endsWith or contains.',
  timestamp: 'There are no timestamps: ask days_since("event.name"), or a wait with an anchor.',
  duration: 'There are no durations in conditions: ask days_since("event.name"), or a wait with an anchor.',
  now: 'There is no now: ask days_since("event.name"), or a wait with an anchor.',
  int: 'All numbers are of one kind: leave out int(…).',
  uint: 'All numbers are of one kind: leave out uint(…).',
  double: 'All numbers are of one kind: leave out double(…).',
  string: 'Texts and numbers are not turned into each other: leave out string(…).',
};

export function checkCall(checking: Checking, node: Call): Checked | undefined {
  const check = own(FUNCTIONS, node.name);
  if (check !== undefined) return check(checking, node);
  const elsewhere = own(ELSEWHERE, node.name.toLowerCase());
  return fail(checking, node, elsewhere ?? `There is no function ${node.name}${suggestion(node.name, FUNCTION_NAMES)}`);
}

function spanOf({ start, end }: Call): { start: number; end: number } {
  return { start, end };
}

function checkOnly(checking: Checking, node: Call, example: string): Checked | undefined {
  const [arg, ...more] = node.args;
  if (arg !== undefined && more.length === 0) return checking.check(arg, checking);
  return fail(checking, node, `${node.name} takes one value: ${example}.`);
}

function checkOneNumber(checking: Checking, node: Call, op: 'round' | 'abs'): Checked | undefined {
  const [arg, ...more] = node.args;
  if (arg === undefined || more.length > 0) return fail(checking, node, `${op} takes one number: ${op}(scores.x).`);
  const of = checkTyped(checking, arg, 'number', `${op} needs`);
  return of && { ...spanOf(node), op, type: 'number', of };
}

function checkNumbers(checking: Checking, node: Call, op: 'min' | 'max'): Checked | undefined {
  if (node.args.length < 2) return fail(checking, node, `${op} takes two numbers or more: ${op}(a, b).`);
  const all = node.args.map((arg) => checkTyped(checking, arg, 'number', `${op} needs`));
  const of = all.filter((arg) => arg !== undefined);
  return of.length < all.length ? undefined : { ...spanOf(node), op, type: 'number', of };
}

function checkDaysSince(checking: Checking, node: Call): Checked | undefined {
  const event = textLiteral(node.args[0]);
  if (node.args.length !== 1 || event === undefined) {
    return fail(checking, node, 'days_since takes the name of an event in quotes: days_since("qbr.held").');
  }
  const known = Object.keys(checking.catalog.events);
  if (known.includes(event)) return factAt(checking, node, daysSinceRef(event));
  return fail(
    checking,
    node,
    `There is no event ${event}${suggestion(event, known)} Events are declared in facts.yaml.`,
  );
}

function checkOutcome(checking: Checking, node: Call): Checked | undefined {
  const name = textLiteral(node.args[0]);
  if (node.args.length !== 1 || name === undefined) {
    return fail(checking, node, 'outcome takes a name in quotes: outcome("decision").');
  }
  const { outcomes } = checking.catalog;
  if (!isInJourney(checking, node, `outcome("${name}"): outcomes come about`)) return undefined;
  if (outcomes.includes(name)) return factAt(checking, node, outcomeRef(name));
  return fail(checking, node, `There is no outcome ${name}${suggestion(name, outcomes)}`);
}

/** `happened("email.replied", "proposal.sent")`: of the log and of tasks of the journey. */
function checkHappened(checking: Checking, node: Call): Checked | undefined {
  const [name, since] = node.args.map(textLiteral);
  const literal = name !== undefined && (node.args.length === 1 || since !== undefined);
  if (!literal || node.args.length > 2) {
    return fail(
      checking,
      node,
      'happened takes one or two names in quotes: happened("email.replied", "proposal.sent").',
    );
  }
  if (!isInJourney(checking, node, `happened("${name}"): it is asked of a run`)) return undefined;
  const { tasks = [], events } = checking.catalog;
  const asked = [name, ...(since === undefined ? [] : [since])].map((one) => {
    if (tasks.includes(one)) return `task:${one}`;
    if (own(events, one) !== undefined) return one;
    const known = [...tasks, ...Object.keys(events)];
    return fail(checking, node, `There is no event or task of this journey ${one}${suggestion(one, known)}`);
  });
  const [event, from] = asked;
  return event === undefined || asked.includes(undefined)
    ? undefined
    : factAt(checking, node, happenedRef(event, from));
}

function checkVisits(checking: Checking, node: Call): Checked | undefined {
  const step = textLiteral(node.args[0]);
  if (node.args.length !== 1 || step === undefined) {
    return fail(checking, node, 'visits takes the name of a step in quotes: visits("check_in").');
  }
  if (!isInJourney(checking, node, `visits("${step}"): steps are run`)) return undefined;
  const { steps = [] } = checking.catalog;
  if (steps.includes(step)) return factAt(checking, node, visitsRef(step));
  return fail(checking, node, `There is no step ${step}${suggestion(step, steps)}`);
}

function isInJourney(checking: Checking, node: Call, what: string): boolean {
  if (checking.scope.journey === true) return true;
  fail(checking, node, `${what} within a journey, and this is not in one.`);
  return false;
}

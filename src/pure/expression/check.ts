import { dateText, dayNumber } from '#base';
import { checkCall } from './check-call.ts';
import { checkChoice } from './check-choice.ts';
import { checkMethod } from './check-method.ts';
import { checkName, pathOf } from './check-name.ts';
import type { Checked, ComparisonSign } from './checked.ts';
import { type Checking, checkTyped, fail, textOf, typeWords } from './checking.ts';
import type { ValueType } from './fact.ts';
import type { BinarySign, Syntax } from './syntax.ts';

type Binary = Extract<Syntax, { op: 'binary' }>;

const LITERAL_TYPES = { number: 'number', string: 'text', boolean: 'bool' } as const;

/** Resolves names and checks types; every mistake is recorded, also when several stand side by side. */
export function check(node: Syntax, checking: Checking): Checked | undefined {
  const { start, end } = node;
  switch (node.op) {
    case 'literal': {
      const type = LITERAL_TYPES[typeof node.value as keyof typeof LITERAL_TYPES];
      return { op: 'literal', start, end, type, value: node.value };
    }
    case 'name':
    case 'field':
      return checkField(node, checking);
    case 'call':
      return checkCall(checking, node);
    case 'method':
      return checkMethod(checking, node);
    case 'list':
      return checkList(node, checking);
    case 'not': {
      const of = checkTyped(checking, node.of, 'bool', '! needs');
      return of && { op: 'not', start, end, type: 'bool', of };
    }
    case 'negate': {
      const of = checkTyped(checking, node.of, 'number', '- needs');
      return of && { op: 'negate', start, end, type: 'number', of };
    }
    case 'binary':
      return checkBinary(node, checking);
    case 'if':
      return checkIf(node, checking);
    case 'refused':
      return fail(checking, node, node.message);
  }
}

function checkField(node: Extract<Syntax, { op: 'name' | 'field' }>, checking: Checking): Checked | undefined {
  const path = pathOf(node);
  if (path !== undefined) return checkName(checking, path, { start: node.start, end: node.end });
  return fail(checking, node, `${textOf(checking, node)}: only facts have parts, and this is not the name of one.`);
}

function checkList(node: Extract<Syntax, { op: 'list' }>, checking: Checking): Checked | undefined {
  const all = node.items.map((item) => check(item, checking));
  const items = all.filter((item) => item !== undefined);
  if (items.length < all.length) return undefined;
  const [first] = items;
  const { start, end } = node;
  if (first === undefined) return fail(checking, node, 'An empty list holds nothing to compare with.');
  const odd = items.find((item) => item.type !== first.type);
  if (odd !== undefined) {
    const kinds = `${typeWords(first.type)} and ${typeWords(odd.type)}`;
    return fail(checking, odd, `A list holds values of one type; this one mixes ${kinds}.`);
  }
  if (first.type === 'text') return { op: 'list', start, end, type: 'list(text)', items };
  if (first.type === 'number') return { op: 'list', start, end, type: 'list(number)', items };
  return fail(checking, node, `A list holds texts or numbers, not ${typeWords(first.type)}.`);
}

function checkIf(node: Extract<Syntax, { op: 'if' }>, checking: Checking): Checked | undefined {
  const test = checkTyped(checking, node.test, 'bool', 'before ? stands');
  const yes = check(node.yes, checking);
  const no = check(node.no, checking);
  if (test === undefined || yes === undefined || no === undefined) return undefined;
  const { start, end } = node;
  if (yes.type === no.type) return { op: 'if', start, end, type: yes.type, test, yes, no };
  const kinds = `${typeWords(yes.type)} and ${typeWords(no.type)}`;
  return fail(checking, node, `Both values of ? : must be of one type; these are ${kinds}.`);
}

function checkBinary(node: Binary, checking: Checking): Checked | undefined {
  const { start, end, sign } = node;
  switch (sign) {
    case '&&':
    case '||': {
      const left = checkTyped(checking, node.left, 'bool', `${sign} needs`);
      const right = checkTyped(checking, node.right, 'bool', `${sign} needs`);
      if (left === undefined || right === undefined) return undefined;
      return { op: sign === '&&' ? 'and' : 'or', start, end, type: 'bool', left, right };
    }
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return checkArithmetic(node, sign, checking);
    case 'in':
      return checkIn(node, checking);
    default:
      return checkComparison(node, sign, checking);
  }
}

function checkArithmetic(
  node: Binary,
  sign: Extract<BinarySign, '+' | '-' | '*' | '/' | '%'>,
  checking: Checking,
): Checked | undefined {
  const left = check(node.left, checking);
  const right = check(node.right, checking);
  if (left === undefined || right === undefined) return undefined;
  const { start, end } = node;
  if (sign === '+' && left.type === 'text' && right.type === 'text') {
    return { op: 'join', start, end, type: 'text', left, right };
  }
  for (const operand of [left, right]) {
    if (operand.type === 'number') continue;
    const written = textOf(checking, operand);
    const time =
      operand.type === 'instant' || operand.type === 'date' ? ' For time passed, ask days_since("event.name").' : '';
    return fail(checking, operand, `${written} is ${typeWords(operand.type)}; ${sign} needs a number.${time}`);
  }
  return { op: 'arithmetic', start, end, type: 'number', sign, left, right };
}

function checkIn(node: Binary, checking: Checking): Checked | undefined {
  const item = check(node.left, checking);
  const list = check(node.right, checking);
  if (item === undefined || list === undefined) return undefined;
  const written = textOf(checking, list);
  if (list.type !== 'list(text)' && list.type !== 'list(number)') {
    const hint = list.type === 'text' ? ` Write ${written}.contains(${textOf(checking, item)}).` : '';
    return fail(checking, list, `${written} is ${typeWords(list.type)}; in needs a list.${hint}`);
  }
  const holds: ValueType = list.type === 'list(text)' ? 'text' : 'number';
  if (item.type === holds) {
    if (!checkChoice(checking, item, list) || !checkChoice(checking, list, item)) return undefined;
    return { op: 'in', start: node.start, end: node.end, type: 'bool', item, list };
  }
  return fail(
    checking,
    item,
    `${textOf(checking, item)} is ${typeWords(item.type)}, but ${written} is ${typeWords(list.type)}.`,
  );
}

function checkComparison(node: Binary, sign: ComparisonSign, checking: Checking): Checked | undefined {
  const first = check(node.left, checking);
  const second = check(node.right, checking);
  if (first === undefined || second === undefined) return undefined;
  const left = asDate(first, second.type);
  const right = asDate(second, first.type);
  const { start, end } = node;
  if (left.type !== right.type) {
    const sides = `${describe(checking, left)} and ${describe(checking, right)}`;
    const dates = [left.type, right.type].includes('date') ? ' A date is written "2026-03-02".' : '';
    return fail(checking, node, `${sign} compares values of one type; ${sides}.${dates}`);
  }
  if (left.type === 'list(text)' || left.type === 'list(number)') {
    return fail(checking, node, `Lists are not compared with ${sign}: ask with in, exists(x, …) or all(x, …).`);
  }
  if (left.type === 'bool' && sign !== '==' && sign !== '!=') {
    return fail(checking, node, `${sign} does not compare true and false; == and != do.`);
  }
  if (!checkChoice(checking, left, right) || !checkChoice(checking, right, left)) return undefined;
  return { op: 'compare', start, end, type: 'bool', sign, left, right };
}

function describe(checking: Checking, operand: Checked): string {
  return `${textOf(checking, operand)} is ${typeWords(operand.type)}`;
}

/** A text literal beside a date is a date, if it is one: there is no other way to write one. */
function asDate(operand: Checked, beside: ValueType): Checked {
  if (beside !== 'date' || operand.op !== 'literal' || typeof operand.value !== 'string') return operand;
  return isDate(operand.value) ? { ...operand, type: 'date' } : operand;
}

function isDate(text: string): boolean {
  try {
    return dateText(dayNumber(text)) === text;
  } catch {
    return false;
  }
}

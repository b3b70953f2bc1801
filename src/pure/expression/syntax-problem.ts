import type { ExpressionProblem } from './catalog.ts';
import type { Span } from './syntax.ts';

/** Signs and words of other languages, and what they are here. */
const SPELLINGS: Readonly<Record<string, string>> = {
  and: '&&',
  or: '||',
  not: '!',
  is: '==',
  equals: '==',
  '&': '&&',
  '|': '||',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
};

const TERNARY = 'write `condition ? value : other value`.';

/** A mistake that the parser found, in words that say what to write instead. */
export function syntaxProblem(source: string, code: string, summary: string, range: Span): ExpressionProblem {
  return { ...range, ...explained(source, code, summary, range) };
}

function explained(
  source: string,
  code: string,
  summary: string,
  { start, end }: Span,
): Partial<Span> & { message: string } {
  const text = source.slice(start, end);
  switch (code) {
    case 'unexpected_character':
    case 'unexpected_token':
      return misspelled(source, start, end) ?? { message: unexpected(source, text) };
    case 'expected_token':
      return { message: expected(summary, text) };
    case 'reserved_identifier': {
      const choice = text === 'if' || text === 'else';
      return { message: choice ? `For \`${text}\`, ${TERNARY}` : `${text} is a reserved word and can't be a name.` };
    }
    case 'limit_exceeded':
      return { message: 'This expression is too large (500 parts, 30 levels). Split it into scores or signals.' };
    case 'unterminated_string':
      return { message: 'The text that begins here has no closing quote.' };
    case 'invalid_macro_argument':
      return { message: 'exists and all take a new name and a condition on it: .exists(x, x >= 1).' };
    default:
      return { message: `${summary}.` };
  }
}

function misspelled(source: string, start: number, end: number): (Span & { message: string }) | undefined {
  const before = source[start - 1] ?? '';
  const text = source.slice(start, end);
  if (text === '=') {
    const after = source[start + 1] ?? '';
    if (after === '>' || after === '<') return meant(start, start + 2, `=${after}`, `${after}=`);
    if (before === '=') return meant(start - 2, end, source.slice(start - 2, end), source.slice(start - 2, start));
    return meant(start, end, '=', '==');
  }
  if (text === '>' && before === '<') return meant(start - 1, end, '<>', '!=');
  if (before === '%' && text === '') return percent(start - 1);
  const spelling = text.toLowerCase();
  if (spelling === 'then' || spelling === 'else')
    return { start, end, message: `For \`if … then … else\`, ${TERNARY}` };
  if (Object.hasOwn(SPELLINGS, spelling)) return meant(start, end, text, SPELLINGS[spelling] ?? '');
  const word = wordBefore(source, start);
  if (word.text.toLowerCase() === 'not') return meant(word.start, word.start + 3, word.text, '!');
  const sign = source.slice(0, start).trimEnd();
  return sign.endsWith('%') ? percent(sign.length - 1) : undefined;
}

function percent(at: number): Span & { message: string } {
  return { start: at, end: at + 1, message: '% is the remainder of a division: write 80% as 0.8.' };
}

function meant(start: number, end: number, written: string, right: string): Span & { message: string } {
  return { start, end, message: `\`${written}\` is not understood; did you mean \`${right}\`?` };
}

function wordBefore(source: string, start: number): { text: string; start: number } {
  const before = source.slice(0, start).trimEnd();
  let from = before.length;
  while (from > 0 && isLetter(before.charCodeAt(from - 1))) from--;
  return { text: before.slice(from), start: from };
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function unexpected(source: string, text: string): string {
  if (source.trim() === '') return 'There is no expression here.';
  return text === ''
    ? 'The expression ends too early: something is missing here.'
    : `\`${text}\` is not expected here.`;
}

function expected(summary: string, text: string): string {
  const got = text === '' ? 'the end' : `\`${text}\``;
  if (summary.startsWith('Expected RPAREN') && text === ',') return 'A list is written with brackets: [1, 2].';
  if (summary.startsWith('Expected RPAREN')) return `A ( is not closed: expected ) instead of ${got}.`;
  if (summary.startsWith('Expected RBRACKET')) return `A [ is not closed: expected ] instead of ${got}.`;
  if (summary.startsWith('Expected COLON')) return `A ? needs its other value: expected : instead of ${got}.`;
  return `After a dot comes a name, not ${got}.`;
}

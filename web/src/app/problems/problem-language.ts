/** How problems of the server are told in a language that is not the server's own. */
export interface ProblemLanguage {
  /**
   * By reason. `{name}` stands for what the problem comes with under that name, `{name:list}` for the word that the list
   * of `words` has for it. Of several texts the first is told whose places can all be filled. What is wrong within a
   * problem, one of several fields, has its text at `reason.rule`.
   */
  readonly texts: Readonly<Record<string, string | readonly string[]>>;
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What can only be written once the names stand in the text. */
  finish(text: string): string;
}

/** How the person reads numbers, days and times. */
export interface ProblemFormats {
  number(value: number): string;
  date(day: string): string;
  instant(moment: string): string;
}

type Data = Readonly<Record<string, unknown>>;

/** The problem as a sentence; undefined where there is no text, or what it names is not there. */
export function tellProblem(
  language: ProblemLanguage,
  formats: ProblemFormats,
  reason: string,
  data: Data,
): string | undefined {
  const tellText = (text: unknown): string | undefined => {
    if (typeof text !== 'string' || text === '') return undefined;
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return formats.date(text) || text;
    return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? formats.instant(text) || text : text;
  };
  const tellValue = (value: unknown): string | undefined => {
    if (typeof value === 'number') return formats.number(value);
    if (!Array.isArray(value)) return tellText(value);
    const each = value.map((one: unknown) => (isProblem(one) ? tellWithin(one) : tellText(one)));
    if (each.length === 0 || !each.every((one) => one !== undefined)) return undefined;
    return each.join(value.some(isProblem) ? ' ' : ', ');
  };
  /** A field is called as its form calls it, where that is known. */
  const tellWithin = (one: Within): string | undefined => {
    const field = wordFor(language, 'field', one.field?.split('.').at(-1)) ?? one.field;
    return tellProblem(language, formats, `${reason}.${one.rule}`, { ...one, field });
  };
  for (const text of textsOf(language, reason)) {
    let isWhole = true;
    const filled = text.replaceAll(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, list?: string) => {
      const told = list === undefined ? tellValue(data[name]) : wordFor(language, list, data[name]);
      isWhole &&= told !== undefined;
      return told ?? '';
    });
    if (isWhole) return language.finish(filled);
  }
  return undefined;
}

const textsOf = ({ texts }: ProblemLanguage, reason: string): readonly string[] =>
  Object.hasOwn(texts, reason) ? [texts[reason] ?? []].flat() : [];

function wordFor({ words }: ProblemLanguage, list: string, value: unknown): string | undefined {
  const known = words[list] ?? {};
  return Object.hasOwn(known, String(value)) ? known[String(value)] : undefined;
}

type Within = Data & { readonly rule: string; readonly field?: string };

const isProblem = (value: unknown): value is Within =>
  typeof value === 'object' && value !== null && 'rule' in value && typeof value.rule === 'string';

import { type Argument, type Part, type Path, parseTemplate, type TemplateProblem } from './template.ts';

/** A value that a template names; `guarded`: inside an {{#if}} or {{#unless}}, so the text does without it. */
export interface TemplatePath {
  /** From the top: `contact.first_name`, also where it is written relative inside {{#with contact}}. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly guarded: boolean;
}

/** `{{answer "Label" "name"}}`: an answer that a text offers. */
export interface TemplateAnswer {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** Where a relative name starts: the name of an enclosing {{#with}}, or the rows of an {{#each}} over a name. */
type Base = { readonly kind: 'name' | 'row'; readonly parts: readonly string[] };

/**
 * What is wrong in a template's text: syntax, unknown helpers, and names that nothing provides.
 * `where: 'subject'` also refuses what a subject line cannot show; `nearest` is a name that is provided and meant.
 */
export function checkTemplate(
  source: string,
  isProvided: (path: string) => boolean,
  where: 'body' | 'subject' = 'body',
  nearest: (path: string) => string | undefined = () => undefined,
): TemplateProblem[] {
  const { parts, problems } = parseTemplate(source);
  const found = [...problems];
  const used = walk(parts);
  if (where === 'subject') {
    for (const place of used.buttons)
      found.push({
        line: place.line,
        column: place.column,
        message: 'a subject cannot have a button; put it in the text',
      });
    for (const { line, column } of used.answers)
      found.push({ line, column, message: 'a subject cannot have an answer; put it in the text' });
  }
  for (const { path, line, column } of used.paths) {
    if (isProvided(path)) continue;
    const near = nearest(path);
    const advice =
      near === undefined
        ? 'name a contact, account, csm or company value, or add it under "with:"'
        : `did you mean "${near}"?`;
    found.push({ line, column, message: `nothing provides "${path}"; ${advice}` });
  }
  for (const { path, line, column } of used.astray) {
    found.push({
      line,
      column,
      message: `"${path}" leads out of the text: ../ works inside {{#each}} and {{#with}}, @index inside {{#each}}`,
    });
  }
  return found.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Every value that a template names, in the order of the text. */
export function templatePaths(source: string): TemplatePath[] {
  return walk(parseTemplate(source).parts).paths;
}

/** Every field of the rows of an {{#each}}, `answers.proposal.services[].price`; `[]` alone is the row itself. */
export function templateRows(source: string): TemplatePath[] {
  return walk(parseTemplate(source).parts).rows;
}

/** Every answer that a template offers, in the order of the text. */
export function templateAnswers(source: string): TemplateAnswer[] {
  return walk(parseTemplate(source).parts).answers;
}

interface Used {
  readonly paths: TemplatePath[];
  readonly rows: TemplatePath[];
  readonly astray: { path: string; line: number; column: number }[];
  readonly buttons: { line: number; column: number }[];
  readonly answers: TemplateAnswer[];
}

function walk(parts: readonly Part[]): Used {
  const used: Used = { paths: [], rows: [], astray: [], buttons: [], answers: [] };
  visit(parts, [{ kind: 'name', parts: [] }], false, used);
  return used;
}

function visit(parts: readonly Part[], bases: readonly Base[], guarded: boolean, used: Used): void {
  const note = (path: Path): Base => {
    const base = bases[bases.length - 1 - path.up];
    const astray = base === undefined || (path.loop !== undefined && base.kind !== 'row');
    if (astray) used.astray.push({ path: path.text, line: path.line, column: path.column });
    if (base === undefined || path.loop !== undefined) return { kind: 'row', parts: [] };
    const full = [...base.parts, ...path.parts];
    const known = base.kind === 'name' ? used.paths : used.rows;
    if (full.length > 0) known.push({ path: full.join('.'), line: path.line, column: path.column, guarded });
    return { kind: base.kind, parts: full };
  };
  const noteArgument = (argument: Argument | undefined): void => {
    if (argument?.kind === 'path') note(argument.path);
  };
  for (const part of parts) {
    switch (part.kind) {
      case 'text':
        break;
      case 'value':
        note(part.path);
        break;
      case 'button':
        used.buttons.push(part.place);
        noteArgument(part.label);
        noteArgument(part.url);
        break;
      case 'answer':
        used.answers.push({ name: part.name, ...part.place });
        noteArgument(part.label);
        break;
      case 'date':
        noteArgument(part.value);
        break;
      case 'money':
        noteArgument(part.amount);
        if (part.currency === undefined) used.paths.push({ path: 'company.currency', ...part.place, guarded });
        else noteArgument(part.currency);
        break;
      case 'if':
        note(part.test);
        visit(part.body, bases, true, used);
        visit(part.otherwise, bases, true, used);
        break;
      case 'each':
      case 'with': {
        const subject = note(part.subject);
        visit(part.body, [...bases, part.kind === 'each' ? rowsOf(subject) : subject], guarded, used);
        visit(part.otherwise ?? [], bases, true, used);
      }
    }
  }
}

function rowsOf({ parts }: Base): Base {
  return { kind: 'row', parts: [...parts.slice(0, -1), `${parts.at(-1) ?? ''}[]`] };
}

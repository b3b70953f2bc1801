import Handlebars from 'handlebars';
import { LRUCache } from 'lru-cache';

/** A place in a template; lines and columns start at 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface TemplateProblem extends Place {
  readonly message: string;
}

/** `contact.first_name`, `../account.name` (up 1), `this` (no parts), `@index` (loop). */
export interface Path extends Place {
  readonly text: string;
  readonly up: number;
  readonly parts: readonly string[];
  readonly loop?: 'index' | 'first' | 'last' | 'key';
}

export type Argument =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'literal'; readonly value: string | number };

/** What a template says: text, values, and the blocks that repeat or leave out. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly path: Path }
  | { readonly kind: 'button'; readonly place: Place; readonly label: Argument; readonly url: Argument }
  /** A button by which the reader answers; `name` is one of the message's answers. */
  | { readonly kind: 'answer'; readonly place: Place; readonly label: Argument; readonly name: string }
  | { readonly kind: 'date'; readonly place: Place; readonly value: Argument; readonly style: DateStyle }
  | { readonly kind: 'money'; readonly place: Place; readonly amount: Argument; readonly currency?: Argument }
  | {
      readonly kind: 'if';
      readonly test: Path;
      readonly negated: boolean;
      readonly body: readonly Part[];
      readonly otherwise: readonly Part[];
    }
  | {
      readonly kind: 'each' | 'with';
      readonly subject: Path;
      readonly body: readonly Part[];
      readonly otherwise?: readonly Part[];
    };

const DATE_STYLES = ['long', 'short', 'weekday', 'time'] as const;
export type DateStyle = (typeof DATE_STYLES)[number];

export interface Template {
  readonly parts: readonly Part[];
  readonly problems: readonly TemplateProblem[];
}

const KNOWN =
  '{{#if}}, {{#unless}}, {{#each}}, {{#with}}, {{button "Label" url}}, {{answer "Label" "name"}}, {{date value}}, {{money amount "USD"}}';
const HELPERS = ['button', 'answer', 'date', 'money'] as const;
type Helper = (typeof HELPERS)[number];
const LOOP_NAMES = ['index', 'first', 'last', 'key'] as const;
const parsed = new LRUCache<string, Template>({ max: 5000 });

/**
 * Reads a template: Handlebars' own parser, from text only (a tree from outside can carry code, CVE-2026-33937).
 * The tree is interpreted, never compiled to JavaScript, so a playbook's text cannot become code. Answers are cached.
 */
export function parseTemplate(source: string): Template {
  const known = parsed.get(source);
  if (known !== undefined) return known;
  const problems: TemplateProblem[] = [];
  const tree = readTree(source, problems);
  const template = { parts: tree === undefined ? [] : new Reader(problems).program(tree), problems };
  parsed.set(source, template);
  return template;
}

function readTree(source: string, problems: TemplateProblem[]): hbs.AST.Program | undefined {
  try {
    return Handlebars.parse(String(source));
  } catch (error) {
    problems.push(syntaxProblem(error));
    return undefined;
  }
}

function syntaxProblem(error: unknown): TemplateProblem {
  const text = error instanceof Error ? error.message : String(error);
  const position = /- (\d+):(\d+)$/.exec(text);
  if (position !== null) {
    const said = text.slice(0, position.index).trim();
    return {
      line: Number(position[1]),
      column: Number(position[2]) + 1,
      message: `${said}: close each block by its own name`,
    };
  }
  const line = Number(/on line (\d+)/.exec(text)?.[1] ?? 1);
  const expected = /got '(\w+)'/.exec(text)?.[1];
  const what = expected === 'EOF' ? 'a {{#block}} or {{ is never closed' : 'the {{…}} here cannot be read';
  return { line, column: 1, message: `${what}; known are ${KNOWN}` };
}

class Reader {
  constructor(readonly problems: TemplateProblem[]) {}

  program(program: hbs.AST.Program): Part[] {
    return program.body.flatMap((statement) => this.statement(statement) ?? []);
  }

  private wrong(node: hbs.AST.Node, message: string): undefined {
    this.problems.push({ ...placeOf(node), message });
  }

  private statement(node: hbs.AST.Statement): Part | undefined {
    switch (node.type) {
      case 'ContentStatement':
        return { kind: 'text', text: (node as hbs.AST.ContentStatement).value };
      case 'CommentStatement':
        return undefined;
      case 'MustacheStatement':
        return this.mustache(node as hbs.AST.MustacheStatement);
      case 'BlockStatement':
        return this.block(node as hbs.AST.BlockStatement);
      default:
        return this.wrong(node, 'partials and decorators are not supported; write the text here');
    }
  }

  private mustache(node: hbs.AST.MustacheStatement): Part | undefined {
    if (!node.escaped)
      return this.wrong(node, 'write {{…}} with two braces: a value is always shown as text, never as markup');
    if (node.path.type !== 'PathExpression') return this.wrong(node, 'write the text itself, without {{…}}');
    const path = this.path(node.path as hbs.AST.PathExpression);
    if (path === undefined) return undefined;
    if ((node.hash?.pairs.length ?? 0) > 0) return this.wrong(node, 'name=value arguments are not supported');
    const helper = HELPERS.find((name) => name === path.text);
    if (helper !== undefined) return this.helper(helper, node);
    if (node.params.length > 0) return this.wrong(node, `"${path.text}" is not known here; known are ${KNOWN}`);
    return { kind: 'value', path };
  }

  private helper(name: Helper, node: hbs.AST.MustacheStatement): Part | undefined {
    const given = node.params.map((param) => this.argument(param));
    if (given.includes(undefined)) return undefined;
    const [first, second, ...rest] = given;
    const place = placeOf(node);
    if (name === 'button') {
      if (first === undefined || second === undefined || rest.length > 0)
        return this.wrong(node, 'a button needs a label and an address: {{button "Find 15 minutes" csm.booking_link}}');
      return { kind: 'button', place, label: first, url: second };
    }
    if (name === 'answer') {
      const isNamed = second?.kind === 'literal' && /^[a-z][a-z0-9_]*$/.test(String(second.value));
      if (first === undefined || !isNamed || rest.length > 0)
        return this.wrong(node, 'an answer needs a label and the name of an answer: {{answer "Yes, great!" "yes"}}');
      return { kind: 'answer', place, label: first, name: String(second.value) };
    }
    if (first === undefined || rest.length > 0)
      return this.wrong(
        node,
        name === 'date' ? 'write {{date value}} or {{date value "short"}}' : 'write {{money amount "USD"}}',
      );
    if (name === 'money')
      return second === undefined
        ? { kind: 'money', place, amount: first }
        : { kind: 'money', place, amount: first, currency: second };
    const style =
      second === undefined ? 'long' : DATE_STYLES.find((known) => second.kind === 'literal' && second.value === known);
    if (style === undefined) return this.wrong(node, `a date's style is one of "${DATE_STYLES.join('", "')}"`);
    return { kind: 'date', place, value: first, style };
  }

  private block(node: hbs.AST.BlockStatement): Part | undefined {
    const name = node.path.original;
    const [param, ...rest] = node.params;
    const known = name === 'if' || name === 'unless' || name === 'each' || name === 'with';
    if (!known) return this.wrong(node, `{{#${name}}} is not known; known are ${KNOWN}`);
    if (param === undefined || rest.length > 0 || param.type !== 'PathExpression')
      return this.wrong(node, `{{#${name}}} needs one name: {{#${name} account.name}}`);
    // Handlebars' types say it is always there; {{^if x}} has only an inverse.
    if ((node.program as hbs.AST.Program | undefined) === undefined)
      return this.wrong(node, `write {{#unless …}} instead of {{^${name} …}}`);
    if (node.program.blockParams !== undefined)
      return this.wrong(node, 'names after "as" are not supported; use {{this}} inside the block');
    const path = this.path(param as hbs.AST.PathExpression);
    const body = this.program(node.program);
    const otherwise = node.inverse ? this.program(node.inverse) : undefined;
    if (path === undefined) return undefined;
    if (name === 'if' || name === 'unless')
      return { kind: 'if', test: path, negated: name === 'unless', body, otherwise: otherwise ?? [] };
    return otherwise === undefined
      ? { kind: name, subject: path, body }
      : { kind: name, subject: path, body, otherwise };
  }

  private argument(node: hbs.AST.Expression): Argument | undefined {
    if (node.type === 'StringLiteral') return { kind: 'literal', value: (node as hbs.AST.StringLiteral).value };
    if (node.type === 'NumberLiteral') return { kind: 'literal', value: (node as hbs.AST.NumberLiteral).value };
    if (node.type !== 'PathExpression')
      return this.wrong(node, 'an argument is a name or a "text"; compute values under "with:"');
    const path = this.path(node as hbs.AST.PathExpression);
    return path === undefined ? undefined : { kind: 'path', path };
  }

  private path(node: hbs.AST.PathExpression): Path | undefined {
    const place = placeOf(node);
    if (!node.data) return { ...place, text: node.original, up: node.depth, parts: node.parts };
    const loop = LOOP_NAMES.find((name) => node.parts.length === 1 && node.parts[0] === name);
    if (loop === undefined)
      return this.wrong(
        node,
        `"${node.original}" is not known; inside {{#each}} there are @index, @first, @last, @key`,
      );
    return { ...place, text: node.original, up: node.depth, parts: [], loop };
  }
}

function placeOf(node: hbs.AST.Node): Place {
  return { line: node.loc.start.line, column: node.loc.start.column + 1 };
}

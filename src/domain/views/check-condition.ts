import { z } from 'zod';
import { invalid } from '#base';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, noAccount } from '#platform/operations';
import { type Condition, conditionText, readCondition } from '#pure/expression';
import { checkCondition as check } from './ask-accounts.ts';
import { listCatalog } from './list-catalog.ts';

const Fact = z.string().min(1).max(500);
const Value = z.union([z.string().max(1000), z.number(), z.boolean()]);
const Not = z.literal(true).optional();

const Rule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('compare'), fact: Fact, sign: z.enum(['==', '!=', '<', '<=', '>', '>=']), value: Value }),
  z.object({
    kind: z.literal('in'),
    not: Not,
    fact: Fact,
    values: z.array(z.union([z.string().max(1000), z.number()])).max(200),
  }),
  z.object({ kind: z.literal('has'), not: Not, fact: Fact, value: z.union([z.string().max(1000), z.number()]) }),
  z.object({
    kind: z.literal('text'),
    not: Not,
    fact: Fact,
    method: z.enum(['startsWith', 'endsWith', 'contains']),
    value: z.string().max(1000),
  }),
  z.object({ kind: z.literal('known'), not: Not, fact: Fact }),
  z.object({ kind: z.literal('is'), not: Not, fact: Fact }),
  z.object({ kind: z.literal('expression'), text: z.string().max(4000) }),
]);

/** Groups in groups, as deep as one sees through: its shape is checked level by level when it is read. */
const Tree = z
  .json()
  .describe('a condition as rules: {kind: all|any, not?, of: […]}, {kind: compare, fact, sign, value} …');

const DEEPEST = 30;

/** A condition's text as rules, and rules as text, with what is wrong and where. */
export const checkCondition = (runtime: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'check-condition',
    summary: 'Read a condition over accounts: its problems with their places, its rules, its text',
    access: 'read',
    scope: noAccount,
    doors: ['http', 'cli'],
    input: z.object({ text: z.string().max(4000).optional(), tree: Tree.optional() }),
    output: z.object({
      text: z.string(),
      tree: Tree.nullable().describe('null for an empty condition, or one with problems'),
      problems: z.array(z.object({ message: z.string(), start: z.number(), end: z.number() })),
    }),
    async run({ db }, { text, tree }) {
      const source = tree === undefined ? (text ?? '') : conditionText(conditionIn(tree, DEEPEST));
      if (source.trim() === '') return { text: '', tree: null, problems: [] };
      const facts = await runtime(db);
      const found = readCondition(source, listCatalog(facts).facts);
      const checked = 'problems' in found ? found : check(facts, source);
      const problems = 'problems' in checked ? checked.problems : [];
      return {
        text: source,
        // Plain data: kinds, texts and numbers.
        tree: 'condition' in found ? (found.condition as never) : null,
        problems: problems.map(({ message, start, end }) => ({ message, start, end })),
      };
    },
  });

/** A condition that came as JSON. Throws `invalid` for what is none. */
function conditionIn(value: unknown, depth: number): Condition {
  const wrong = (): never => {
    throw invalid(
      'condition-shape',
      'This is no condition: each part is a group {kind: all or any, of} or a rule on a fact.',
    );
  };
  if (depth === 0 || value === null || typeof value !== 'object') return wrong();
  if ('kind' in value && (value.kind === 'all' || value.kind === 'any')) {
    if (!('of' in value) || !Array.isArray(value.of)) return wrong();
    const of = value.of.map((part: unknown) => conditionIn(part, depth - 1));
    return { kind: value.kind, of, ...('not' in value && value.not === true ? { not: true } : {}) };
  }
  const rule = Rule.safeParse(value);
  if (!rule.success) return wrong();
  const { data } = rule;
  if (!('not' in data)) return data as Condition;
  const { not, ...rest } = data;
  // What zod calls optional may be undefined; here it is left out.
  return (not === true ? { ...rest, not } : rest) as Condition;
}

import { invalid } from '#base';
import { findPerson, loadTeam } from '#domain/team';
import type { Runtime } from '#engine';
import type { ReadContext, Whose } from '#platform/operations';
import { compileExpression, type Expression, type ExpressionProblem, type FactRef } from '#pure/expression';
import type { AccountIndex } from './account-index.ts';
import { columnNameOf, listCatalog } from './list-catalog.ts';
import { SORTED_BY } from './list-columns.ts';
import { type Sorting, selectAccounts } from './select-accounts.ts';

export interface AskedAccounts {
  readonly search?: string | undefined;
  readonly owner?: string | undefined;
  readonly whose: Whose;
  readonly filter?: string | undefined;
  readonly sort?: string | undefined;
}

export interface Answered {
  readonly selected: Uint32Array;
  /** The column of the index in which a column of the list is. */
  columnOf(name: string): string | undefined;
}

/** Finds accounts in memory; throws `invalid` for a condition, a sorting or a column that can't be read. */
export async function askAccounts(
  index: AccountIndex,
  runtime: Runtime,
  context: Pick<ReadContext, 'db' | 'at' | 'book'>,
  { search, owner, whose, filter, sort = 'name' }: AskedAccounts,
  columns: readonly string[] = [],
): Promise<Answered> {
  const { db, at } = context;
  const condition = conditionOf(runtime, filter);
  const refs = new Map<string, FactRef>();
  const columnOf = (name: string): string | undefined => {
    const basic = SORTED_BY[name];
    if (basic !== undefined) return basic;
    const ref = refs.get(name);
    return ref === undefined ? undefined : columnNameOf(runtime, ref);
  };
  const descending = sort.startsWith('-');
  const by = descending ? sort.slice(1) : sort;
  for (const name of new Set([by, ...columns]))
    if (SORTED_BY[name] === undefined) refs.set(name, factOf(runtime, name));
  await index.upToDate(db, runtime, at, [...(condition?.refs ?? []), ...refs.values()]);
  const book = await booked(context, owner, index, whose);
  const sorting: Sorting = { column: columnOf(by) ?? 'name', descending };
  const { ownerOf } = listCatalog(runtime);
  const selected = selectAccounts(
    index.rows,
    {
      sorting,
      ...(condition === undefined ? {} : { condition }),
      ...(search === undefined ? {} : { search }),
      ...(book === undefined ? {} : { book }),
    },
    {
      at,
      zone: runtime.zone,
      columnOf: (ref) => columnNameOf(runtime, ref),
      kindOf(signal) {
        const ref: FactRef = { kind: 'open_signal', id: '', type: 'bool', signal };
        return `${ownerOf(ref)?.playbook.id ?? ''}.${signal}`;
      },
    },
  );
  return { selected, columnOf };
}

/** The accounts that may be shown: those of a book, and of one owner where one is asked for. */
async function booked(
  { db, book }: Pick<ReadContext, 'db' | 'book'>,
  owner: string | undefined,
  { rows }: AccountIndex,
  whose: Whose,
): Promise<readonly string[] | undefined> {
  const accounts = await book(whose);
  if (owner === undefined) return accounts;
  const person = findPerson(await loadTeam(db), owner);
  const names = new Set([owner, person?.id, person?.email].flatMap((name) => name?.toLowerCase() ?? []));
  const theirs: string[] = [];
  const seen = accounts === undefined ? undefined : new Set(accounts);
  for (let row = 0; row < rows.length; row++) {
    const [id, of] = [rows.id(row), rows.get('owner', row)];
    if (id === undefined || typeof of !== 'string' || !names.has(of.toLowerCase())) continue;
    if (seen === undefined || seen.has(id)) theirs.push(id);
  }
  return theirs;
}

/** A condition over accounts; undefined: none. Throws `invalid` with its problems and their places. */
function conditionOf(runtime: Runtime, filter: string | undefined): Expression | undefined {
  if (filter === undefined || filter.trim() === '') return undefined;
  const checked = checkCondition(runtime, filter);
  if ('expression' in checked) return checked.expression;
  const [first] = checked.problems;
  throw invalid('condition-wrong', `The filter can't be used: ${first?.message ?? ''}`, {
    problems: checked.problems.map(({ message, start, end }) => ({ message, start, end })),
  });
}

export function checkCondition(
  runtime: Runtime,
  source: string,
): { readonly expression: Expression } | { readonly problems: readonly ExpressionProblem[] } {
  const compiled = compileExpression(source, listCatalog(runtime).facts, {}, 'bool');
  if (!compiled.ok) return { problems: compiled.problems };
  const { expression } = compiled;
  if (expression.refs.every(({ kind }) => kind !== 'members')) return { expression };
  const message = 'A list can’t look at each member of a metric: ask for one in a signal, or for all of them together.';
  return { problems: [{ message, start: 0, end: source.length }] };
}

function factOf(runtime: Runtime, name: string): FactRef {
  const compiled = compileExpression(name, listCatalog(runtime).facts, {});
  const [ref, ...more] = compiled.ok ? compiled.expression.refs : [];
  const problem = compiled.ok ? undefined : compiled.problems[0]?.message;
  if (ref !== undefined && more.length === 0 && ref.kind !== 'members' && ref.id === canonical(name)) return ref;
  throw invalid(
    'column-unknown',
    `There is no column ${name}. ${problem ?? 'A column is one fact, such as contract.plan.'}`,
    { column: name },
  );
}

const canonical = (name: string): string => name.trim().replaceAll("'", '"');

import type { Expression, FactRef } from '#pure/expression';
import type { Playbook } from '#pure/playbook';
import type { FactRelation } from './registry.ts';

/** Every fact that any expression of a part of a playbook mentions. */
export function refsIn(part: unknown): FactRef[] {
  const refs: FactRef[] = [];
  visit(part, (value) => {
    if (isExpression(value)) refs.push(...value.refs);
  });
  return refs;
}

/**
 * The relations that ticks need: those whose subject an expression or a moment of a version in use names, those that
 * know an account's zone and, where mail is written, who reads it. The others would be a statement each for nothing.
 */
export function relationsInUse(
  relations: readonly FactRelation[],
  versions: readonly Playbook[],
): readonly FactRelation[] {
  const subjects = new Set<string>();
  let writes = false;
  // What KPIs ask is asked when somebody looks at them.
  for (const { kpis: _, ...inTicks } of versions) {
    visit(inTicks, (value) => {
      if (isExpression(value)) {
        for (const ref of value.refs) if (ref.kind === 'attribute') subjects.add(ref.subject);
      } else if ('anchor' in value) subjects.add(String(value.anchor).split('.')[0] ?? '');
      else if ('hour' in value || ('kind' in value && value.kind === 'email')) writes = true;
    });
  }
  return relations.filter(
    ({ subject, zoneOf, readerOf }) =>
      subjects.has(subject) || zoneOf !== undefined || (writes && readerOf !== undefined),
  );
}

/** Every object inside a value; of an expression not what it is compiled to. */
function visit(value: unknown, see: (value: object) => void): void {
  if (value === null || typeof value !== 'object') return;
  see(value);
  if (!isExpression(value)) for (const part of Object.values(value)) visit(part, see);
}

function isExpression(value: object): value is Expression {
  return 'evaluate' in value && typeof value.evaluate === 'function';
}

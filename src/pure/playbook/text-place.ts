import type { FactCatalog, Scope } from '#pure/expression';
import type { Journey } from './journey-definition.ts';
import type { JourneyWords } from './journey-parts.ts';
import type { HealthModel } from './playbook.ts';

/** A catalog with what the journeys at hand know besides, and the scope in which their expressions stand. */
export function withWords(
  catalog: FactCatalog,
  words: readonly JourneyWords[],
): { readonly catalog: FactCatalog; readonly scope: Scope } {
  const all = (of: (one: JourneyWords) => readonly string[]): string[] => [...new Set(words.flatMap(of))];
  const outcomes: Record<string, readonly string[]> = {};
  for (const [step, ways] of words.flatMap(({ endings }) => Object.entries(endings))) {
    const before = outcomes[step] ?? ways;
    // An empty list is one that nothing is known of.
    outcomes[step] = before.length === 0 || ways.length === 0 ? [] : [...new Set([...before, ...ways])];
  }
  return {
    catalog: {
      ...catalog,
      outcomes: Object.keys(outcomes),
      tasks: all(({ tasks }) => tasks),
      steps: all(({ steps }) => steps),
      ...(catalog.choices === undefined ? {} : { choices: { ...catalog.choices, outcomes } }),
    },
    scope: { journey: true, events: all(({ events }) => events) },
  };
}

/** Where a message, guide or document is used: the journeys, and whether a health model sends it by itself. */
export interface TextPlace {
  readonly journeys: readonly Journey[];
  readonly inHealth: boolean;
}

export type TextKind = 'message' | 'guide' | 'document';

export function placeOf(
  kind: TextKind,
  id: string,
  journeys: Readonly<Record<string, Journey>>,
  health: Readonly<Record<string, HealthModel>>,
): TextPlace {
  const models = Object.values(health).flatMap(({ onEnter }) => Object.values(onEnter).flat());
  return {
    journeys: Object.values(journeys).filter(({ steps }) =>
      Object.values(steps).some((step) => textOf(kind, step) === id),
    ),
    inHealth: models.some((step) => textOf(kind, step) === id),
  };
}

function textOf(kind: TextKind, step: Journey['steps'][string]): string | undefined {
  switch (kind) {
    case 'message':
      return step.kind === 'email' || step.kind === 'notify' ? step.message : undefined;
    case 'guide':
      return step.kind === 'task' ? step.guide : undefined;
    case 'document':
      return step.kind === 'document' ? step.document : undefined;
  }
}

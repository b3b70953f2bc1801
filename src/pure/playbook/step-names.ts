import type { StepId } from './journey-definition.ts';
import type { StageText } from './journey-schema.ts';
import type { BesideText, CaseText, GoText, StepText, TargetText } from './step-schema.ts';
import type { Path } from './yaml-file.ts';

const KINDS = ['email', 'task', 'do', 'wait', 'await', 'choose', 'exit'] as const;
export type StepKind = (typeof KINDS)[number];

/** A step as it was written, with its id and where it stands; steps written inside others are steps like any. */
export interface NamedStep {
  readonly id: StepId;
  readonly kind: StepKind;
  readonly stage: string;
  readonly text: StepText;
  readonly path: Path;
}

/** `wait` says how a task waits where a task's own key is there too. */
function kindOf(text: StepText): StepKind {
  return text.task === undefined ? (KINDS.find((kind) => text[kind] !== undefined) ?? 'exit') : 'task';
}

export function isGo(item: GoText | StepText | CaseText): item is GoText {
  return 'go' in item && item.go !== undefined;
}

/**
 * Every step of a journey in the order of its text. Its id is the one it says, else its message's or task's name, else
 * `<stage>_<kind>_<n>`.
 */
export function nameSteps(stages: readonly StageText[]): NamedStep[] {
  const named: NamedStep[] = [];
  stages.forEach((stage, index) => {
    const counts = new Map<StepKind, number>();
    const name = (text: StepText, path: Path): void => {
      const kind = kindOf(text);
      const spoken = text.id ?? (kind === 'email' ? text.email : kind === 'task' ? text.task : undefined);
      const nth = (counts.get(kind) ?? 0) + 1;
      if (spoken === undefined) counts.set(kind, nth);
      named.push({ id: spoken ?? `${stage.stage}_${kind}_${nth}`, kind, stage: stage.stage, text, path });
      for (const inner of innerSteps(text, path)) name(inner.text, inner.path);
    };
    stage.steps.forEach((text, nth) => {
      name(text, ['stages', index, 'steps', nth]);
    });
  });
  return named;
}

interface Placed {
  readonly text: StepText;
  readonly path: Path;
}

function innerSteps(text: StepText, path: Path): Placed[] {
  return [
    ...(text.meanwhile ?? []).map((beside: BesideText, index) => ({
      text: beside,
      path: [...path, 'meanwhile', index],
    })),
    ...Object.entries(text.then ?? {}).flatMap(([way, target]) => targetSteps(target, [...path, 'then', way])),
    ...(text.choose ?? []).flatMap((option, index) => caseSteps(option, [...path, 'choose', index])),
    ...(text.otherwise === undefined ? [] : targetSteps(text.otherwise, [...path, 'otherwise'])),
  ];
}

function targetSteps(target: TargetText, path: Path): Placed[] {
  if (typeof target === 'string') return [];
  if (isList(target))
    return target.flatMap((item, index) => (isGo(item) ? [] : [{ text: item, path: [...path, index] }]));
  return isGo(target) ? [] : [{ text: target, path }];
}

function caseSteps(option: CaseText, path: Path): Placed[] {
  if ('steps' in option) return targetSteps(option.steps, [...path, 'steps']);
  return isGo(option) ? [] : [{ text: option as StepText, path }];
}

export function isList(target: TargetText): target is readonly (GoText | StepText)[] {
  return Array.isArray(target);
}

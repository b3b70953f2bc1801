import type { StepId } from './journey-definition.ts';
import type { JourneyText, StageText } from './journey-schema.ts';
import type { ArmText, CaseText, GoText, StepText, TargetText } from './step-text.ts';
import type { Path } from './yaml-file.ts';

const KINDS = [
  ...(['email', 'task', 'notify', 'document', 'do', 'wait', 'await', 'choose', 'split', 'exit'] as const),
] as const;
export type StepKind = (typeof KINDS)[number];

/** Where a step stands; what does not stand among `steps` holds nothing. */
export type Standing = 'steps' | 'meanwhile' | 'on' | 'on exit' | 'mitigation' | 'on enter';

/** A step as it was written, with its id and where it stands; steps written inside others are steps like any. */
export interface NamedStep {
  readonly id: StepId;
  readonly kind: StepKind;
  readonly stage: string;
  readonly standing: Standing;
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
 * Every step of a journey in the order of its text, those beside the stages last. Its id is the one it says, else the
 * name of its message, task or split, else `<where>_<kind>_<n>`; `where` is the stage, `<stage>_on`,
 * `on_exit_<outcome>` or `risk_<n>`.
 */
export function nameSteps({ stages, 'on exit': exits = {}, risks = [] }: Beside & Pick<JourneyText, 'stages'>) {
  return [
    ...stages.flatMap((stage, index) => nameStage(stage, ['stages', index])),
    ...Object.entries(exits).flatMap(([outcome, texts]) =>
      nameAside(texts, ['on exit', outcome], `on_exit_${outcome}`, 'on exit'),
    ),
    ...risks.flatMap(({ mitigation }, index) =>
      nameAside(mitigation, ['risks', index, 'mitigation'], `risk_${index + 1}`, 'mitigation'),
    ),
  ];
}

type Beside = Pick<JourneyText, 'on exit' | 'risks'>;

function nameStage({ stage, steps, on = [] }: StageText, path: Path): NamedStep[] {
  const namer = new Namer(stage, stage);
  steps.forEach((text, nth) => {
    if (!isGo(text)) namer.name(text, [...path, 'steps', nth], 'steps');
  });
  const reactions = new Namer(`${stage}_on`, stage);
  on.forEach((text, nth) => {
    reactions.name(text, [...path, 'on', nth], 'on');
  });
  return [...namer.named, ...reactions.named];
}

/** Steps that belong to no stage. */
export function nameAside(texts: readonly StepText[], path: Path, where: string, standing: Standing): NamedStep[] {
  const namer = new Namer(where, '');
  texts.forEach((text, nth) => {
    namer.name(text, [...path, nth], standing);
  });
  return namer.named;
}

class Namer {
  readonly named: NamedStep[] = [];
  readonly #counts = new Map<StepKind, number>();

  constructor(
    readonly where: string,
    readonly stage: string,
  ) {}

  name(text: StepText, path: Path, standing: Standing): void {
    const kind = kindOf(text);
    const spoken = text.id ?? text.email ?? text.notify ?? text.task ?? text.split;
    const nth = (this.#counts.get(kind) ?? 0) + 1;
    if (spoken === undefined) this.#counts.set(kind, nth);
    const id = spoken ?? `${this.where}_${kind}_${nth}`;
    this.named.push({ id, kind, stage: this.stage, standing, text, path });
    for (const inner of innerSteps(text, path)) this.name(inner.text, inner.path, inner.standing ?? standing);
  }
}

interface Placed {
  readonly text: StepText;
  readonly path: Path;
  readonly standing?: Standing;
}

function innerSteps(text: StepText, path: Path): Placed[] {
  return [
    ...(text.meanwhile ?? []).map(
      (beside, index): Placed => ({ text: beside, path: [...path, 'meanwhile', index], standing: 'meanwhile' }),
    ),
    ...Object.entries(text.then ?? {}).flatMap(([way, target]) => targetSteps(target, [...path, 'then', way])),
    ...(text.choose ?? []).flatMap((option, index) => caseSteps(option, [...path, 'choose', index])),
    ...(text.otherwise === undefined ? [] : targetSteps(text.otherwise, [...path, 'otherwise'])),
    ...(text.arms ?? []).flatMap((arm, index) => armSteps(arm, [...path, 'arms', index])),
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

function armSteps({ steps }: ArmText, path: Path): Placed[] {
  return steps === undefined ? [] : targetSteps(steps, [...path, 'steps']);
}

export function isList(target: TargetText): target is readonly (GoText | StepText)[] {
  return Array.isArray(target);
}

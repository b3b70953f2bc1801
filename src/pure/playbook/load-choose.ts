import type { ChooseStep, SplitStep, StepId } from './journey-definition.ts';
import { resolveGo, type Ways } from './journey-parts.ts';
import { isGo, type NamedStep } from './step-names.ts';
import type { ArmText, CaseText } from './step-text.ts';
import type { Path } from './yaml-file.ts';

/** The first case whose condition holds, else `otherwise`. */
export function loadChoose(
  ways: Ways,
  { text, path }: NamedStep,
  next: StepId | undefined,
): Pick<ChooseStep, 'cases' | 'otherwise'> {
  const { file, scope } = ways.reading;
  const cases = (text.choose ?? []).flatMap((option, index) => {
    const at = [...path, 'choose', index];
    if (option.when === undefined) {
      file.wrong(at, 'a case needs "when"; what is done in every other case is "otherwise"');
      return [];
    }
    const when = file.expression(option.when, [...at, 'when'], scope, 'bool');
    const to = caseWay(ways, option, at, next);
    return to === undefined ? [] : [{ when, to }];
  });
  const otherwise =
    text.otherwise === undefined ? undefined : ways.target(text.otherwise, [...path, 'otherwise'], next);
  return { cases, ...(otherwise === undefined ? {} : { otherwise }) };
}

function caseWay(ways: Ways, option: CaseText, path: Path, next: StepId | undefined): StepId | undefined {
  if ('steps' in option) return ways.target(option.steps, [...path, 'steps'], next);
  return isGo(option) ? resolveGo(ways.reading, option.go, [...path, 'go']) : ways.step(path, next);
}

/** Arms of an experiment, whose weights add up to 100. */
export function loadSplit(ways: Ways, { text, path }: NamedStep, next: StepId | undefined): Pick<SplitStep, 'arms'> {
  const { file } = ways.reading;
  const texts = text.arms ?? [];
  const weight = texts.reduce((sum, arm) => sum + arm.weight, 0);
  if (Math.abs(weight - 100) > 1e-9) file.wrong([...path, 'arms'], `the weights add up to ${weight}, not to 100`);
  const names = new Set<string>();
  const arms = texts.map((arm, index) => {
    const at = [...path, 'arms', index];
    if (names.has(arm.arm)) file.wrong([...at, 'arm'], `there are two arms "${arm.arm}": choose another name`);
    names.add(arm.arm);
    const to = armWay(ways, arm, at, next);
    return { arm: arm.arm, weight: arm.weight, ...(to === undefined ? {} : { to }) };
  });
  return { arms };
}

function armWay(ways: Ways, { go, steps }: ArmText, path: Path, next: StepId | undefined): StepId | undefined {
  if (go !== undefined && steps !== undefined)
    ways.reading.file.wrongKey(path, 'steps', 'one way is enough: "go" or "steps"');
  if (steps !== undefined) return ways.target(steps, [...path, 'steps'], next);
  return go === undefined ? undefined : resolveGo(ways.reading, go, [...path, 'go']);
}

import type { AwaitStep, Step, StepId, WaitStep } from './journey-definition.ts';
import { IN_JOURNEY, type JourneyReading, momentOf, resolveGo } from './journey-parts.ts';
import { loadAction } from './load-action.ts';
import { loadTask } from './load-task.ts';
import { listOf } from './loading.ts';
import { isGo, isList, type NamedStep } from './step-names.ts';
import type { BesideText, CaseText, GoText, StepText, TargetText } from './step-schema.ts';
import type { Path } from './yaml-file.ts';

/** Puts the steps of a journey together: what each does and where it leads. */
export class StepBuilder {
  readonly built: Record<StepId, Step> = {};
  readonly #byPath: ReadonlyMap<string, NamedStep>;

  constructor(readonly reading: JourneyReading) {
    this.#byPath = new Map(reading.steps.map((step) => [step.path.join('\0'), step]));
  }

  /** Steps one after the other, then `after`; gives the first. */
  sequence(items: readonly (GoText | StepText)[], path: Path, after: StepId | undefined): StepId | undefined {
    let next = after;
    for (let index = items.length - 1; index >= 0; index--) {
      const item = items[index];
      if (item === undefined) continue;
      const here = [...path, index];
      if (!isGo(item)) next = this.step(here, next);
      else if (index === items.length - 1) next = resolveGo(this.reading, item.go, [...here, 'go']);
      else this.reading.file.wrong(here, 'nothing after "go" is reached: put it last');
    }
    return next;
  }

  step(path: Path, next: StepId | undefined): StepId | undefined {
    const named = this.#byPath.get(path.join('\0'));
    if (named === undefined) return undefined;
    this.built[named.id] = this.#build(named, next);
    return named.id;
  }

  #build(named: NamedStep, next: StepId | undefined): Step {
    const { id, text, path, stage } = named;
    const { file } = this.reading;
    // A case's `when` chooses; it does not ask again at the step written inside it.
    const isCase = path.at(-2) === 'choose';
    const beside = path.at(-2) === 'meanwhile';
    const when = isCase || beside ? undefined : file.condition(text.when, [...path, 'when'], IN_JOURNEY);
    const at = beside || text.at === undefined ? undefined : momentOf(this.reading, id, text.at, [...path, 'at']);
    const base = {
      id,
      stage,
      late: text.late ?? ('now' as const),
      line: file.line(path),
      ...(next === undefined ? {} : { next }),
      ...(at === undefined ? {} : { at }),
      ...(when === undefined ? {} : { when }),
    };
    switch (named.kind) {
      case 'email':
        file.isKnown([...path, 'email'], 'message', text.email ?? '', this.reading.names.messages);
        return { ...base, kind: 'email', message: text.email ?? '' };
      case 'task':
        return { ...base, ...loadTask(this.reading, named, beside) };
      case 'do':
        return { ...base, ...loadAction(text.do ?? '', text.with ?? {}, file, path) };
      case 'wait':
        return { ...base, kind: 'wait', until: this.#until(named) };
      case 'await':
        return { ...base, ...this.#await(named, next) };
      case 'choose':
        return { ...base, kind: 'choose', ...this.#choose(text, path, next) };
      case 'exit': {
        const { next: _, ...end } = base;
        return { ...end, kind: 'exit', outcome: text.exit ?? '' };
      }
    }
  }

  #until({ id, text, path }: NamedStep): WaitStep['until'] {
    const at = [...path, 'wait'];
    if (typeof text.wait !== 'object') return momentOf(this.reading, id, String(text.wait), at);
    const source = text.wait.until;
    return {
      kind: 'expression',
      expression: this.reading.file.expression(source, [...at, 'until'], IN_JOURNEY, 'bool'),
    };
  }

  #await({ id, text, path }: NamedStep, next: StepId | undefined): Omit<AwaitStep, 'id' | 'stage' | 'late' | 'line'> {
    const { file } = this.reading;
    const spoken = listOf(text.await);
    const events = spoken.map((name, index) =>
      this.#awaited(name, Array.isArray(text.await) ? [...path, 'await', index] : [...path, 'await']),
    );
    if (text.for !== undefined && text.until !== undefined)
      file.wrongKey(path, 'until', 'one limit is enough: "for" or "until"');
    const limited = text.for !== undefined || text.until !== undefined;
    const then: Record<string, StepId> = {};
    for (const [way, target] of Object.entries(text.then ?? {})) {
      const at = [...path, 'then'];
      const known = file.isKnown([...at, way], 'event awaited here called', way, [...spoken, 'timeout']);
      if (known && way === 'timeout' && !limited)
        file.wrongKey(at, way, 'nothing ends this wait in time: add for: 7d or until: day 10');
      const to = this.#target(target, [...at, way], next);
      const index = spoken.indexOf(way);
      if (to !== undefined) then[events[index] ?? way] = to;
    }
    if (text.since !== undefined)
      file.isKnown(
        [...path, 'since'],
        'step',
        text.since,
        this.reading.steps.map((step) => step.id),
      );
    return {
      kind: 'await',
      events,
      then,
      meanwhile: (text.meanwhile ?? []).flatMap((beside, index) =>
        this.#beside(id, beside, [...path, 'meanwhile', index]),
      ),
      ...(text.since === undefined ? {} : { since: text.since }),
      ...(text.for === undefined ? {} : { for: file.duration(text.for, [...path, 'for']) }),
      ...(text.until === undefined ? {} : { until: momentOf(this.reading, id, text.until, [...path, 'until']) }),
    };
  }

  #awaited(name: string, path: Path): string {
    const { file, steps } = this.reading;
    const tasks = steps.flatMap((step) => (step.kind === 'task' ? [step.text.task ?? ''] : []));
    if (tasks.includes(name)) return `task:${name}`;
    file.isKnown(path, 'event or task of this journey', name, [...Object.keys(file.catalog.events), ...tasks]);
    return name;
  }

  #beside(awaiting: StepId, text: BesideText, path: Path): AwaitStep['meanwhile'] {
    const { file } = this.reading;
    const step = this.step(path, undefined);
    if (step === undefined) return [];
    if (text.when !== undefined && text.unless !== undefined)
      file.wrongKey(path, 'unless', 'one condition is enough: "when" or "unless"');
    const when =
      text.unless === undefined
        ? file.condition(text.when, [...path, 'when'], IN_JOURNEY)
        : file.expression(`!(${text.unless})`, [...path, 'unless'], IN_JOURNEY, 'bool', 2);
    const at = text.at === undefined ? AT_ONCE : momentOf(this.reading, awaiting, text.at, [...path, 'at']);
    return [{ at, step, ...(when === undefined ? {} : { when }) }];
  }

  #choose(text: StepText, path: Path, next: StepId | undefined) {
    const { file } = this.reading;
    const cases = (text.choose ?? []).flatMap((option: CaseText, index) => {
      const at = [...path, 'choose', index];
      if (option.when === undefined) {
        file.wrong(at, 'a case needs "when"; what is done in every other case is "otherwise"');
        return [];
      }
      const when = file.expression(option.when, [...at, 'when'], IN_JOURNEY, 'bool');
      const to = this.#case(option, at, next);
      return to === undefined ? [] : [{ when, to }];
    });
    const otherwise =
      text.otherwise === undefined ? undefined : this.#target(text.otherwise, [...path, 'otherwise'], next);
    return { cases, ...(otherwise === undefined ? {} : { otherwise }) };
  }

  #case(option: CaseText, path: Path, next: StepId | undefined): StepId | undefined {
    if ('steps' in option) return this.sequence(option.steps, [...path, 'steps'], next);
    return isGo(option) ? resolveGo(this.reading, option.go, [...path, 'go']) : this.step(path, next);
  }

  #target(target: TargetText, path: Path, next: StepId | undefined): StepId | undefined {
    if (typeof target === 'string') return resolveGo(this.reading, target, path);
    if (isList(target)) return this.sequence(target, path, next);
    return isGo(target) ? resolveGo(this.reading, target.go, [...path, 'go']) : this.step(path, next);
  }
}

const AT_ONCE = { kind: 'in', offset: { kind: 'elapsed', ms: 0 } } as const;

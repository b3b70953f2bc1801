import type { EmailStep, ExitStep, NotifyStep, Step, StepId, WaitStep } from './journey-definition.ts';
import { type JourneyReading, momentOf, resolveGo, scopeOf, type Ways } from './journey-parts.ts';
import { loadAction } from './load-action.ts';
import { loadAwait } from './load-await.ts';
import { loadChoose, loadSplit } from './load-choose.ts';
import { loadDocumentStep, loadTask } from './load-task.ts';
import { readTitle } from './read-label.ts';
import { isGo, isList, type NamedStep } from './step-names.ts';
import type { GoText, StepText, TargetText } from './step-text.ts';
import type { Path } from './yaml-file.ts';

/** Puts the steps of a journey together: what each does and where it leads. */
export class StepBuilder implements Ways {
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
      // What stands after a go is come to from elsewhere, or found to be out of reach.
      next = isGo(item) ? resolveGo(this.reading, item.go, [...here, 'go']) : this.step(here, next);
    }
    return next;
  }

  /** Steps that lead nowhere: each runs by itself. */
  alone(items: readonly StepText[], path: Path): StepId[] {
    return items.flatMap((_, index) => this.step([...path, index], undefined) ?? []);
  }

  step(path: Path, next: StepId | undefined): StepId | undefined {
    const named = this.#byPath.get(path.join('\0'));
    if (named === undefined) return undefined;
    this.built[named.id] = this.#build(named, next);
    return named.id;
  }

  target(target: TargetText, path: Path, next: StepId | undefined): StepId | undefined {
    if (typeof target === 'string') return resolveGo(this.reading, target, path);
    if (isList(target)) return this.sequence(target, path, next);
    return isGo(target) ? resolveGo(this.reading, target.go, [...path, 'go']) : this.step(path, next);
  }

  #build(named: NamedStep, next: StepId | undefined): Step {
    const { id, text, path, stage, standing } = named;
    const { file } = this.reading;
    const scope = scopeOf(this.reading, named);
    // Of a case, a follow-up and a reaction the `when` is asked by what sets the step off, not again by the step.
    const asked = path.at(-2) === 'choose' || standing === 'meanwhile' || standing === 'on';
    const when = asked ? undefined : file.condition(text.when, [...path, 'when'], scope);
    const begins = standing === 'meanwhile' ? undefined : text.at;
    const at = begins === undefined ? undefined : momentOf(this.reading, id, begins, [...path, 'at']);
    const base = {
      id,
      stage,
      late: text.late ?? ('now' as const),
      line: file.line(path),
      ...(next === undefined ? {} : { next }),
      ...(at === undefined ? {} : { at }),
      ...(when === undefined ? {} : { when }),
      ...(text.title === undefined || ownsTitle(named) ? {} : readTitle(text.title, file, [...path, 'title'])),
    };
    switch (named.kind) {
      case 'email':
        return { ...base, ...this.#email(text.email ?? '', path) };
      case 'notify':
        return { ...base, ...this.#notify(text.notify ?? '', path) };
      case 'task':
        return { ...base, ...loadTask(this.reading, named) };
      case 'document':
        return { ...base, ...loadDocumentStep(this.reading, named) };
      case 'do':
        return { ...base, ...loadAction(text.do ?? '', text.with ?? {}, file, path, scope) };
      case 'wait':
        return { ...base, kind: 'wait', until: this.#until(named) };
      case 'await':
        return { ...base, ...loadAwait(this, named, next) };
      case 'choose':
        return { ...base, kind: 'choose', ...loadChoose(this, named, next) };
      case 'split':
        return { ...base, kind: 'split', ...loadSplit(this, named, next) };
      case 'exit': {
        const { next: _, ...end } = base;
        return { ...end, ...this.#exit(named) };
      }
    }
  }

  #email(message: string, path: Path): Pick<EmailStep, 'kind' | 'message'> {
    const { file, names } = this.reading;
    const at = [...path, 'email'];
    if (file.isKnown(at, 'message', message, names.messages.keys()) && names.messages.get(message)?.internal)
      file.wrong(at, `"${message}" is internal, told to colleagues: write notify: ${message}`);
    return { kind: 'email', message };
  }

  #notify(message: string, path: Path): Pick<NotifyStep, 'kind' | 'message'> {
    const { file, names } = this.reading;
    const at = [...path, 'notify'];
    if (file.isKnown(at, 'message', message, names.messages.keys()) && !names.messages.get(message)?.internal)
      file.wrong(at, `"${message}" goes to customers: write email: ${message}, or give it purpose: internal`);
    return { kind: 'notify', message };
  }

  #exit({ id, text, path }: NamedStep): Pick<ExitStep, 'kind' | 'outcome' | 'again'> {
    const { file, stages } = this.reading;
    const exit = { kind: 'exit', outcome: text.exit ?? '' } as const;
    if (text.again === undefined) return exit;
    const { at, from } = text.again;
    const here = [...path, 'again'];
    if (from !== undefined) file.isKnown([...here, 'from'], 'stage', from, stages.keys());
    const first = from === undefined ? undefined : stages.get(from);
    const moment = momentOf(this.reading, id, at, [...here, 'at']);
    return { ...exit, again: { at: moment, ...(first === undefined ? {} : { from: first }) } };
  }

  #until({ id, text, path }: NamedStep): WaitStep['until'] {
    const at = [...path, 'wait'];
    if (typeof text.wait !== 'object') return momentOf(this.reading, id, String(text.wait), at);
    const { file, scope } = this.reading;
    return { kind: 'expression', expression: file.expression(text.wait.until, [...at, 'until'], scope, 'bool') };
  }
}

/** The title of a task or of a review is what a person is asked; its kind reads it. */
const ownsTitle = ({ kind }: NamedStep): boolean => kind === 'task' || kind === 'document';

import type { Scope } from '#pure/expression';
import { didYouMean } from './did-you-mean.ts';
import type { Counted, Kpi, Measured, Target } from './kpi-definition.ts';
import type { CountedText, KpiText } from './kpis-schema.ts';
import { spokenName } from './load-task.ts';
import { type FileReading, listOf } from './loading.ts';
import { parseTarget } from './parse-target.ts';
import type { Path } from './yaml-file.ts';

/** What KPIs may name besides facts and events. */
export interface KpiNames {
  readonly tasks: ReadonlySet<string>;
  readonly journeys: ReadonlySet<string>;
}

export function loadKpi(id: string, text: KpiText, file: FileReading, names: KpiNames): Kpi {
  return new KpiReading(file, ['kpis', id], names).kpi(id, text);
}

class KpiReading {
  constructor(
    readonly file: FileReading,
    readonly path: Path,
    readonly names: KpiNames,
  ) {}

  kpi(id: string, text: KpiText): Kpi {
    const head = (unit: Target['unit']) => {
      const target = this.#target(text.target, unit);
      return {
        id,
        title: text.title ?? spokenName(id),
        ...(text.meaning === undefined ? {} : { meaning: text.meaning }),
        ...(target === undefined ? {} : { target }),
      };
    };
    if ('did' in text)
      return { ...head('share'), kind: 'rate', of: this.#counted(text.of, 'of'), did: this.#counted(text.did, 'did') };
    if ('share' in text) return { ...head('share'), ...this.#share(text) };
    if ('sum' in text)
      return { ...head('number'), kind: 'sum', of: this.#measured(text.sum, 'sum'), ...this.#where(text.where) };
    if ('average' in text) {
      const share = text['as share of'];
      return {
        ...head(share === undefined ? 'number' : 'share'),
        kind: 'average',
        of: this.#measured(text.average, 'average'),
        ...(share === undefined ? {} : { asShareOf: this.#measured(share, 'as share of') }),
        ...this.#where(text.where),
      };
    }
    if ('average days' in text) {
      const [from, to] = text['average days'];
      for (const [index, event] of text['average days'].entries()) this.#event(event, ['average days', index]);
      return { ...head('number'), kind: 'days', from, to };
    }
    if ('count' in text)
      return {
        ...head('number'),
        kind: 'count',
        of: this.#counted(text.count, 'count'),
        ...(text.per === undefined ? {} : { per: text.per }),
        ...(text.by === undefined ? {} : { by: text.by }),
      };
    return { ...head('share'), ...this.#revenue(text) };
  }

  #revenue(text: Extract<KpiText, { revenue: string }>) {
    const { revenue, journey } = text;
    if (journey !== undefined && revenue !== 'contribution')
      this.file.wrongKey(this.path, 'journey', 'a journey is asked for by revenue: contribution only: take it out');
    if (journey === undefined && revenue === 'contribution')
      this.file.wrong(this.path, 'whose contribution? say journey: <name>');
    if (journey !== undefined) this.file.isKnown([...this.path, 'journey'], 'journey', journey, this.names.journeys);
    const months = Number.parseInt(text.over, 10);
    return { kind: 'revenue' as const, revenue, months, ...(journey === undefined ? {} : { journey }) };
  }

  #share({ share, of }: Extract<KpiText, { share: string }>) {
    const counted: Counted | 'accounts' = of === 'accounts' ? of : this.#counted(of, 'of');
    // What was answered in a task is known of those that completed it.
    const scope: Scope = counted === 'accounts' ? {} : { events: counted.events, journey: counted.task !== undefined };
    const expression = this.file.expression(share, [...this.path, 'share'], scope, 'bool');
    return { kind: 'share' as const, of: counted, share: expression };
  }

  #counted(text: CountedText, key: string): Counted {
    const at = [...this.path, key];
    const plain = typeof text === 'string' || Array.isArray(text);
    // Zod's type of a list keeps the union's other shapes out only for the eye.
    const { event, where } = plain ? { event: text as string | string[], where: undefined } : (text as Filtered);
    const path = plain ? at : [...at, 'event'];
    const events = listOf(event);
    const [task] = events.filter((name) => this.names.tasks.has(name));
    if (task !== undefined && events.length > 1)
      this.file.wrong(path, `"${task}" is a task, whose completions are counted alone: take the others out`);
    if (task === undefined)
      for (const [index, name] of events.entries()) this.#counts(name, Array.isArray(event) ? [...path, index] : path);
    const counts = task === undefined ? events : ['task.completed'];
    const condition = this.file.condition(where, [...at, 'where'], { events: counts });
    return {
      events: counts,
      ...(task === undefined ? {} : { task }),
      ...(condition === undefined ? {} : { where: condition }),
    };
  }

  #counts(name: string, path: Path): void {
    const events = Object.keys(this.file.catalog.events);
    this.file.isKnown(path, 'event or task', name, [...events, ...this.names.tasks]);
  }

  #event(name: string, key: Path): void {
    this.file.isKnown([...this.path, ...key], 'event', name, Object.keys(this.file.catalog.events));
  }

  #measured(name: string, key: string): Measured {
    const at = [...this.path, key];
    const [subject = '', field = ''] = name.split('.');
    const { attributes } = this.file.catalog;
    const measured = Object.keys(attributes).filter(
      (fact) => SUBJECTS.some((known) => fact.startsWith(`${known}.`)) && attributes[fact]?.type === 'number',
    );
    const type = Object.hasOwn(attributes, name) ? attributes[name]?.type : undefined;
    if (!measured.includes(name)) {
      this.file.wrong(
        at,
        type === undefined || type === 'number'
          ? `there is no figure "${name}"${didYouMean(name, measured) || `; name a number of ${SUBJECTS.join(', ')}, such as order.additional_arr`}`
          : `${name} is ${type}: a figure is a number`,
      );
    }
    return { subject: SUBJECTS.find((known) => known === subject) ?? 'opportunity', field };
  }

  #where(where: string | undefined) {
    const condition = this.file.condition(where, [...this.path, 'where'], {});
    return condition === undefined ? {} : { where: condition };
  }

  #target(source: string | undefined, unit: Target['unit']): Target | undefined {
    if (source === undefined) return undefined;
    const target = parseTarget(source, unit);
    if (!('wrong' in target)) return target;
    this.file.wrong([...this.path, 'target'], target.wrong);
    return undefined;
  }
}

const SUBJECTS = ['opportunity', 'order', 'contract'] as const;
type Filtered = Extract<CountedText, { event: unknown }>;

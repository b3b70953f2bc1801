import type { Json } from '#base';
import { didYouMean } from './did-you-mean.ts';
import type { FileReading } from './loading.ts';
import type { Scenario } from './scenario.ts';
import { ScenarioContext, type Subject } from './scenario-context.ts';
import { loadExpectation } from './scenario-expectations.ts';
import { loadEvent, loadPlay } from './scenario-plays.ts';
import type { ScenarioText } from './scenario-schema.ts';
import { fits } from './scenario-values.ts';
import type { Path } from './yaml-file.ts';

/** Reads the scenarios of one file against the playbook that they test. */
export class ScenarioReading {
  readonly context: ScenarioContext;

  constructor(
    readonly file: FileReading,
    playbook: Subject,
  ) {
    this.context = new ScenarioContext(file, playbook);
  }

  scenario(text: ScenarioText, path: Path): Scenario {
    const { context } = this;
    return {
      title: text.scenario,
      file: this.file.yaml.name,
      line: this.file.line(path),
      given: this.#given(text.given ?? {}, [...path, 'given']),
      play: (text.play ?? []).flatMap((play, index) => loadPlay(context, play, [...path, 'play', index])),
      expect: text.expect.flatMap((expected, index) => loadExpectation(context, expected, [...path, 'expect', index])),
    };
  }

  #given(text: NonNullable<ScenarioText['given']>, path: Path): Scenario['given'] {
    const { account = {}, contract = {}, usage = {}, health, events = [], ...metrics } = text;
    const imported = health === undefined ? {} : this.#health(health, [...path, 'health']);
    return {
      account: { ...this.#facts('account', account, [...path, 'account']), ...imported },
      contract: this.#facts('contract', contract, [...path, 'contract']),
      usage: Object.entries(usage).flatMap(([event, said]) => this.#usage(event, said, [...path, 'usage', event])),
      events: [
        ...events.flatMap(({ day, ...rest }, index) => {
          const event = loadEvent(this.context, rest, [...path, 'events', index]);
          return event === undefined ? [] : [{ ...event, daysBefore: -(day ?? 0) }];
        }),
        ...Object.entries(metrics).flatMap(([name, value]) => this.#metric(name, value, path)),
      ],
    };
  }

  #facts(subject: string, given: Readonly<Record<string, unknown>>, path: Path): Record<string, Json> {
    const facts = Object.keys(this.file.catalog.attributes).flatMap((fact) =>
      fact.startsWith(`${subject}.`) ? [fact.slice(subject.length + 1)] : [],
    );
    for (const [name, value] of Object.entries(given)) {
      const type = this.file.catalog.attributes[`${subject}.${name}`]?.type;
      if (type === undefined)
        this.file.wrongKey(path, name, `there is no ${subject}.${name}${didYouMean(name, facts)}`);
      else if (!fits(value, { type })) this.file.wrong([...path, name], `${subject}.${name} is ${type}`);
    }
    return given as Record<string, Json>;
  }

  /** The score that other software computed, where the health model takes one over. */
  #health(score: number, path: Path): Record<string, Json> {
    for (const model of Object.values(this.context.playbook.health)) {
      const attribute = /^account\.(\w+)$/.exec(model.imported?.source.trim() ?? '')?.[1];
      if (attribute !== undefined) return { [attribute]: score };
    }
    this.file.wrong(
      path,
      'no health model takes over an imported score, so health cannot be given: give what it is computed from',
    );
    return {};
  }

  #usage(event: string, said: string, path: Path): Scenario['given']['usage'] {
    const match = /^(\d+(?:\.\d+)?) in last (\d+)d$/.exec(said);
    const metric = Object.values(this.context.playbook.metrics).find(
      (known) => known.event === event && known.aggregate === 'sum',
    );
    if (!this.file.isKnown(path, 'event', event, Object.keys(this.file.catalog.events))) return [];
    if (metric?.property === undefined)
      this.file.wrong(path, `no metric adds up a property of ${event}: give it under "events"`);
    if (match === null) this.file.wrong(path, `"${said}" is no quantity: write 92 in last 30d`);
    if (match === null || metric?.property === undefined) return [];
    return [{ event, property: metric.property, quantity: Number(match[1]), days: Number(match[2]) }];
  }

  #metric(name: string, value: unknown, path: Path): Scenario['given']['events'] {
    const metric = this.context.playbook.metrics[name];
    const known = ['account', 'contract', 'usage', 'health', 'events', ...Object.keys(this.context.playbook.metrics)];
    if (metric === undefined)
      this.file.wrongKey(path, name, `nothing called "${name}" can be given${didYouMean(name, known)}`);
    else if (metric.aggregate !== 'last' || metric.property === undefined) {
      this.file.wrongKey(
        path,
        name,
        `only the newest value of a metric can be given; "${name}" keeps ${metric.aggregate}: give its events`,
      );
    } else {
      const event = loadEvent(this.context, { [metric.event]: { [metric.property]: value } }, path, [...path, name]);
      return event === undefined ? [] : [{ ...event, daysBefore: 0 }];
    }
    return [];
  }
}

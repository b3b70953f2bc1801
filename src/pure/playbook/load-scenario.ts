import type { Json, JsonObject } from '#base';
import { didYouMean } from './did-you-mean.ts';
import type { FileReading } from './loading.ts';
import type { EventSchema, Field, Playbook } from './playbook.ts';
import type { Scenario, ScenarioExpectation, ScenarioPlay } from './scenario.ts';
import type { NamedText, ScenarioText } from './scenario-schema.ts';
import { fits, scenarioEvent, timeOf } from './scenario-values.ts';
import type { Path } from './yaml-file.ts';

/** A playbook whose scenarios are still to be read. */
export type Subject = Omit<Playbook, 'scenarios' | 'digest' | 'longestWindow'>;

/** Reads the scenarios of one file against the playbook that they test. */
export class ScenarioReading {
  readonly #tasks: ReadonlyMap<string, string | undefined>;
  readonly #outcomes: ReadonlySet<string>;

  constructor(
    readonly file: FileReading,
    readonly playbook: Subject,
  ) {
    const steps = Object.values(playbook.journeys).flatMap((journey) => Object.values(journey.steps));
    this.#tasks = new Map(steps.flatMap((step) => (step.kind === 'task' ? [[step.task, step.form]] : [])));
    const exits = steps.flatMap((step) => (step.kind === 'exit' ? [step.outcome] : []));
    const stops = Object.values(playbook.journeys).flatMap((journey) => journey.stop.map((stop) => stop.exit));
    this.#outcomes = new Set([...exits, ...stops, 'not_ready', 'completed']);
  }

  scenario(text: ScenarioText, path: Path): Scenario {
    return {
      title: text.scenario,
      file: this.file.yaml.name,
      line: this.file.line(path),
      given: this.#given(text.given ?? {}, [...path, 'given']),
      play: (text.play ?? []).flatMap((play, index) => this.#play(play, [...path, 'play', index])),
      expect: text.expect.flatMap((expectation, index) => this.#expect(expectation, [...path, 'expect', index])),
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
          const event = this.#event(rest, [...path, 'events', index]);
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
    for (const model of Object.values(this.playbook.health)) {
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
    const metric = Object.values(this.playbook.metrics).find(
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
    const metric = this.playbook.metrics[name];
    const known = ['account', 'contract', 'usage', 'health', 'events', ...Object.keys(this.playbook.metrics)];
    if (metric === undefined)
      this.file.wrongKey(path, name, `nothing called "${name}" can be given${didYouMean(name, known)}`);
    else if (metric.aggregate !== 'last' || metric.property === undefined) {
      this.file.wrongKey(
        path,
        name,
        `only the newest value of a metric can be given; "${name}" keeps ${metric.aggregate}: give its events`,
      );
    } else {
      const event = this.#event({ [metric.event]: { [metric.property]: value } }, path, [...path, name]);
      return event === undefined ? [] : [{ ...event, daysBefore: 0 }];
    }
    return [];
  }

  #event(given: Readonly<Record<string, unknown>>, path: Path, place: Path = path) {
    const [name, ...others] = Object.keys(given);
    if (name === undefined || others.length > 0) {
      this.file.wrong(place, 'say one thing that happens: an event by its name, "done" or "answer"');
      return undefined;
    }
    if (!this.file.isKnown(place, 'event', name, Object.keys(this.file.catalog.events))) return undefined;
    return scenarioEvent(name, given[name], this.#schema(name), this.file, place === path ? [...path, name] : place);
  }

  #schema(event: string): EventSchema | undefined {
    return this.playbook.events[event] ?? this.file.loading.product.events[event];
  }

  #play({ day, at, done, answer, ...events }: NonNullable<ScenarioText['play']>[number], path: Path): ScenarioPlay[] {
    const base = { at: timeOf(day, at), line: this.file.line(path) };
    const acts = (done === undefined ? 0 : 1) + (answer === undefined ? 0 : 1) + Object.keys(events).length;
    if (acts !== 1) {
      this.file.wrong(path, 'say one thing that happens: an event by its name, "done" or "answer"');
      return [];
    }
    if (done !== undefined) {
      this.file.isKnown([...path, 'done'], 'task', done, this.#tasks.keys());
      return [{ ...base, act: { kind: 'complete', task: done, answers: {} } }];
    }
    if (answer !== undefined) return this.#answer(answer, [...path, 'answer']).map((act) => ({ ...base, act }));
    const event = this.#event(events, path);
    return event === undefined ? [] : [{ ...base, act: { kind: 'event', ...event } }];
  }

  #answer(answer: Readonly<Record<string, Readonly<Record<string, unknown>>>>, path: Path) {
    return Object.entries(answer).flatMap(([name, answers]) => {
      const byForm = [...this.#tasks].filter(([, form]) => form === name).map(([task]) => task);
      const task = this.#tasks.has(name) ? name : byForm.length === 1 ? byForm[0] : undefined;
      if (task === undefined) {
        this.file.isKnown(
          [...path, name],
          'task with a form',
          name,
          [...this.#tasks].flatMap(([known, form]) => (form === undefined ? [] : [known])),
        );
        return [];
      }
      this.#answers(answers, this.playbook.forms[this.#tasks.get(task) ?? '']?.fields ?? [], [...path, name]);
      return [{ kind: 'complete' as const, task, answers: answers as JsonObject }];
    });
  }

  #answers(answers: Readonly<Record<string, unknown>>, fields: readonly Field[], path: Path): void {
    for (const [name, value] of Object.entries(answers)) {
      const field = fields.find((known) => known.id === name);
      if (field === undefined) {
        this.file.wrongKey(
          path,
          name,
          `the form has no field "${name}"${didYouMean(
            name,
            fields.map((known) => known.id),
          )}`,
        );
      } else if (field.options !== undefined && typeof value === 'string') {
        this.file.isKnown(
          [...path, name],
          'option',
          value,
          field.options.map((option) => option.value),
        );
      }
    }
  }

  #expect({ day, at, never, ...named }: ScenarioText['expect'][number], path: Path): ScenarioExpectation[] {
    const line = this.file.line(path);
    if (never === undefined) {
      if (day === undefined) this.file.wrong(path, 'say on which day, or that it never happens: { never: ... }');
      const what = this.#named(named, path);
      return what === undefined || day === undefined ? [] : [{ line, never: false, at: timeOf(day, at), ...what }];
    }
    if (Object.values(named).some((value) => value !== undefined)) {
      this.file.wrong(path, 'say under "never" what does not happen, and nothing besides');
    }
    const what =
      typeof never === 'string' ? this.#guessed(never, [...path, 'never']) : this.#named(never, [...path, 'never']);
    if (what === undefined) return [];
    return [{ line, never: true, ...(day === undefined ? {} : { at: timeOf(day, at) }), ...what }];
  }

  #named(named: NamedText, path: Path): Pick<ScenarioExpectation, 'what' | 'value'> | undefined {
    const [first, ...others] = Object.entries(named).filter(([, value]) => value !== undefined);
    if (first === undefined || others.length > 0) {
      this.file.wrong(path, 'expect one thing a line: email, task, signal, exit, enter, opportunity or score');
      return undefined;
    }
    const kind = first[0] as ScenarioExpectation['what']['kind'];
    const [score, value] =
      kind === 'score' ? (Object.entries(first[1] as Record<string, number | string>)[0] ?? ['', 0]) : [];
    const name = score ?? String(first[1]);
    const known = this.#known()[kind];
    if (known !== undefined) this.file.isKnown([...path, kind], kind === 'email' ? 'message' : kind, name, known);
    return { what: { kind, name }, ...(value === undefined ? {} : { value }) };
  }

  #guessed(name: string, path: Path): Pick<ScenarioExpectation, 'what'> | undefined {
    const known = Object.entries(this.#known());
    const kinds = known.filter(([, names]) => names !== undefined && [...names].includes(name)).map(([kind]) => kind);
    const [kind, other] = kinds;
    if (kind === undefined) {
      this.file.isKnown(
        path,
        'message, task, signal or outcome',
        name,
        known.flatMap(([, names]) => [...(names ?? [])]),
      );
      return undefined;
    }
    if (other !== undefined)
      this.file.wrong(path, `"${name}" is ${kinds.join(' and ')}: say which, { never: { ${kind}: ${name} } }`);
    return { what: { kind: kind as ScenarioExpectation['what']['kind'], name } };
  }

  #known(): Record<ScenarioExpectation['what']['kind'], Iterable<string> | undefined> {
    return {
      email: Object.keys(this.playbook.messages),
      task: [...this.#tasks.keys()],
      signal: Object.keys(this.playbook.signals),
      exit: this.#outcomes,
      enter: Object.keys(this.playbook.journeys),
      score: Object.keys(this.playbook.scores),
      opportunity: undefined,
    };
  }
}

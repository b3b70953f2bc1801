import {
  DAY,
  type DateText,
  dayNumber,
  fractionOf,
  type Instant,
  idOf,
  type JsonObject,
  startOfDay,
  type Zone,
} from '#base';
import {
  addDuration,
  defaultBestHour,
  defaultCalendar,
  noQuietHours,
  type QuietHours,
  resolveMoment,
} from '#pure/calendar';
import type { FactRef, Value } from '#pure/expression';
import {
  type AdvanceContext,
  advance,
  decideEntry,
  decideSpeech,
  dueOf,
  type Enrollment,
  type Entry,
  happened,
  permittedFrom,
  type Speaking,
  type StepEffect,
  type StepRun,
  type ToldEvent,
  type Trigger,
  visitsOf,
} from '#pure/journey';
import type { Journey } from '#pure/playbook';
import { playbookOf, smallPlaybook } from './playbook-files.ts';

const facts = `attributes:
  risk: { type: number }
  tier: { type: text }
  ready: { type: bool }
metrics: {}
events:
  upgrade.requested: { properties: { urgent: { type: bool } } }
  service.used: {}
  service.feedback: { properties: { met: { type: bool } } }
  renewal.confirmed: { properties: { follow_up: { type: instant } } }
  nps.submitted: { properties: { score: { type: number } } }
`;

/** A journey from its YAML, in a playbook that has the facts, messages, form and guide of the small one. */
export function journeyOf(yaml: string): Journey {
  const { 'tests/all.yaml': _, ...rest } = smallPlaybook;
  const files = {
    ...rest,
    'facts.yaml': facts,
    'health.yaml': 'health: {}\n',
    'signals.yaml':
      'signals:\n  hot: { title: Hot, leads to: expansion, on: service.used, pattern: clear, lasts: 9d }\n',
    'messages/outreach.md': mail('Hello'),
    'messages/again.md': mail('Again'),
    'messages/colleagues.md': mail('Colleagues', 'internal', '[csm]'),
    'documents/proposal.md': '---\nwith: {}\n---\n## en\n# Proposal\nText.\n',
    'journeys/upgrade.yaml': yaml,
  };
  const [journey] = Object.values(playbookOf(files).journeys);
  if (journey === undefined) throw new Error('there is no journey');
  return journey;
}

const mail = (title: string, purpose = 'service', to = 'primary contact'): string =>
  `---\npurpose: ${purpose}\nfrom: csm\nto: ${to}\n---\n## en\n# ${title}\nText.\n`;

/** What a test says of the world around a trip. */
export interface World {
  /** By canonical spelling: `account.risk`. */
  facts: Record<string, Value>;
  /** When a fact next changes by time alone, by the same. */
  until: Record<string, Instant>;
  quiet: QuietHours;
  /** By message; those that are not named are service. */
  purposes: Record<string, Speaking['purpose']>;
  /** When other journeys sent their upsell messages. */
  others: readonly Instant[];
  account: string;
}

/** One enrollment on its way, without an engine: facts are what the test says they are. */
export class Trip implements World {
  enrollment: Enrollment;
  readonly effects: StepEffect[] = [];
  readonly runs: StepRun[] = [];
  readonly events: ToldEvent[] = [];
  facts: World['facts'] = {};
  until: World['until'] = {};
  quiet: QuietHours = noQuietHours;
  purposes: World['purposes'] = {};
  others: World['others'] = [];
  account = 'acme';
  #event = 0;

  constructor(
    public journey: Journey,
    at: Instant,
    readonly zone: Zone = 'UTC',
    event: { name: string; properties: JsonObject } = { name: 'upgrade.requested', properties: {} },
    ready = true,
    facts: Record<string, Value> = {},
    world: Partial<World> = {},
  ) {
    Object.assign(this, { facts, ...world });
    const entry = entryOf(journey, event, [], at, facts, this.account);
    if (entry.kind !== 'entered') throw new Error(entry.reason);
    this.enrollment = entry.enrollment;
    this.#advance({ ...entry, kind: 'entered', ready }, at);
  }

  event(name: string, at: Instant, properties: JsonObject = {}): this {
    this.#event += 1;
    this.#advance({ kind: 'event', event: { key: idOf('trip', this.#event), name, properties } }, at);
    return this;
  }

  /** A person completes a task of this enrollment. */
  done(task: string, at: Instant, answers: JsonObject = {}): this {
    const { waiting, id } = this.enrollment;
    const own = waiting?.for === 'task' ? waiting.task : idOf('task of a follow-up');
    return this.event('task.completed', at, { task: own, kind: task, enrollment: id, form: 'note', answers });
  }

  /** Time passes: whatever is due by then happens at its own time. */
  pass(until: Instant): this {
    for (let due = dueOf(this.enrollment); due !== undefined && due <= until; due = dueOf(this.enrollment))
      this.#advance({ kind: 'due' }, due);
    return this;
  }

  /** Into another version of the journey. */
  move(journey: Journey, at: Instant, steps: Readonly<Record<string, string>> = {}): this {
    const from = this.journey;
    this.journey = journey;
    this.#advance({ kind: 'version', from, version: '2', steps }, at);
    return this;
  }

  /** A look without anything being due. */
  look(at: Instant): this {
    this.#advance({ kind: 'due' }, at);
    return this;
  }

  /** What was asked for so far: messages, tasks, documents and actions by name. */
  get asked(): string[] {
    return this.effects.map(({ kind, payload }) =>
      String(payload.message ?? payload.task ?? payload.document ?? payload.journey ?? kind),
    );
  }

  /** What the journey told of itself. */
  get told(): string[] {
    return this.events.map(({ name }) => name);
  }

  /** What the steps did, `step: did`. */
  get did(): string[] {
    return this.runs.map(({ step, did }) => `${step}: ${did}`);
  }

  #advance(trigger: Trigger, at: Instant): void {
    const result = advance(this.journey, this.enrollment, trigger, this.#context(at));
    this.enrollment = result.enrollment;
    this.effects.push(...result.effects);
    this.runs.push(...result.runs);
    this.events.push(...result.events);
  }

  #context(at: Instant): AdvanceContext {
    const { zone } = this;
    const plus: AdvanceContext['plus'] = (from, duration) => addDuration(from, duration, 1, zone, defaultCalendar);
    const purposeOf = (message: string) => this.purposes[message] ?? 'service';
    const context: AdvanceContext = {
      at,
      readerFor: (enrollment) => {
        let first: Instant | undefined;
        const read = ((ref) => {
          const due = this.until[ref.id];
          if (due !== undefined && due > at && (first === undefined || due < first)) first = due;
          return this.#read(enrollment, ref);
        }) as ReturnType<AdvanceContext['readerFor']>;
        return Object.assign(read, { until: () => first });
      },
      resolve: (moment, enrollment) =>
        resolveMoment(moment, {
          now: at,
          entry: enrollment.enteredAt,
          firstDay: this.journey.firstDay,
          stageStart: enrollment.stageStartedAt,
          anchors: enrollment.anchors,
          zone,
          calendar: defaultCalendar,
          bestHour: defaultBestHour,
          readerZone: zone,
          quiet: this.quiet,
        }),
      plus,
      taskId: (enrollment, step, visit) => idOf('task', enrollment.id, step, visit),
      startOfDay: (date) => dayStart(date, zone),
      maySpeak: (enrollment, step, since) => {
        const reader = context.readerFor(enrollment);
        const { gate } = this.journey;
        const holds = gate === undefined || gate.evaluate(reader) === true;
        const gateDue = reader.until();
        return decideSpeech({
          purpose: purposeOf(step.message),
          at,
          since,
          zone,
          quiet: this.quiet,
          cap: { kind: 'calendar', unit: 'day', n: 14 },
          plus,
          gate: holds,
          others: this.others,
          ...(gateDue === undefined ? {} : { gateDue }),
        });
      },
      permitted: ({ message }, from) => permittedFrom(purposeOf(message), from, zone, this.quiet),
      assign: ({ account }, what) => fractionOf(what, account),
    };
    return context;
  }

  #read(enrollment: Enrollment, ref: FactRef): Value | undefined {
    switch (ref.kind) {
      case 'answer':
        return enrollment.answers[ref.form]?.[ref.field] as Value | undefined;
      case 'outcome':
        return enrollment.outcomes[ref.name];
      case 'event':
        return eventFact(enrollment.event, ref);
      case 'happened':
        return happened(enrollment, ref);
      case 'visits':
        return visitsOf(enrollment, ref);
      default:
        return this.facts[ref.id];
    }
  }
}

const dayStart = (date: DateText, zone: Zone): Instant => startOfDay(dayNumber(date), zone);

function eventFact(event: Enrollment['event'], ref: Extract<FactRef, { kind: 'event' }>): Value | undefined {
  return ref.part === 'name' ? event.name : (event.properties[ref.property] as Value | undefined);
}

/** Whether an event enters an account, in the facts that the test says. */
export function entryOf(
  journey: Journey,
  event: { name: string; properties: JsonObject },
  earlier: readonly Enrollment[],
  at: Instant,
  facts: Record<string, Value> = {},
  account = 'acme',
): Entry {
  return decideEntry(journey, event, earlier, {
    at,
    account,
    playbook: 'small',
    version: '1.0',
    newId: () => idOf('enrollment', account, at),
    read: (ref) => (ref.kind === 'event' ? eventFact(event, ref) : facts[ref.id]),
    plus: (from, duration) => addDuration(from, duration, 1, 'UTC', defaultCalendar),
    startOfDay: (date) => dayStart(date, 'UTC'),
  });
}

/** A Monday, 14:30 UTC. */
export const START: Instant = Date.UTC(2026, 0, 12, 14, 30);
export const day = (n: number): Instant => START + n * DAY;

export const HEAD = `journey: upgrade
title: Upgrade
enter: { on: [upgrade.requested] }
`;

/** A journey of one stage, from its steps. */
export const oneStage = (steps: string, head = HEAD): Journey =>
  journeyOf(`${head}stages:\n  - stage: only\n    steps:\n${steps.replace(/^/gm, '      ')}\n`);

/** On its way from the start, through a journey of one stage. */
export const trip = (steps: string, head = HEAD, facts: Record<string, Value> = {}, world: Partial<World> = {}): Trip =>
  new Trip(oneStage(steps, head), START, 'UTC', undefined, true, facts, world);

import { DAY, type Instant, idOf, type JsonObject, type Zone } from '#base';
import { addDuration, defaultBestHour, defaultCalendar, resolveMoment } from '#pure/calendar';
import type { Value } from '#pure/expression';
import {
  type AdvanceContext,
  advance,
  decideEntry,
  dueOf,
  type Enrollment,
  type Entry,
  type StepEffect,
  type StepRun,
  type Trigger,
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
  renewal.confirmed: { properties: { follow_up: { type: instant } } }
`;

/** A journey from its YAML, in a playbook that has the facts, messages, form and guide of the small one. */
export function journeyOf(yaml: string): Journey {
  const { 'tests/all.yaml': _, ...rest } = smallPlaybook;
  const files = {
    ...rest,
    'facts.yaml': `${facts}  nps.submitted: { properties: { score: { type: number } } }\n`,
    'health.yaml': 'health: {}\n',
    'signals.yaml':
      'signals:\n  hot: { title: Hot, leads to: expansion, on: service.used, pattern: clear, lasts: 9d }\n',
    'messages/outreach.md': mail('Hello'),
    'messages/again.md': mail('Again'),
    'journeys/upgrade.yaml': yaml,
  };
  const [journey] = Object.values(playbookOf(files).journeys);
  if (journey === undefined) throw new Error('there is no journey');
  return journey;
}

const mail = (title: string): string =>
  `---\npurpose: service\nfrom: csm\nto: primary contact\n---\n## en\n# ${title}\nText.\n`;

/** One enrollment on its way, without an engine: facts are what the test says they are. */
export class Trip {
  enrollment: Enrollment;
  readonly effects: StepEffect[] = [];
  readonly runs: StepRun[] = [];
  /** By canonical spelling: `account.risk`. */
  facts: Record<string, Value> = {};
  /** When a fact next changes by time alone, by the same. */
  until: Record<string, Instant> = {};
  #event = 0;

  constructor(
    readonly journey: Journey,
    at: Instant,
    readonly zone: Zone = 'UTC',
    event: { name: string; properties: JsonObject } = { name: 'upgrade.requested', properties: {} },
    ready = true,
    facts: Record<string, Value> = {},
  ) {
    this.facts = facts;
    const entry = entryOf(journey, event, [], at, facts);
    if (entry.kind !== 'entered') throw new Error(entry.reason);
    this.enrollment = entry.enrollment;
    this.#advance({ kind: 'entered', ready }, at);
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

  /** A look without anything being due. */
  look(at: Instant): this {
    this.#advance({ kind: 'due' }, at);
    return this;
  }

  /** What was asked for so far: messages, tasks and actions by name. */
  get asked(): string[] {
    return this.effects.map(({ kind, payload }) => String(payload.message ?? payload.task ?? kind));
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
  }

  #context(at: Instant): AdvanceContext {
    const { zone } = this;
    return {
      at,
      readerFor: (enrollment) => {
        let first: Instant | undefined;
        const read = ((ref) => {
          const due = this.until[ref.id];
          if (due !== undefined && due > at && (first === undefined || due < first)) first = due;
          if (ref.kind === 'answer') return enrollment.answers[ref.form]?.[ref.field] as Value | undefined;
          if (ref.kind === 'outcome') return enrollment.outcomes[ref.name];
          return this.facts[ref.id];
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
        }),
      plus: (from, duration) => addDuration(from, duration, 1, zone, defaultCalendar),
      taskId: (enrollment, step, visit) => idOf('task', enrollment.id, step, visit),
    };
  }
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
    read: (ref) => {
      if (ref.kind !== 'event') return facts[ref.id];
      return ref.part === 'name' ? event.name : (event.properties[ref.property] as Value | undefined);
    },
    plus: (from, duration) => addDuration(from, duration, 1, 'UTC', defaultCalendar),
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
export const trip = (steps: string, head = HEAD, facts: Record<string, Value> = {}): Trip =>
  new Trip(oneStage(steps, head), START, 'UTC', undefined, true, facts);

import type { Step } from './journey-definition.ts';
import type { FileReading } from './loading.ts';
import type { EventSchema, Playbook } from './playbook.ts';

/** A playbook whose scenarios are still to be read. */
export type Subject = Omit<Playbook, 'scenarios' | 'words' | 'digest' | 'longestWindow'>;

/** What scenarios of one file are read against. */
export class ScenarioContext {
  /** The form of each task; undefined for one without. */
  readonly tasks: ReadonlyMap<string, string | undefined>;
  readonly outcomes: ReadonlySet<string>;
  /** Documents that somebody reviews. */
  readonly reviews: ReadonlySet<string>;
  readonly checks: ReadonlySet<string>;

  constructor(
    readonly file: FileReading,
    readonly playbook: Subject,
  ) {
    const journeys = Object.values(playbook.journeys);
    const steps: readonly Step[] = [
      ...journeys.flatMap((journey) => Object.values(journey.steps)),
      ...Object.values(playbook.health).flatMap(({ onEnter }) => Object.values(onEnter).flat()),
    ];
    this.tasks = new Map(steps.flatMap((step) => (step.kind === 'task' ? [[step.task, step.form]] : [])));
    const exits = steps.flatMap((step) => (step.kind === 'exit' ? [step.outcome] : []));
    const stops = journeys.flatMap((journey) => journey.stop.map((stop) => stop.exit));
    this.outcomes = new Set([...exits, ...stops, 'not_ready', 'completed']);
    this.reviews = new Set(
      steps.flatMap((step) => (step.kind === 'document' && step.review !== undefined ? [step.document] : [])),
    );
    const criteria = journeys.flatMap(({ stages }) => stages.flatMap(({ doneWhen }) => doneWhen));
    this.checks = new Set(criteria.flatMap((criterion) => ('check' in criterion ? [criterion.check] : [])));
  }

  schemaOf(event: string): EventSchema | undefined {
    return this.file.loading.events[event];
  }
}

import { didYouMean } from './did-you-mean.ts';
import type { Journey } from './journey-definition.ts';
import { followWays, type Reached, whyNoStart } from './journey-graph.ts';
import type { JourneyReading } from './journey-parts.ts';
import type { JourneyText } from './journey-schema.ts';
import type { FileReading } from './loading.ts';

/** The event by which a journey comes back that was left with `again`. */
const RETURN = 'follow_up.due';

/** Names of stages, steps, boxes and risks, each of which may stand for one thing only. */
export function checkNames({ file, steps, stages: first }: JourneyReading, { stages, risks = [] }: JourneyText): void {
  const seen = new Map<string, string>();
  stages.forEach(({ stage }, index) => {
    if (seen.has(stage)) file.wrong(['stages', index, 'stage'], `there are two stages "${stage}": choose another name`);
    seen.set(stage, 'a stage');
  });
  for (const { id, path, stage } of steps) {
    const other = seen.get(id);
    // A stage and the step that it begins with are one and the same to go to.
    const begins = id === stage && first.get(stage) === id && other === 'a stage';
    if (other !== undefined && !begins)
      file.wrong(path, `"${id}" is the name of ${other} already: give this step an id of its own`);
    seen.set(id, 'another step');
  }
  const checks = new Set<string>();
  stages.forEach(({ 'done when': criteria = [] }, index) => {
    criteria.forEach((criterion, nth) => {
      if (typeof criterion === 'string') return;
      const at = ['stages', index, 'done when', nth, 'check'];
      if (checks.has(criterion.check))
        file.wrong(
          at,
          `there are two boxes "${criterion.check}": a box is known by its text, so word this one differently`,
        );
      checks.add(criterion.check);
    });
  });
  const names = new Set<string>();
  risks.forEach(({ risk }, index) => {
    if (names.has(risk)) file.wrong(['risks', index, 'risk'], `there are two risks "${risk}": choose another name`);
    names.add(risk);
  });
}

/** What can only be seen on the whole: steps that nothing leads to, clocks without a start, outcomes that never come. */
export function checkWays(journey: Journey, reading: JourneyReading, text: JourneyText): void {
  const { file, steps, clocks } = reading;
  // With a name in doubt, whatever it leads to would only seem out of reach.
  if (file.loading.problems.has(file.yaml.name)) return;
  const { seen, ends } = followWays(journey, file.loading.product.actions);
  const astray = steps.filter(({ id }) => !seen.has(id));
  for (const { id, path } of astray)
    file.wrong(path, `nothing leads to the step "${id}": take it out, or let a "go" lead here`);
  // What a step brings about that nothing leads to would only seem to be missing behind it.
  if (astray.length > 0) return;
  for (const clock of clocks) {
    const why = whyNoStart(clock, seen.get(clock.step) ?? new Set(), file.catalog);
    if (why !== undefined) file.wrong(clock.path, why);
  }
  checkMails(journey, reading, seen);
  const outcomes = new Set(journey.stop.map((stop) => stop.exit));
  for (const step of Object.values(journey.steps)) if (step.kind === 'exit') outcomes.add(step.outcome);
  if (text.enter.when !== undefined) outcomes.add('not_ready');
  if (ends) outcomes.add('completed');
  checkOutcomes(file, ['enter', 'again'], Object.keys(journey.enter.again), outcomes);
  checkOutcomes(file, ['on exit'], Object.keys(journey.onExit), outcomes);
  checkReturns(journey, reading);
}

/** What a mail needs of the steps before it: the documents that go with it, the mail whose thread it continues. */
function checkMails(journey: Journey, { file, steps, names }: JourneyReading, seen: Reached['seen']): void {
  const sent = new Set(Object.values(journey.steps).flatMap((step) => (step.kind === 'email' ? [step.message] : [])));
  for (const { id, text, path } of steps) {
    const message = names.messages.get(text.email ?? '');
    const missing = message?.attach.find(
      (document) => names.documents.has(document) && !seen.get(id)?.has(`${document}.drafted`),
    );
    if (missing !== undefined)
      file.wrong(
        [...path, 'email'],
        `"${missing}" goes with this mail, and no step before it makes it: add document: ${missing}`,
      );
    const thread = message?.thread;
    if (thread !== undefined && names.messages.has(thread) && !sent.has(thread))
      file.wrong(
        [...path, 'email'],
        `this mail continues the thread of "${thread}", which no step of this journey sends: add email: ${thread}`,
      );
  }
}

function checkOutcomes(file: FileReading, path: readonly string[], named: readonly string[], known: Set<string>): void {
  for (const outcome of named) {
    if (known.has(outcome)) continue;
    const hint = didYouMean(outcome, known) || `; there are ${[...known].join(', ')}`;
    file.wrongKey(path, outcome, `no exit has the outcome "${outcome}"${hint}`);
  }
}

/** What comes back by itself enters by an event, which must be one that lets it in. */
function checkReturns({ enter }: Journey, { file, steps }: JourneyReading): void {
  for (const { text, path } of steps) {
    if (text.again === undefined) continue;
    for (const key of ['on', 'always'] as const) {
      if (!enter[key].includes(RETURN))
        file.wrong([...path, 'again'], `it comes back by the event ${RETURN}: add it to "${key}" under "enter"`);
    }
  }
}

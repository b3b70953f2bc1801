import { z } from 'zod';
import { formatMoment } from '#pure/calendar';
import type { Journey, Playbook, Signal, Stage, Story } from '#pure/playbook';

const StoryView = z
  .object({
    goal: z.string().optional(),
    starting_emotion: z.string().optional(),
    target_emotion: z.string().optional(),
    pains: z.array(z.string()).optional(),
    gains: z.array(z.string()).optional(),
  })
  .describe('for people: never run');

const StageView = z.object({
  stage: z.string(),
  title: z.string(),
  story: StoryView.optional(),
  window: z.object({ from: z.string(), to: z.string() }).optional(),
  steps: z.array(z.object({ step: z.string(), kind: z.string() })),
});

/** A playbook as people read it: what it is for, its stages with their goals and emotions, its signals, its targets. */
export const PlaybookView = z.object({
  playbook: z.string(),
  version: z.string(),
  title: z.string(),
  owner: z.string(),
  story: StoryView.optional(),
  needs: z.array(z.string()),
  next_review_on: z.string().optional(),
  change_log: z.array(z.object({ on: z.string(), version: z.string(), changes: z.string() })),
  signals: z.array(
    z.object({ signal: z.string(), title: z.string(), weight: z.string().optional(), leads_to: z.string() }),
  ),
  scores: z.array(z.object({ score: z.string(), title: z.string(), max: z.number() })),
  journeys: z.array(
    z.object({ journey: z.string(), title: z.string(), story: StoryView.optional(), stages: z.array(StageView) }),
  ),
  kpis: z.array(
    z.object({ kpi: z.string(), title: z.string(), meaning: z.string().optional(), target: z.string().optional() }),
  ),
});

const WEIGHTS = ['high', 'medium', 'low', undefined];

export function viewPlaybook(playbook: Playbook): z.input<typeof PlaybookView> {
  const { id, version, title, owner, story, needs, nextReviewOn, changeLog, signals, scores, journeys, kpis } =
    playbook;
  return {
    playbook: id,
    version,
    title,
    owner,
    ...viewStory(story),
    needs: [...needs],
    ...(nextReviewOn === undefined ? {} : { next_review_on: nextReviewOn }),
    change_log: [...changeLog],
    signals: Object.values(signals).sort(byWeight).map(viewSignal),
    scores: Object.values(scores).map((score) => ({ score: score.id, title: score.title, max: score.max })),
    journeys: Object.values(journeys).map(viewJourney),
    kpis: Object.values(kpis).map(({ id: kpi, title: name, meaning, target }) => ({
      kpi,
      title: name,
      ...(meaning === undefined ? {} : { meaning }),
      ...(target === undefined ? {} : { target: target.source }),
    })),
  };
}

/** The heaviest first; of one weight, as the playbook has them. */
const byWeight = (a: Signal, b: Signal): number => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight);

const viewSignal = ({ id, title, weight, leadsTo }: Signal) => ({
  signal: id,
  title,
  leads_to: leadsTo,
  ...(weight === undefined ? {} : { weight }),
});

const viewJourney = (journey: Journey) => ({
  journey: journey.id,
  title: journey.title,
  ...viewStory(journey.story),
  stages: journey.stages.map((stage) => viewStage(stage, journey)),
});

const viewStage = ({ id, title, story, window }: Stage, { steps }: Journey) => ({
  stage: id,
  title,
  ...viewStory(story),
  ...(window === undefined ? {} : { window: { from: formatMoment(window.from), to: formatMoment(window.to) } }),
  steps: Object.values(steps)
    .filter((step) => step.stage === id)
    .sort((a, b) => a.line - b.line)
    .map((step) => ({ step: step.id, kind: step.kind })),
});

function viewStory(story: Story | undefined): { story?: z.input<typeof StoryView> } {
  if (story === undefined) return {};
  const { 'starting emotion': starting, 'target emotion': target, pains, gains, goal } = story;
  return {
    story: {
      ...(goal === undefined ? {} : { goal }),
      ...(starting === undefined ? {} : { starting_emotion: starting }),
      ...(target === undefined ? {} : { target_emotion: target }),
      ...(pains === undefined ? {} : { pains: [...pains] }),
      ...(gains === undefined ? {} : { gains: [...gains] }),
    },
  };
}

import { z } from 'zod';
import { notFound } from '#base';
import { defineRead, noAccount } from '#platform/operations';
import type { Journey } from '#pure/playbook';
import { proposalFor } from './inside.ts';
import { loadEarlier } from './load-earlier.ts';
import type { LoadPlaybook } from './load-playbook.ts';
import { PlaybookTexts, ProblemView } from './playbook-files.ts';
import { digestOfVersion, findVersionFiles } from './playbook-store.ts';

const Note = z.object({
  what: z.enum(['time', 'condition', 'events', 'kind', 'stage']),
  before: z.string(),
  after: z.string(),
});
const COUNTING = 10_000;

/** What publishing files, or rolling back to a version, meets: who is inside at which step, and what takes its place. */
export const previewPublication = (load: LoadPlaybook) =>
  defineRead({
    name: 'preview-publication',
    summary: 'Who is inside earlier versions, step by step, and which steps of a new version take the place of theirs',
    access: 'author',
    scope: noAccount,
    doors: ['http'],
    statementLimit: COUNTING,
    input: z.object({
      playbook: z.string().min(1),
      files: PlaybookTexts.optional(),
      version: z.string().min(1).optional().describe('of a roll back, in the place of files'),
    }),
    output: z.object({
      problems: z.array(ProblemView),
      version: z.string(),
      taken: z.boolean().describe('the version is published already with other content'),
      published: z.boolean().describe('word for word'),
      inside: z.array(
        z.object({
          version: z.string(),
          journey: z.string(),
          title: z.string(),
          exists: z.boolean().describe('the new version has this journey'),
          steps: z.array(
            z.object({
              step: z.string(),
              stage: z.string(),
              kind: z.string(),
              count: z.number(),
              to: z.string().optional().describe('takes its place by itself'),
              notes: z.array(Note),
            }),
          ),
        }),
      ),
      targets: z.record(z.string(), z.array(z.object({ step: z.string(), stage: z.string(), kind: z.string() }))),
      outcomes: z.array(z.string()),
    }),
    async run({ db }, { playbook, files, version }) {
      const given = files ?? (await findVersionFiles(db, playbook, version));
      if (given === undefined) {
        throw notFound(
          'playbook-not-found',
          `There is no ${playbook} ${version ?? ''}; list-playbooks shows what there is.`,
          { playbook, version },
        );
      }
      const loaded = load(given);
      const nothing = { version: version ?? '', taken: false, published: false, inside: [], targets: {}, outcomes: [] };
      if (!loaded.ok) return { ...nothing, problems: [...loaded.problems] };
      const next = loaded.playbook;
      const kept = await digestOfVersion(db, next.id, next.version);
      const { earlier, standing } = await loadEarlier(db, load, next.id, next.version);
      const inside = earlier.flatMap(({ version: old, playbook: left }) =>
        Object.values(left.journeys).flatMap((journey) => {
          const here = standing.filter((one) => one.version === old && one.journey === journey.id);
          if (here.length === 0) return [];
          const steps = here.map(({ step, count }) => {
            const proposal = proposalFor(earlier, next, old, journey.id, step);
            const { stage = '', kind = '' } = journey.steps[step] ?? {};
            return {
              ...{ step, stage, kind, count },
              notes: [...(proposal?.notes ?? [])],
              ...(proposal?.to === undefined ? {} : { to: proposal.to }),
            };
          });
          const exists = next.journeys[journey.id] !== undefined;
          return [{ version: old, journey: journey.id, title: journey.title, exists, steps }];
        }),
      );
      return {
        problems: [],
        version: next.version,
        taken: kept !== undefined && kept !== next.digest,
        published: kept === next.digest,
        inside,
        targets: Object.fromEntries(Object.values(next.journeys).map((journey) => [journey.id, targetsOf(journey)])),
        outcomes: outcomesOf(
          [...earlier.map((one) => one.playbook), next].flatMap((one) => Object.values(one.journeys)),
        ),
      };
    },
  });

/** Steps at which somebody can be put, in the order of the text. */
const targetsOf = ({ steps }: Journey) =>
  Object.values(steps)
    .filter(({ stage }) => stage !== '')
    .sort((a, b) => a.line - b.line)
    .map(({ id, stage, kind }) => ({ step: id, stage, kind }));

function outcomesOf(journeys: readonly Journey[]): string[] {
  const outcomes = journeys.flatMap(({ steps, stop }) => [
    ...Object.values(steps).flatMap((step) => (step.kind === 'exit' ? [step.outcome] : [])),
    ...stop.map(({ exit }) => exit),
  ]);
  return [...new Set(outcomes)].sort();
}

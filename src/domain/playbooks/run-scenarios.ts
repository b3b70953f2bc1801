import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { defineRead, noAccount } from '#platform/operations';
import type { Playbook, Scenario } from '#pure/playbook';
import type { LoadPlaybook } from './load-playbook.ts';
import { PlaybookTexts, ProblemView } from './playbook-files.ts';

/** Plays scenarios of one playbook on a virtual clock; main.ts brings the engine that does. */
export type PlayScenarios = (playbook: Playbook) => (scenario: Scenario) => PlayedScenario;

export interface PlayedScenario {
  /** What could not be done or did not come, by the line that says it. */
  readonly failures: readonly { readonly line: number; readonly message: string }[];
  readonly timeline: readonly PlayedMoment[];
}

/** Something that happened in a scenario, by its days. */
export interface PlayedMoment {
  readonly day: number;
  /** `09:00` by the workspace's clock. */
  readonly time: string;
  readonly what: string;
  readonly name: string;
  readonly detail?: string;
}

const MomentView = z.object({
  day: z.number(),
  time: z.string(),
  what: z.string(),
  name: z.string(),
  detail: z.string().optional(),
});

/** By the editor that asks: its newest run. A run that is not its editor's newest any more is given up. */
const newest = new Map<string, string>();
const EDITORS = 1000;

/** Runs the scenarios of files as they are written, one after the other, giving way to others between them. */
export const runScenarios = (load: LoadPlaybook, play: PlayScenarios) =>
  defineRead({
    name: 'run-scenarios',
    summary: 'Run the scenarios of the files of a playbook on a virtual clock',
    access: 'read-playbooks',
    scope: noAccount,
    doors: ['http'],
    input: z.object({
      files: PlaybookTexts,
      only: z.array(z.string()).optional().describe('titles; all unless said'),
      editor: z.string().max(100).optional().describe('whose next run, or cancel-scenarios, ends this one'),
      run: z.string().max(100).default(''),
    }),
    output: z.object({
      problems: z.array(ProblemView),
      cancelled: z.boolean(),
      scenarios: z.array(
        z.object({
          title: z.string(),
          file: z.string(),
          line: z.number(),
          failures: z.array(z.object({ line: z.number(), message: z.string() })),
          expected: z.array(z.object({ line: z.number(), day: z.number().optional() })),
          timeline: z.array(MomentView),
        }),
      ),
    }),
    async run(_, { files, only, editor, run }) {
      if (editor !== undefined) {
        if (newest.size >= EDITORS) newest.clear();
        newest.set(editor, run);
      }
      // What was asked together with this one may say that it is not wanted any more.
      await nextTurn();
      const loaded = load(files);
      if (!loaded.ok) return { problems: [...loaded.problems], cancelled: false, scenarios: [] };
      const playOne = play(loaded.playbook);
      const scenarios = [];
      for (const scenario of loaded.playbook.scenarios) {
        if (only !== undefined && !only.includes(scenario.title)) continue;
        await nextTurn();
        if (editor !== undefined && newest.get(editor) !== run) return { problems: [], cancelled: true, scenarios };
        const { failures, timeline } = playOne(scenario);
        const expected = scenario.expect.map(({ line, at }) => ({
          line,
          ...(at === undefined ? {} : { day: at.day }),
        }));
        const { title, file, line } = scenario;
        scenarios.push({ title, file, line, expected, failures: [...failures], timeline: [...timeline] });
      }
      return { problems: [], cancelled: false, scenarios };
    },
  });

/** Ends what an editor runs, should it still run. */
export const cancelScenarios = defineRead({
  name: 'cancel-scenarios',
  summary: 'End the run of scenarios that an editor has begun',
  access: 'read-playbooks',
  scope: noAccount,
  doors: ['http'],
  input: z.object({ editor: z.string().max(100) }),
  output: z.object({ running: z.boolean() }),
  run: async (_, { editor }) => ({ running: newest.delete(editor) }),
});

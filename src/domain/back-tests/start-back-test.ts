import { z } from 'zod';
import { addMonths, dayOf, invalid, startOfDay } from '#base';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineWrite, noAccount } from '#platform/operations';
import type { Playbook, Problem } from '#pure/playbook';
import { insertBackTest } from './back-test-store.ts';

/** Loads a folder's files against what the product provides. */
export type LoadDraft = (
  files: Readonly<Record<string, string>>,
) => { readonly ok: true; readonly playbook: Playbook } | { readonly ok: false; readonly problems: readonly Problem[] };

export type ReadRuntime = (db: Queryable) => Promise<Runtime>;

/** Asks for the past under a draft; it waits its turn, one runs at a time, beside all other work. */
export const startBackTest = (load: LoadDraft, runtime: ReadRuntime) =>
  defineWrite({
    name: 'start-back-test',
    summary: 'Replay the log of the last months under a draft of a playbook, and compare with what is live',
    access: 'author',
    scope: noAccount,
    doors: ['http', 'cli'],
    input: z.object({
      files: z.record(z.string(), z.string()).describe('the draft'),
      months: z.number().int().min(1).max(36).default(12),
      accounts: z.number().int().min(1).max(10_000_000).optional().describe('at most about so many; all unless said'),
      outcome_days: z
        .number()
        .int()
        .min(1)
        .max(365)
        .default(90)
        .describe('what follows a signal so soon counts for it'),
    }),
    output: z.object({ run: z.string() }),
    accounts: () => [],
    async run({ tx, at, actor, changed }, { files, months, accounts, outcome_days: outcomeDays }) {
      const loaded = load(files);
      if (!loaded.ok) {
        const { problems } = loaded;
        const lines = problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
        throw invalid('playbook-problems', `The draft can't be replayed, put it right first:\n${lines.join('\n')}`, {
          problems,
          count: problems.length,
        });
      }
      const { id: playbook, version } = loaded.playbook;
      const { zone } = await runtime(tx);
      const from = startOfDay(addMonths(dayOf(at, zone), -months), zone);
      changed(null, { playbook, version, months, accounts, outcome_days: outcomeDays });
      const askedBy = actor.person ?? `${actor.kind}:${actor.id}`;
      const what = { playbook, version, files, from, to: at, months, accounts: accounts ?? null, outcomeDays };
      return { run: await insertBackTest(tx, { ...what, askedAt: at, askedBy }) };
    },
  });

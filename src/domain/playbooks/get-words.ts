import { z } from 'zod';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, noAccount } from '#platform/operations';

/** What live playbooks call things in a language: their texts as the files have them, and as people read them in it. */
export const getWords = (runtime: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'get-words',
    summary: 'What live playbooks call signals, scores, factors, steps and KPIs in a language',
    access: 'self',
    scope: noAccount,
    doors: ['http', 'cli'],
    input: z.object({ locale: z.string().min(2).max(10) }),
    output: z.object({
      playbooks: z.array(
        z.object({
          playbook: z.string(),
          title: z.string().describe('in that language'),
          words: z.record(z.string(), z.string()).describe('nothing for what is the same in both'),
          titles: z.object({
            signals: z.record(z.string(), z.string()),
            scores: z.record(z.string(), z.string()),
            journeys: z.record(z.string(), z.string()),
          }),
        }),
      ),
    }),
    async run({ db }, { locale }) {
      const { live } = await runtime(db);
      return {
        playbooks: live.map(({ playbook }) => {
          const words = playbook.words[locale] ?? {};
          const said = (text: string): string => (Object.hasOwn(words, text) ? (words[text] ?? text) : text);
          const titles = (parts: Readonly<Record<string, { readonly title: string }>>): Record<string, string> =>
            Object.fromEntries(Object.entries(parts).map(([id, { title }]) => [id, said(title)]));
          return {
            playbook: playbook.id,
            title: said(playbook.title),
            words,
            titles: {
              signals: titles(playbook.signals),
              scores: titles(playbook.scores),
              journeys: titles(playbook.journeys),
            },
          };
        }),
      };
    },
  });

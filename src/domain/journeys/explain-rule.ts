import { z } from 'zod';
import { isZone, type JsonObject, notFound } from '#base';
import { explainRule as explain } from '#engine';
import { defineRead, ofAccounts } from '#platform/operations';
import { nearestName } from '#pure/expression';
import type { ReadRuntime } from './explain-account.ts';

const value = z
  .union([z.number(), z.string(), z.boolean(), z.array(z.string()).readonly(), z.array(z.number()).readonly()])
  .readonly()
  .nullable();

const condition = z.object({
  label: z.string(),
  source: z.string(),
  value,
  parts: z
    .array(z.object({ source: z.string(), value, facts: z.custom<JsonObject>().meta({ type: 'object' }) }))
    .readonly(),
  flips: z.array(z.string()).readonly(),
});

const output = z.object({
  account: z.string(),
  at: z.number(),
  rules: z
    .array(
      z.object({
        playbook: z.string(),
        kind: z.enum(['signal', 'journey', 'step']),
        name: z.string(),
        title: z.string(),
        firedAt: z.number().nullable(),
        reasons: z.array(z.string()).readonly(),
        conditions: z.array(condition).readonly(),
      }),
    )
    .readonly(),
});

/** Instants are epoch ms. */
export type ExplainedRules = z.output<typeof output>;

/** Why a signal, a journey or a step of a playbook did or did not come about for an account. */
export const explainRule = (runtime: ReadRuntime) =>
  defineRead({
    name: 'explain-rule',
    summary: 'Explain why a signal, a journey or a step did or did not come about for an account',
    access: 'read',
    scope: ofAccounts(({ account }) => [account]),
    doors: ['http', 'cli'],
    input: z.object({
      account: z.string().min(1),
      rule: z.string().min(1).describe('name of the signal, journey or step'),
      locale: z.enum(['en', 'ko']).default('en').describe('language of the reasons'),
      zone: z.string().refine(isZone).default('UTC').describe('whose clock times in them are by'),
    }),
    output,
    async run({ db, at }, { account, rule, locale, zone }) {
      const { known, rules, names } = await explain(db, await runtime(db), account, rule, at, { locale, zone });
      if (!known) {
        const message = `Nothing has been recorded of an account ${account}; check its id with list-accounts`;
        throw notFound('account-not-found', message, { account });
      }
      if (rules.length === 0) {
        const meant = nearestName(rule, names);
        const message = `No signal, journey or step is called ${rule}${meant === undefined ? '' : `; did you mean ${meant}?`}`;
        throw notFound('rule-not-found', message, { rule });
      }
      return { account, at, rules };
    },
  });

import { z } from 'zod';
import { loadTeam } from '#domain/team';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, noAccount } from '#platform/operations';
import type { FactRef } from '#pure/expression';
import type { AccountIndex } from './account-index.ts';
import { factsInUse, listCatalog } from './list-catalog.ts';

/** More values than this are no choice that one picks from. */
const FEW = 60;

/** What conditions and columns of lists may name. */
export const listAccountFacts = (index: AccountIndex, runtime: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'list-account-facts',
    summary: 'List the facts that conditions over accounts may name',
    access: 'read',
    scope: noAccount,
    doors: ['http', 'cli'],
    input: z.object({}),
    output: z.object({
      facts: z.array(
        z.object({
          fact: z.string().describe('as conditions write it'),
          group: z.string().describe('account, contract, health, scores, signals, usage …'),
          type: z.enum(['number', 'text', 'bool', 'instant', 'date', 'list(text)', 'list(number)']),
          unit: z.string().optional(),
          meaning: z.string().optional(),
          in_use: z.boolean().describe('whether a live playbook asks for it'),
          values: z.array(z.object({ value: z.string(), label: z.string().optional() })).optional(),
        }),
      ),
    }),
    async run({ db, at, sees }) {
      const facts = await runtime(db);
      const { attributes, choices, scores, signals } = listCatalog(facts).facts;
      const used = factsInUse(facts);
      const inUse = new Set(used.map(({ id }) => id));
      await index.upToDate(db, facts, at);
      const team = await loadTeam(db);
      const list = [
        ...Object.entries(attributes).map(([fact, { type, unit, meaning }]) => ({ fact, type, unit, meaning })),
        { fact: 'health.score', type: 'number' as const, unit: undefined, meaning: 'Health, 0 to 100' },
        { fact: 'health.band', type: 'text' as const, unit: undefined, meaning: 'Band of health' },
        ...scores.map((name) => ({
          fact: `scores.${name}`,
          type: 'number' as const,
          unit: undefined,
          meaning: titleOf(facts, 'scores', name),
        })),
        ...signals.map((name) => ({
          fact: `signals.open("${name}")`,
          type: 'bool' as const,
          unit: undefined,
          meaning: titleOf(facts, 'signals', name),
        })),
        ...used
          .filter(isCounted)
          .map((ref) => ({ fact: ref.id, type: ref.type, unit: unitOf(facts, ref), meaning: undefined })),
      ];
      return {
        facts: list.map(({ fact, type, unit, meaning }) => {
          // Of those who see a part, the values of the others are none of their business.
          const values =
            fact === 'health.band'
              ? (choices?.bands ?? [])
              : fact === 'account.owner'
                ? team.map(({ id }) => id)
                : sees === undefined
                  ? index.valuesOf(fact, type, FEW)
                  : [];
          const named = values.map((value) => {
            const person = fact === 'account.owner' ? team.find(({ id }) => id === value) : undefined;
            return { value, ...(person === undefined ? {} : { label: person.name }) };
          });
          return {
            fact,
            group: groupOf(fact),
            type,
            ...(unit === undefined ? {} : { unit }),
            ...(meaning === undefined ? {} : { meaning }),
            in_use: inUse.has(fact),
            ...(named.length === 0 ? {} : { values: named }),
          };
        }),
      };
    },
  });

const isCounted = ({ kind }: FactRef): boolean => kind === 'metric' || kind === 'active' || kind === 'days_since';

const groupOf = (fact: string): string =>
  fact.startsWith('days_since(') ? 'usage' : (/^[a-z_]+/i.exec(fact)?.[0] ?? 'account');

function titleOf({ live }: Runtime, part: 'scores' | 'signals', name: string): string | undefined {
  for (const { playbook } of live) {
    const titled = Object.hasOwn(playbook[part], name) ? playbook[part][name] : undefined;
    if (titled !== undefined) return titled.title;
  }
  return undefined;
}

function unitOf({ live }: Runtime, ref: FactRef): string | undefined {
  if (ref.kind === 'days_since') return 'days';
  if (ref.kind !== 'metric' || ref.fn === 'days' || ref.fn === 'change') return undefined;
  return live.find(({ playbook }) => Object.hasOwn(playbook.metrics, ref.metric))?.playbook.metrics[ref.metric]?.unit;
}

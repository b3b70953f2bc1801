import { z } from 'zod';
import { dayOf, isoInstant, startOfDay } from '#base';
import { AccountId } from '#domain/accounts';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, ofAccounts } from '#platform/operations';
import { kindOf } from './event-kinds.ts';
import { listAdoption as listRows } from './usage-list.ts';

/** Who uses what: people by features, how often, and when last. */
export const listAdoption = (runtime: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'list-adoption',
    summary: 'Who of an account uses which features: the busiest people and the most used features',
    access: 'read',
    scope: ofAccounts(({ account }) => [account]),
    doors: ['http', 'cli'],
    input: z.object({ account: AccountId, days: z.coerce.number().int().min(7).max(400).default(90) }),
    output: z.object({
      features: z.array(z.object({ feature: z.string(), people: z.number(), uses: z.number() })),
      people: z.array(
        z.object({
          contact: z.string(),
          name: z.string().optional(),
          uses: z.number(),
          last_at: z.string(),
          features: z.record(z.string(), z.number()).describe('uses by feature'),
        }),
      ),
    }),
    async run({ db, at, shardOf }, { account, days }) {
      const current = await runtime(db);
      const from = startOfDay(dayOf(at, current.zone) - days + 1, current.zone);
      const rows = await listRows(db, shardOf(account), account, featuresOf(current), from);
      const features = new Map<string, { people: number; uses: number }>();
      const people = new Map<
        string,
        { name: string | null; uses: number; lastAt: number; by: Record<string, number> }
      >();
      for (const { contact, name, feature, uses, lastAt } of rows) {
        const used = features.get(feature) ?? { people: 0, uses: 0 };
        features.set(feature, { people: used.people + 1, uses: used.uses + uses });
        const one = people.get(contact) ?? { name, uses: 0, lastAt, by: {} };
        one.by[feature] = uses;
        people.set(contact, { ...one, uses: one.uses + uses, lastAt: Math.max(one.lastAt, lastAt) });
      }
      return {
        features: [...features]
          .map(([feature, counts]) => ({ feature, ...counts }))
          .sort((a, b) => b.people - a.people || b.uses - a.uses || (a.feature < b.feature ? -1 : 1)),
        people: [...people]
          .map(([contact, { name, uses, lastAt, by }]) => ({
            contact,
            ...(name === null ? {} : { name }),
            uses,
            last_at: isoInstant(lastAt),
            features: by,
          }))
          .sort((a, b) => b.uses - a.uses || (a.contact < b.contact ? -1 : 1)),
      };
    },
  });

/** Usage events that the live playbooks measure, with the property by which they tell features apart ('' for none). */
function featuresOf({ live }: Runtime): Record<string, string> {
  const features: Record<string, string> = {};
  for (const { playbook } of live) {
    for (const { event, by } of Object.values(playbook.metrics))
      if (kindOf(event) === 'usage') features[event] = features[event] || (by ?? '');
  }
  return features;
}

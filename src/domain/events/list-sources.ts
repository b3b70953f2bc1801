import { z } from 'zod';
import { HOUR, isoInstant } from '#base';
import { defineRead, noAccount } from '#platform/operations';
import { loadSenderKeys, loadSourceHours } from './source-store.ts';

const HOURS = 24;

/** What sends events: each write key, what came in with it by the hour of the last day, and when last. */
export const listSources = defineRead({
  name: 'list-sources',
  summary: 'List the keys that send events, with what came in by the hour and when last',
  access: 'operate',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({}),
  output: z.object({
    sources: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        created_at: z.string(),
        revoked_at: z.string().optional(),
        last_at: z.string().optional(),
        accepted: z.number().describe('calls of the last 24 hours'),
        refused: z.number(),
        hours: z.array(z.number()).describe('calls an hour, the oldest first, the running one last'),
      }),
    ),
  }),
  async run({ db, at }) {
    const running = Math.floor(at / HOUR) * HOUR;
    const from = running - (HOURS - 1) * HOUR;
    const counted = await loadSourceHours(db, from);
    const keys = await loadSenderKeys(db);
    return {
      sources: keys.map(({ id, label, createdAt, revokedAt }) => {
        const mine = counted.filter(({ source }) => source === id);
        const hours = Array.from({ length: HOURS }, (_, place) =>
          sum(
            mine.filter(({ hour }) => hour === from + place * HOUR),
            'accepted',
          ),
        );
        const last = mine.reduce((latest, { lastAt }) => Math.max(latest, lastAt), 0);
        return {
          ...{ key: id, label, created_at: isoInstant(createdAt), hours },
          ...(revokedAt === null ? {} : { revoked_at: isoInstant(revokedAt) }),
          ...(last === 0 ? {} : { last_at: isoInstant(last) }),
          accepted: sum(mine, 'accepted'),
          refused: sum(mine, 'refused'),
        };
      }),
    };
  },
});

const sum = (
  hours: readonly { readonly accepted: number; readonly refused: number }[],
  what: 'accepted' | 'refused',
): number => hours.reduce((all, hour) => all + hour[what], 0);

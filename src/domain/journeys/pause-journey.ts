import { z } from 'zod';
import { conflict, isoInstant } from '#base';
import { keepPause } from '#engine';
import { defineWrite, noAccount } from '#platform/operations';
import type { ReadRuntime } from './explain-account.ts';
import { journeyOrThrow } from './find-journey.ts';
import { listPublishedVersions } from './journey-list.ts';

/** Lets a journey stand still for everybody: nobody enters or moves, nothing is sent, until it is resumed. */
export const pauseJourney = (runtime: ReadRuntime) =>
  defineWrite({
    name: 'pause-journey',
    summary: 'Pause a journey for everybody: nobody enters it or moves in it, and nothing of it is sent',
    access: 'operate',
    scope: noAccount,
    doors: ['http', 'cli'],
    input: z.object({
      playbook: z.string().min(1),
      journey: z.string().min(1),
      reason: z.string().trim().min(1).max(500).optional(),
    }),
    output: z.object({ playbook: z.string(), journey: z.string(), paused_at: z.string() }),
    accounts: () => [],
    async run({ tx, at, actor, changed }, { playbook, journey, reason }) {
      const versions = await listPublishedVersions(tx, playbook);
      journeyOrThrow(await runtime(tx), versions, { playbook, journey, version: undefined });
      const by = actor.person ?? `${actor.kind}:${actor.id}`;
      if (!(await keepPause(tx, { playbook, journey, pausedAt: at, by, reason })))
        throw conflict('journey-paused', `${journey} is paused already; nothing was changed.`, { playbook, journey });
      changed({ journey, paused: false }, { journey, paused: true });
      return { playbook, journey, paused_at: isoInstant(at) };
    },
  });

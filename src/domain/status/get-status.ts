import { z } from 'zod';
import { defineRead } from '#platform/operations';
import { type Build, loadStatus } from './load-status.ts';
import { Status } from './status-view.ts';
import { decideTroubles } from './troubles.ts';

/** How this installation is: what runs, what is late, what waits for a person. Cheap however much is stored. */
export const getStatus = (build: Build) =>
  defineRead({
    name: 'get-status',
    summary: 'How this installation is: what runs, what is late, what waits for a person',
    access: 'measure',
    doors: ['http', 'cli'],
    input: z.strictObject({}),
    output: Status,
    async run({ db, at }) {
      const status = await loadStatus(db, at, build);
      const troubles = decideTroubles(status);
      return { ...status, well: troubles.every(({ level }) => level === 'note'), troubles };
    },
  });

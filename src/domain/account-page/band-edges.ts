import { z } from 'zod';
import type { Runtime } from '#engine';
import type { Band } from '#pure/playbook';

export const BandView = z.object({
  band: z.string(),
  compare: z.enum(['above', 'from', 'below', 'to', 'equals', 'otherwise']),
  edge: z.number().nullable(),
});

export interface ScoreWords {
  readonly title: string;
  readonly max: number;
  readonly bands: readonly z.output<typeof BandView>[];
}

/** What the live versions say of a score: `health` by the model that made it (`by`), others by their name. */
export function scoreWords(runtime: Runtime, name: string, by: string | undefined): ScoreWords | undefined {
  for (const { playbook } of runtime.live) {
    for (const score of Object.values(playbook.scores)) {
      if (`${playbook.id}.${score.id}` === name)
        return { title: score.title, max: score.max, bands: score.bands.map(viewBand) };
    }
  }
  if (name !== 'health') return undefined;
  const models = runtime.live.flatMap(({ playbook }) =>
    Object.values(playbook.health).map((model) => ({ name: `${playbook.id}.${model.id}`, model })),
  );
  const found = models.find((one) => one.name === by) ?? models[0];
  return found === undefined ? undefined : { title: 'Health', max: 100, bands: found.model.bands.map(viewBand) };
}

const viewBand = ({ band, compare, edge }: Band): z.output<typeof BandView> => ({
  band,
  compare,
  edge: typeof edge === 'number' ? edge : null,
});

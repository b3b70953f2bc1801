import { z } from 'zod';
import { isoInstant } from '#base';
import type { JourneyPause, JourneySum } from '#engine';
import { countJourney, JourneyCounts } from './journey-counts.ts';
import type { PublishedVersion } from './journey-list.ts';

export const JourneyVersion = JourneyCounts.extend({
  version: z.string(),
  status: z.enum(['preparing', 'live', 'retired']),
  published_at: z.string(),
});

export const PauseView = z.object({ since: z.string(), by: z.string(), reason: z.string().optional() });

export const viewPause = ({ pausedAt, by, reason }: JourneyPause): z.output<typeof PauseView> => ({
  since: isoInstant(pausedAt),
  by,
  ...(reason === undefined ? {} : { reason }),
});

/** Versions of a journey with what is counted in each: the live one, and those that anybody was in. */
export function viewVersions(
  versions: readonly PublishedVersion[],
  sums: readonly JourneySum[],
): z.output<typeof JourneyVersion>[] {
  return versions.flatMap(({ version, status, publishedAt }) => {
    const own = sums.filter((sum) => sum.version === version);
    if (own.length === 0 && status === 'retired') return [];
    return [{ version, status, published_at: isoInstant(publishedAt), ...countJourney(own) }];
  });
}

import { isoInstant } from '#base';

/** An instant to the minute, as lines show it: 2026-03-02 09:00, in UTC. */
export const minute = (at: number): string => isoInstant(at).slice(0, 16).replace('T', ' ');

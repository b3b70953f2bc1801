import type { Output } from '#web/api';

export type JourneyRun = Output<'list-account-journeys'>['journeys'][number];
